#include "exchange/merge.hpp"
#include "rules/profile.hpp"

#include <catch2/catch.hpp>

namespace pcadmin::exchange {

namespace {

const Instant earlier = parse_instant("2026-01-01").value();

CustomerId customer_id() {
  return CustomerId(Guid::parse("a712755f-6cac-44d5-99d5-269512e74f7b").value());
}
PartnerTenantId partner_id() {
  return PartnerTenantId(Guid::parse("2c63888f-28f0-4481-be6d-dce7a7ace732").value());
}

}  // namespace

TEST_CASE("What a customer's data doesn't say stays as it is known") {
  const Customer known{customer_id(), "Larkfield", "larkfield.example", "c"};
  CustomerItem item;
  item.id = customer_id();
  CHECK(merge(known, item) == known);
  item.fields.say(&Customer::company_name, std::string("Larkfield Instruments"));
  CHECK(merge(known, item) == Customer{customer_id(), "Larkfield Instruments", "larkfield.example", "c"});
}

TEST_CASE("What a subscription's data doesn't say stays as it is known") {
  Subscription known;
  known.customer_id = customer_id();
  known.status = "active";
  known.quantity = 7;
  known.channel = Channel::ea;
  known.auto_renew_enabled = true;
  known.creation_date = earlier;
  SubscriptionItem item;
  item.customer_id = customer_id();
  CHECK(merge(known, item) == known);
  item.fields.say(&Subscription::status, std::string("suspended"));
  item.fields.say(&Subscription::quantity, std::int64_t{0});
  item.fields.say(&Subscription::auto_renew_enabled, std::optional(false));
  const Subscription merged = merge(known, item);
  CHECK(merged.status == "suspended");
  CHECK(merged.quantity == 0);
  CHECK(merged.auto_renew_enabled == false);
  CHECK(merged.channel == Channel::ea);
  CHECK(merged.creation_date == earlier);
}

TEST_CASE("A relationship makes a partner a reseller, but never the account") {
  PartnerRelationshipItem item;
  item.tenant_id = partner_id();
  item.name = "晨光科技";
  Partner known;
  known.support_profile = test::profile("help@dawnlight.example");
  known.location = "TW";
  const Partner merged = merge(known, item);
  CHECK(merged.role == PartnerRole::reseller);
  CHECK(merged.name == "晨光科技");
  CHECK(merged.location == "TW");
  CHECK(merged.support_profile == known.support_profile);
  known.role = PartnerRole::provider;
  CHECK(merge(known, item).role == PartnerRole::provider);
}

TEST_CASE("A known reseller stays one where a list calls it something else") {
  PartnerRelationshipItem item;
  item.tenant_id = partner_id();
  item.role = PartnerRole::other;
  Partner known;
  known.role = PartnerRole::reseller;
  CHECK(merge(known, item).role == PartnerRole::reseller);
  CHECK(merge(Partner(), item).role == PartnerRole::other);
}

TEST_CASE("A contact only identifies its partner") {
  ContactItem item;
  item.support_tenant_id = partner_id();
  item.support_mpn_id = MpnId::parse("1");
  item.name = "as the contact says";
  const Partner fresh = merge(Partner(), item);
  CHECK(fresh.tenant_id == partner_id());
  CHECK(fresh.name == "as the contact says");
  CHECK(fresh.mpn_id == MpnId::parse("1"));
  CHECK(fresh.role == PartnerRole::other);

  Partner known;
  known.name = "as it is known";
  known.mpn_id = MpnId::parse("2");
  known.role = PartnerRole::reseller;
  const Partner merged = merge(known, item);
  CHECK(merged.name == "as it is known");
  CHECK(merged.mpn_id == MpnId::parse("2"));
  CHECK(merged.role == PartnerRole::reseller);
}

}  // namespace pcadmin::exchange
