// What a customer reads about a subscription on the product's support page, as text.
#pragma once

#include <string>

#include "store/store.hpp"

namespace pcadmin::command {

/// Appends the page of one subscription, in the user's language. Names are made harmless; what isn't
/// recorded is said to be so.
void append_customer_page(std::string& page, const store::SubscriptionRecord& record);

}  // namespace pcadmin::command
