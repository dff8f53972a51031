// What accept-relationship and decline-relationship answer: the relationship as it stands now.
#pragma once

#include <array>
#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>

#include "command/relationships/relationship_target.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "report/output.hpp"

namespace pcadmin::command {

/// Which relationship it is, and its state: what every answer about one begins with.
inline constexpr std::array<report::Column, 4> relationship_columns{{
    column::relationship_kind,
    shown(noted(column::customer_id, "Null for a partnership.")),
    shown(column::partner_tenant_id),
    column::relationship_state,
}};

class RelationshipCells {
 public:
  std::array<report::Value, 4> of(const RelationshipTarget& target, const Relationship& relationship, Instant at);

 private:
  IdCell customer_id_;
  IdCell partner_id_;
};

extern const std::array<report::Column, 8> relationship_answer_columns;

struct RelationshipAnswer {
  RelationshipTarget target;
  Relationship relationship;
  Administration administration;  ///< of a customer relationship
  bool is_changed = false;
};

/// `done` is the result where something was changed: "accepted" or "declined".
void answer(report::Output& output, const RelationshipAnswer& answer, std::string_view done, Instant at);

}  // namespace pcadmin::command
