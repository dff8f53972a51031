// list-customers: the customers, what they are to the account, and what it may administer.
#include "command/commands.hpp"
#include "command/customers/customer_row.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/reading.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

void list_all(store::View& view, report::List& list, Instant now) {
  store::CustomerSelection selection;
  selection.counts_subscriptions = list.needs("subscriptionCount");
  narrow(selection.customer, list, "customerId");
  CustomerRow row(now);
  for (auto customers = view.list_customers(selection); const auto* record = customers.next();) {
    if (!list.row(row.of(*record))) break;
  }
}

Result<cli::Outcome> run_list_customers(const Options& options, cli::Services& services) {
  Result<report::List> list =
      report::List::begin(customer_columns, options.list, services.output, {.order_for_people = "companyName"});
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    list_all(view, *list, options.as_of.at(services));
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
       .columns = customer_columns},
      declare, run_list_customers);
}

}  // namespace pcadmin::command
