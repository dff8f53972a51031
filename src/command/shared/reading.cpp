#include "command/shared/reading.hpp"

#include <memory>

#include "command/shared/contact_selection.hpp"
#include "command/shared/reference.hpp"
#include "text/shell_word.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

Result<cli::Outcome> read_store(cli::Services& services, const std::function<Result<void>(store::View&)>& body) {
  const Result<std::unique_ptr<store::Store>> opened = services.open_store(store::OpenMode::read);
  if (!opened) return opened.error();
  const Result<void> read = (*opened)->read(body);
  if (!read) return read.error();
  return cli::Outcome::done;
}

Result<std::optional<CustomerId>> named_customer(store::View& view, std::string_view reference) {
  if (reference.empty()) return std::optional<CustomerId>{};
  const Result<Customer> customer = resolve_customer(view, reference);
  if (!customer) return customer.error();
  return std::optional{customer->id};
}

Result<std::optional<PartnerTenantId>> named_partner(store::View& view, std::string_view reference) {
  if (reference.empty()) return std::optional<PartnerTenantId>{};
  const Result<Partner> partner = resolve_partner(view, reference);
  if (!partner) return partner.error();
  return std::optional{partner->tenant_id};
}

Result<std::optional<SubscriptionId>> named_subscription(store::View& view, std::string_view reference,
                                                         const std::optional<CustomerId>& customer) {
  if (reference.empty()) return std::optional<SubscriptionId>{};
  const Result<Subscription> subscription = resolve_subscription(view, reference, customer);
  if (!subscription) return subscription.error();
  return std::optional{subscription->id};
}

void narrow_subscriptions(store::View& view, const report::List& list, store::SubscriptionSelection& selection) {
  narrow(selection.customer, list, "customerId");
  narrow(selection.subscription, list, "subscriptionId");
  narrow(selection.designated, list, "supportTenantId");
  narrow_to_contact(view, selection.designated, selection);
}

NothingListed no_subscription_of(const std::string& customer) {
  if (customer.empty()) return {text::tr("No subscription is known yet."), "pcadmin import FILE"};
  return {text::say("No subscription of customer '{}' is known.", customer),
          fmt::format("pcadmin import FILE --customer {}", text::shell_word(customer))};
}

Result<void> end_list(report::List& list, const report::ListRequest& request, cli::Services& services,
                      const NothingListed& nothing) {
  const bool empty = list.matches() == 0;
  Result<void> ended = list.end();
  if (!ended || !empty || !services.output.for_people()) return ended;
  // What is said about a list comes after it.
  if (auto written = services.output.finish(); !written) return written;
  if (!request.filters.empty()) {
    services.note(text::tr("Nothing matches the filters."));
    return {};
  }
  services.note(nothing.message);
  note_command(services, nothing.command);
  return {};
}

void note_command(cli::Services& services, std::string_view command) {
  services.note(text::say("Try: {}", command));
}

}  // namespace pcadmin::command
