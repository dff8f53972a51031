// What accept-relationship and decline-relationship answer: the relationship as it stands now.
#pragma once

#include <array>
#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>

#include "command/relationships/relationship_target.hpp"
#include "report/output.hpp"

namespace pcadmin::command {

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
