#include "command/journal/changed_thing.hpp"

namespace pcadmin::command {

using store::ChangeKind;
using store::ChangeRecord;

namespace {

std::string thing_of(ChangeKind kind, const ChangeRecord& change) {
  std::string thing(name(kind));
  if (change.subscription_id) return thing + " " + change.subscription_id->text();
  if (change.customer_id) thing += " " + change.customer_id->text();
  if (change.partner_tenant_id) thing += " " + change.partner_tenant_id->text();
  return thing;
}

}  // namespace

PartnerTenantId partner_of(const ChangeRecord& change) {
  return change.partner_tenant_id.value_or(PartnerTenantId{});
}

CustomerId customer_of(const ChangeRecord& change) {
  return change.customer_id.value_or(CustomerId{});
}

store::CustomerAndPartner pair_of(const ChangeRecord& change) {
  return {customer_of(change), partner_of(change)};
}

SubscriptionId subscription_of(const ChangeRecord& change) {
  return change.subscription_id.value_or(SubscriptionId{});
}

std::string thing_of(const ChangeRecord& change) {
  const bool tells_profile = change.kind == ChangeKind::partner || change.kind == ChangeKind::account;
  return thing_of(tells_profile ? ChangeKind::support_profile : change.kind, change);
}

std::string value_of_thing(const ChangeRecord& change) {
  return thing_of(change.kind, change);
}

std::string id_of_thing(const store::ChangeRecord& change) {
  if (change.subscription_id) return change.subscription_id->text();
  if (change.customer_id) return change.customer_id->text();
  return change.partner_tenant_id ? change.partner_tenant_id->text() : std::string();
}

}  // namespace pcadmin::command
