// What a journal entry is about: the ids that its kind has, and the thing among all things.
#pragma once

#include <string>

#include <pcadmin/id.hpp>

#include "store/store.hpp"

namespace pcadmin::command {

/// The ids that the entry's kind has; zeros where it has none.
PartnerTenantId partner_of(const store::ChangeRecord& change);
CustomerId customer_of(const store::ChangeRecord& change);
store::CustomerAndPartner pair_of(const store::ChangeRecord& change);
SubscriptionId subscription_of(const store::ChangeRecord& change);

/// Equal for entries about the same thing. Also those of a partner and of the account speak of a support profile.
std::string thing_of(const store::ChangeRecord& change);
/// Equal for entries of one kind about the same thing: what they tell of it can be compared.
std::string value_of_thing(const store::ChangeRecord& change);

/// The id by which the thing is found again: the subscription's, else the customer's, else the partner's.
std::string id_of_thing(const store::ChangeRecord& change);

}  // namespace pcadmin::command
