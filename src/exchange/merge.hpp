// What is known after an item was read: the item's word where it has one, else what was known.
#pragma once

#include <pcadmin/partner.hpp>
#include <pcadmin/subscription.hpp>

#include "exchange/item.hpp"

namespace pcadmin::exchange {

Customer merge(Customer known, const CustomerItem& item);
Subscription merge(Subscription known, const SubscriptionItem& item);
Partner merge(Partner known, const PartnerRelationshipItem& item);
/// Only what identifies the partner; a name already known stays.
Partner merge(Partner known, const ContactItem& item);

}  // namespace pcadmin::exchange
