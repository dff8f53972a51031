// list-customers: the customers, what they are to the account, and what it may administer.
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/relationship.hpp>

#include "command/cells.hpp"
#include "command/commands.hpp"
#include "command/reading.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using report::ColumnType;

constexpr std::array<report::Column, 6> columns{{
    {.name = "customerId",
     .heading = "Customer id",
     .meaning = "The customer's tenant id (Microsoft ID).",
     .in_table = false},
    {.name = "companyName", .heading = "Company", .meaning = "The customer's name."},
    {.name = "domain", .heading = "Domain", .meaning = "The customer's primary domain."},
    {.name = "relationshipToPartner",
     .heading = "Relationship",
     .meaning = "What the account is to the customer in Partner Center's words, e.g. reseller; none where no "
                "relationship stands; null where it was never said."},
    {.name = "adminPrivileges",
     .heading = "Administration",
     .meaning = "What the account may administer: dap, gdap, dap+gdap or none; null where it was never said."},
    {.name = "subscriptionCount",
     .type = ColumnType::number,
     .heading = "Subscriptions",
     .meaning = "How many subscriptions of the customer are known, in any status."},
}};

struct Options {
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  cli::declare_list_options(set, options.list);
}

/// Empty where nothing was ever said; else Partner Center's word while the relationship stands. One made here has none
/// yet, or still the "none" from before: then the account is what a request asks for, a reseller.
std::string_view relationship_to_partner(const Relationship& relationship, Instant now) {
  if (relationship == Relationship{}) return {};
  if (state_at(relationship, now) != RelationshipState::active) return "none";
  const std::string_view word = relationship.partner_center_state;
  return word.empty() || word == "none" ? "reseller" : word;
}

Result<void> list_all(store::View& view, report::List& list, Instant now) {
  std::optional<CustomerId> only;
  narrow(only, list, "customerId");
  IdCell id;
  return view.customers(only, [&](const store::CustomerRecord& record) {
    const std::array<report::Value, columns.size()> row{
        id.of(record.customer.id),
        text_cell(record.customer.company_name),
        text_cell(record.customer.domain),
        text_cell(relationship_to_partner(record.account_relationship, now)),
        text_cell(privileges_in_force(record.account_administration, now).value_or(std::string_view{})),
        record.subscription_count,
    };
    return list.row(row) ? store::Visit::more : store::Visit::enough;
  });
}

Result<cli::Outcome> run(const Options& options, cli::Services& services) {
  Result<report::List> list = report::List::begin(columns, options.list, services.output);
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    Result<void> listed = list_all(view, *list, services.now);
    if (!listed) return listed;
    return end_list(*list, options.list, services, {text::tr("No customer is known yet."), "pcadmin import FILE"});
  });
}

}  // namespace

cli::Command list_customers() {
  return cli::make_command<Options>(
      {.name = "list-customers",
       .group = cli::Group::customers,
       .purpose = "List the customers, and what the account is to each",
       .description = "Shows every customer that was imported, in the order of their ids.",
       .examples = {{.command = "pcadmin list-customers", .purpose = "all customers"},
                    {.command = "pcadmin list-customers --filter adminPrivileges=none --sort companyName",
                     .purpose = "those that the account can't administer, by name"},
                    {.command = "pcadmin list-customers --sort -subscriptionCount --limit 3 -o json",
                     .purpose = "the three with most subscriptions"}},
       .columns = columns},
      declare, run);
}

}  // namespace pcadmin::command
