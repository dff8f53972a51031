// References: how a user names a customer, a partner or a subscription, and what is so named.
//
// Tried in this order, the first form that matches deciding: a GUID, an MPN id, a domain, an exact
// name (without regard to case), a GUID prefix of 6 or more hexadecimal digits. `provider` means the
// account.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace pcadmin::store {

/// What a reference names, at most so many: one alone is meant; several are ambiguous. An empty reference names
/// nothing.
std::vector<Customer> customers_named(View& view, std::string_view reference, std::size_t most);
std::vector<Partner> partners_named(View& view, std::string_view reference, std::size_t most);
std::vector<Subscription> subscriptions_named(View& view, std::string_view reference,
                                              const std::optional<CustomerId>& customer, std::size_t most);

}  // namespace pcadmin::store
