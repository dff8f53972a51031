// list-subscriptions: the subscriptions, and who supports each.
#include <optional>
#include <string>

#include "command/commands.hpp"
#include "command/customers/subscription_row.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/reading.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  std::string customer;
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("CUSTOMER", options.customer, "Only this customer's.").completes(cli::Completes::customer);
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

Result<store::SubscriptionSelection> select(store::View& view, const Options& options, const report::List& list) {
  Result<std::optional<CustomerId>> customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  store::SubscriptionSelection selection;
  selection.customer = *customer;
  narrow_subscriptions(view, list, selection);
  return selection;
}

void list_selected(store::View& view, const store::SubscriptionSelection& selection, report::List& list, Instant now) {
  const bool judged = list.needs("contactEligible");
  SubscriptionRow row;
  for (auto subscriptions = view.list_subscriptions(selection); const auto* record = subscriptions.next();) {
    if (!list.row(row.of(*record, judged, now))) break;
  }
}

Result<cli::Outcome> run_list_subscriptions(const Options& options, cli::Services& services) {
  Result<report::List> list = report::List::begin(subscription_columns(), options.list, services.output);
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::SubscriptionSelection> selection = select(view, options, *list);
    if (!selection) return selection.error();
    list_selected(view, *selection, *list, options.as_of.at(services));
    return end_list(*list, options.list, services, no_subscription_of(options.customer));
  });
}

}  // namespace

cli::Command list_subscriptions() {
  return cli::make_command<Options>(
      {.name = "list-subscriptions",
       .group = cli::Group::customers,
       .purpose = "List subscriptions with their support contacts",
       .description =
           "Shows every subscription, or a customer's, in the order of their ids. With -o csv or -o jsonl the "
           "answer can be edited and given to assign-support-contact --from.",
       .examples = {{.command = "pcadmin list-subscriptions larkfield.example", .purpose = "those of one customer"},
                    {.command = "pcadmin list-subscriptions --filter contactEligible=false",
                     .purpose = "those whose contact no longer qualifies"},
                    {.command = "pcadmin list-subscriptions --filter contactSource=default --filter status=active "
                                "-o csv",
                     .purpose = "active ones that the provider supports itself, as a table for a spreadsheet"}},
       .columns = subscription_columns()},
      declare, run_list_subscriptions);
}

}  // namespace pcadmin::command
