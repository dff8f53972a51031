#include "exchange/merge.hpp"

#include <utility>

namespace pcadmin::exchange {

namespace {

/// The item's word, where it has one.
void take(std::string& known, const std::optional<std::string_view>& said) {
  if (said) known = *said;
}

template <class Value>
void take(std::optional<Value>& known, const std::optional<Value>& said) {
  if (said) known = said;
}

}  // namespace

Customer merge(Customer known, const CustomerItem& item) {
  known.id = item.id;
  return item.fields.over(std::move(known));
}

Subscription merge(Subscription known, const SubscriptionItem& item) {
  known.id = item.id;
  known.customer_id = item.customer_id;
  return item.fields.over(std::move(known));
}

Partner merge(Partner known, const PartnerRelationshipItem& item) {
  known.tenant_id = item.tenant_id;
  take(known.mpn_id, item.mpn_id);
  take(known.name, item.name);
  take(known.location, item.location);
  take(known.support_profile.email, item.email);
  take(known.support_profile.telephone, item.telephone);
  take(known.support_profile.website, item.website);
  known.role = role_after(known.role, item.role);
  return known;
}

Partner merge(Partner known, const ContactItem& item) {
  known.tenant_id = item.support_tenant_id;
  if (!known.mpn_id) known.mpn_id = item.support_mpn_id;
  if (known.name.empty()) take(known.name, item.name);
  return known;
}

}  // namespace pcadmin::exchange
