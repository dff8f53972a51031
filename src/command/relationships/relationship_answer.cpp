#include "command/relationships/relationship_answer.hpp"

#include "command/shared/cells.hpp"

namespace pcadmin::command {

constexpr std::array<report::Column, 7> relationship_answer_columns{{
    {.name = "kind",
     .heading = "Kind",
     .meaning = "partnership (the account and a reseller) or customer (a customer and a partner)."},
    {.name = "customerId", .heading = "Customer id", .meaning = "The customer's tenant id; null for a partnership."},
    {.name = "partnerTenantId",
     .heading = "Partner id",
     .meaning = "The partner's tenant id: a reseller's, or the account's own."},
    {.name = "state", .heading = "State", .meaning = "The state of the relationship now, e.g. active."},
    {.name = "agreement", .heading = "Agreement", .meaning = "The support agreement's reference.", .may_be_cut = true},
    {.name = "adminPrivileges",
     .heading = "Administration",
     .meaning = "What the customer lets the partner administer: dap, gdap, dap+gdap or none; null where it was never "
                "said, and for a partnership."},
    {.name = "adminUntil", .heading = "Until", .meaning = "When GDAP ends, or ended; null for DAP, which has no end."},
}};

void answer(report::Output& output, const RelationshipAnswer& answer, Instant at) {
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
  };
  output.item(item);
}

}  // namespace pcadmin::command
