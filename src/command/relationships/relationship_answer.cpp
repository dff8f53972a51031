#include "command/relationships/relationship_answer.hpp"

#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"

namespace pcadmin::command {

constexpr std::array<report::Column, 8> relationship_answer_columns{{
    column::relationship_kind,
    shown(noted(column::customer_id, "Null for a partnership.")),
    shown(column::partner_tenant_id),
    column::relationship_state,
    column::agreement,
    column::admin_privileges,
    column::admin_until,
    {.name = "result", .heading = "Result", .meaning = "accepted, declined or unchanged."},
}};

void answer(report::Output& output, const RelationshipAnswer& answer, std::string_view done, Instant at) {
  const RelationshipTarget& target = answer.target;
  IdCell customer_id;
  IdCell partner_id;
  InstantCell until;
  const std::array<report::Value, relationship_answer_columns.size()> item{
      name(target.kind),
      target.customer ? customer_id.of(target.customer->id) : report::Value{},
      partner_id.of(target.partner.tenant_id),
      name(state_at(answer.relationship, at)),
      text_cell(answer.relationship.agreement),
      text_cell(privileges_in_force(answer.administration, at).value_or(std::string_view{})),
      until.of(gdap_end(answer.administration, at)),
      answer.is_changed ? done : std::string_view("unchanged"),
  };
  output.item(item);
}

}  // namespace pcadmin::command
