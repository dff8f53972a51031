// What people call a subscription.
#pragma once

#include <string>
#include <string_view>

#include <pcadmin/subscription.hpp>

namespace pcadmin::text {

/// "Mailboxes (Exchange Online (Plan 1))": its own name with what was bought, so that two subscriptions of one offer
/// are told apart; one of the two where the other is missing or the same; the id where both are.
std::string subscription_title(const SubscriptionId& id, std::string_view friendly_name, std::string_view offer_name);

inline std::string subscription_title(const Subscription& subscription) {
  return subscription_title(subscription.id, subscription.friendly_name, subscription.offer_name);
}

}  // namespace pcadmin::text
