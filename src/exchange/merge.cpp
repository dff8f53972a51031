#include "exchange/merge.hpp"

namespace pcadmin::exchange {

namespace {

/// The item's word, where it has one.
void take(std::string& known, const std::optional<std::string_view>& said) {
  if (said) known = *said;
}

template <class Value>
void take(Value& known, const std::optional<Value>& said) {
  if (said) known = *said;
}

template <class Value>
void take(std::optional<Value>& known, const std::optional<Value>& said) {
  if (said) known = said;
}

}  // namespace

Customer merge(Customer known, const CustomerItem& item) {
  known.id = item.id;
  take(known.company_name, item.company_name);
  take(known.domain, item.domain);
  take(known.commerce_id, item.commerce_id);
  return known;
}

Subscription merge(Subscription known, const SubscriptionItem& item) {
  known.id = item.id;
  take(known.customer_id, item.customer_id);
  take(known.offer_id, item.offer_id);
  take(known.offer_name, item.offer_name);
  take(known.friendly_name, item.friendly_name);
  take(known.status, item.status);
  take(known.quantity, item.quantity);
  take(known.unit_type, item.unit_type);
  take(known.product_type, item.product_type);
  take(known.product_type_name, item.product_type_name);
  take(known.channel, item.channel);
  take(known.partner_id, item.partner_id);
  take(known.creation_date, item.creation_date);
  take(known.effective_start_date, item.effective_start_date);
  take(known.commitment_end_date, item.commitment_end_date);
  take(known.auto_renew_enabled, item.auto_renew_enabled);
  take(known.billing_cycle, item.billing_cycle);
  take(known.term_duration, item.term_duration);
  return known;
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
