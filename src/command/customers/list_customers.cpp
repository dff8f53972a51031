// list-customers: the customers, what they are to the account, and what it may administer.
#include "command/commands.hpp"
#include "command/customers/customer_row.hpp"
#include "command/shared/reading.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  cli::declare_list_options(set, options.list);
}

Result<void> list_all(store::View& view, report::List& list, Instant now) {
  store::CustomerSelection selection;
  selection.counts_subscriptions = list.needs("subscriptionCount");
  narrow(selection.customer, list, "customerId");
  CustomerRow row(now);
  return view.customers(selection, [&](const store::CustomerRecord& record) {
    return list.row(row.of(record)) ? store::Visit::more : store::Visit::enough;
  });
}

Result<cli::Outcome> run(const Options& options, cli::Services& services) {
  Result<report::List> list = report::List::begin(customer_columns, options.list, services.output);
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
       .columns = customer_columns},
      declare, run);
}

}  // namespace pcadmin::command
