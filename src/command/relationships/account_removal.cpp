#include "command/relationships/account_removal.hpp"

#include <cstddef>
#include <utility>

#include "error/error.hpp"
#include "text/subscription_title.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

Result<void> check_account_may_leave(store::View& view, const Customer& customer, const Relationship& before,
                                     const Relationship& after, Instant now) {
  if (!ends(before, after, now)) return {};
  constexpr std::size_t most = 1000;
  std::size_t count = 0;
  Error error = failure(ErrorCode::active_subscriptions, {}, {}, customer.id.text());
  store::SubscriptionSelection selection;
  selection.customer = customer.id;
  for (auto subscriptions = view.list_subscriptions(selection); const auto* record = subscriptions.next();) {
    const Subscription& subscription = record->subscription;
    if (!prevents_account_removal(subscription.status) || ++count > most) continue;
    ErrorDetail detail;
    detail.value = subscription.id.text();
    detail.code = name(ErrorCode::active_subscriptions);
    detail.message = text::say("the subscription '{}' is active.", text::subscription_title(subscription));
    error.details.push_back(std::move(detail));
  }
  if (count == 0) return {};
  error.message = text::say("the customer '{}' has active subscriptions: {}.", customer.company_name, count);
  error.hint = text::say("suspend them in Partner Center, then import them: pcadmin import FILE --customer {}",
                         customer.id.text());
  return error;
}

}  // namespace pcadmin::command
