// What accept-relationship and decline-relationship answer: the relationship as it stands now.
#pragma once

#include <array>

#include <pcadmin/administration.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>

#include "command/relationships/relationship_target.hpp"
#include "report/output.hpp"

namespace pcadmin::command {

extern const std::array<report::Column, 7> relationship_answer_columns;

struct RelationshipAnswer {
  RelationshipTarget target;
  Relationship relationship;
  Administration administration;  ///< of a customer relationship
};

void answer(report::Output& output, const RelationshipAnswer& answer, Instant at);

}  // namespace pcadmin::command
