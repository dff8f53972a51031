// list-subscriptions: the subscriptions, and who supports each.
#include <optional>
#include <string>

#include "command/commands.hpp"
#include "command/customers/subscription_row.hpp"
#include "command/shared/as_of.hpp"
#include "command/shared/contact_selection.hpp"
#include "command/shared/reading.hpp"
#include "text/shell_word.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  std::string customer;
  std::string customer_option;  ///< as other commands have it
  std::string contact;
  AsOf as_of;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("CUSTOMER", options.customer, "Only this customer's.").completes(cli::Completes::customer);
  set.value("--customer", "REF", options.customer_option, "The same.").completes(cli::Completes::customer);
  set.value("--contact", "REF", options.contact, "Only where this partner is the contact; provider for the default.")
      .completes(cli::Completes::contact);
  declare_as_of(set, options.as_of);
  cli::declare_list_options(set, options.list);
}

Result<void> list_selected(store::View& view, const Options& options, report::List& list, report::Output& output,
                           Instant now) {
  const Result<std::optional<CustomerId>> customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  const Result<std::optional<PartnerTenantId>> contact = named_partner(view, options.contact);
  if (!contact) return contact.error();
  store::SubscriptionSelection selection;
  selection.customer = *customer;
  selection.designated = *contact;
  narrow_subscriptions(view, list, selection);
  if (*customer) output.leave_out("companyName");
  if (*contact) output.leave_out("supportName");
  const bool judged = list.needs("contactEligible");
  SubscriptionRow row;
  for (auto subscriptions = view.list_subscriptions(selection); const auto* record = subscriptions.next();) {
    if (has_contact(*record, *contact) && !list.row(row.of(*record, judged, now))) break;
  }
  return {};
}

NothingListed nothing_listed(const Options& options) {
  if (options.contact.empty()) return no_subscription_of(options.customer);
  return {text::say("No subscription has the contact '{}'.", options.contact), "pcadmin list-resellers"};
}

Result<cli::Outcome> run_list_subscriptions(const Options& typed, cli::Services& services) {
  Options options = typed;
  if (options.customer.empty()) options.customer = options.customer_option;
  if (!options.customer_option.empty() && options.customer != options.customer_option) {
    return failure(ErrorCode::conflicting_options, text::tr("CUSTOMER and --customer name two customers."),
                   "pcadmin list-subscriptions " + text::shell_word(options.customer_option));
  }
  Result<report::List> list = report::List::begin(subscription_columns(), options.list, services.output,
                                                  {.order_for_people = "companyName,offerName"});
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    if (auto listed = list_selected(view, options, *list, services.output, options.as_of.at(services)); !listed)
      return listed;
    return end_list(*list, options.list, services, nothing_listed(options));
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
                    {.command = "pcadmin list-subscriptions --contact 晨光科技", .purpose = "those that it supports"},
                    {.command = "pcadmin list-subscriptions --filter contactEligible=false",
                     .purpose = "those whose contact no longer qualifies"},
                    {.command = "pcadmin list-subscriptions --filter contactSource=default --filter status=active "
                                "-o csv",
                     .purpose = "active ones that the provider supports itself, as a table for a spreadsheet"}},
       .columns = subscription_columns()},
      declare, run_list_subscriptions);
}

}  // namespace pcadmin::command
