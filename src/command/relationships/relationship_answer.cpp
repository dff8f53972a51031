#include "command/relationships/relationship_answer.hpp"

#include "command/shared/joined.hpp"

namespace pcadmin::command {

constexpr std::array<report::Column, 8> relationship_answer_columns = joined(
    relationship_columns, std::array<report::Column, 4>{{
                              column::agreement,
                              column::admin_privileges,
                              column::admin_until,
                              {.name = "result", .heading = "Result", .meaning = "accepted, declined or unchanged."},
                          }});

std::array<report::Value, 4> RelationshipCells::of(const RelationshipTarget& target, const Relationship& relationship,
                                                   Instant at) {
  return {
      name(target.kind),
      target.customer ? customer_id_.of(target.customer->id) : report::Value{},
      partner_id_.of(target.partner.tenant_id),
      name(state_at(relationship, at)),
  };
}

void answer(report::Output& output, const RelationshipAnswer& answer, std::string_view done, Instant at) {
  RelationshipCells cells;
  InstantCell until;
  output.item(joined(cells.of(answer.target, answer.relationship, at),
                     std::array<report::Value, 4>{
                         text_cell(answer.relationship.agreement),
                         text_cell(privileges_in_force(answer.administration, at).value_or(std::string_view{})),
                         until.of(gdap_end(answer.administration, at)),
                         answer.is_changed ? done : std::string_view("unchanged"),
                     }));
}

}  // namespace pcadmin::command
