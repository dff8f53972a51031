// Customers and their subscriptions, as far as support contacts need them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

namespace pcadmin {

struct Customer {
  CustomerId id;
  std::string company_name;
  std::string domain;
  std::string commerce_id;  ///< empty when unknown

  bool operator==(const Customer&) const = default;
};

/// Where a subscription was bought: "csp" (through the account), "direct", "open", "ea", "advisor"
/// or "other". Partner Center doesn't say; this project's own key `channel` does.
enum class Channel { csp, direct, open, ea, advisor, other };

std::string_view name(Channel channel);
std::optional<Channel> parse_channel(std::string_view text);  ///< in any case

/// Texts are Partner Center's, kept as they came; an empty one isn't known.
struct Subscription {
  SubscriptionId id;
  CustomerId customer_id;
  std::string offer_id;
  std::string offer_name;
  std::string friendly_name;
  std::string status;  ///< see is_deleted(); other values matter to no rule
  std::int64_t quantity = 0;
  std::string unit_type;
  std::string product_type;       ///< productType.id
  std::string product_type_name;  ///< productType.displayName
  Channel channel = Channel::csp;
  std::string partner_id;  ///< the MPN id of the reseller that sold it; not the support contact
  std::optional<Instant> creation_date;
  std::optional<Instant> effective_start_date;
  std::optional<Instant> commitment_end_date;
  std::optional<bool> auto_renew_enabled;
  std::string billing_cycle;
  std::string term_duration;

  bool operator==(const Subscription&) const = default;
};

/// Whether a status is one of a subscription that can no longer be updated: `deleted` or `expired`.
bool is_deleted(std::string_view status);

/// Whether a subscription of this status can be used by the customer: `active`.
bool is_active(std::string_view status);

/// Whether a product type is new commerce's: `OnlineServicesNCE`, in any case. Partner Center has no
/// designated support contact there ("Get a subscription's support contact").
bool is_new_commerce(std::string_view product_type);

}  // namespace pcadmin
