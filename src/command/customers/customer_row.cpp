#include "command/customers/customer_row.hpp"
#include "command/shared/columns.hpp"

#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/relationship.hpp>

namespace pcadmin::command {

using report::ColumnType;

constexpr std::array<report::Column, 6> customer_columns{{
    column::customer_id,
    column::company_name,
    {.name = "domain", .heading = "Domain", .meaning = "The customer's primary domain.", .is_detail = true},
    {.name = "relationshipToPartner",
     .heading = "Relationship",
     .meaning = "What the account is to the customer in Partner Center's words, e.g. reseller; none where no "
                "relationship stands; null where it was never said."},
    with_meaning(column::admin_privileges,
                 "What the account may administer: dap, gdap, dap+gdap or none; null where it was never said."),
    {.name = "subscriptionCount",
     .type = ColumnType::number,
     .heading = "Subscriptions",
     .meaning = "How many subscriptions of the customer are known, in any status."},
}};

std::array<report::Value, 6> CustomerRow::of(const store::CustomerRecord& record) {
  return {
      id_.of(record.customer.id),
      text_cell(record.customer.company_name),
      text_cell(record.customer.domain),
      text_cell(relationship_to_partner(record.account_relationship, now_)),
      text_cell(privileges_in_force(record.account_administration, now_).value_or(std::string_view{})),
      record.subscription_count,
  };
}

}  // namespace pcadmin::command
