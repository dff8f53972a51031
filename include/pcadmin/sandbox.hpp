// What Partner Center's integration sandbox allows a test tenant.
// (Partner Center: "Test and debug: integration sandbox".)
//
//     if (subscription.quantity > sandbox::most_licences) refuse();
#pragma once

#include <cstdint>

namespace pcadmin::sandbox {

inline constexpr std::int64_t most_customers = 75;
inline constexpr std::int64_t most_subscriptions = 5;  ///< of one customer
inline constexpr std::int64_t most_licences = 25;      ///< of one subscription
inline constexpr std::int64_t most_resellers = 5;      ///< of the provider

}  // namespace pcadmin::sandbox
