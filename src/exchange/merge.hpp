// What is known after an item was read: the item's word where it has one, else what was known.
#pragma once

#include <optional>
#include <utility>

#include <pcadmin/partner.hpp>
#include <pcadmin/subscription.hpp>

#include "exchange/item.hpp"

namespace pcadmin::exchange {

inline Customer merge(Customer known, const CustomerItem& item) {
  known.id = item.id;
  return item.fields.over(std::move(known));
}

inline Subscription merge(Subscription known, const SubscriptionItem& item) {
  known.id = item.id;
  known.customer_id = item.customer_id;
  return item.fields.over(std::move(known));
}

inline Partner merge(Partner known, const PartnerRelationshipItem& item) {
  known.tenant_id = item.tenant_id;
  if (item.mpn_id) known.mpn_id = item.mpn_id;
  if (item.name) known.name = *item.name;
  if (item.location) known.location = *item.location;
  if (item.email) known.support_profile.email = *item.email;
  if (item.telephone) known.support_profile.telephone = *item.telephone;
  if (item.website) known.support_profile.website = *item.website;
  known.role = role_after(known.role, item.role);
  return known;
}

/// A contact only identifies its partner: what is known of that stays.
inline Partner merge(Partner known, const ContactItem& item) {
  known.tenant_id = item.support_tenant_id;
  if (!known.mpn_id) known.mpn_id = item.support_mpn_id;
  if (known.name.empty() && item.name) known.name = *item.name;
  return known;
}

}  // namespace pcadmin::exchange
