#include "exchange/merge.hpp"

#include <catch2/catch.hpp>

namespace pcadmin::exchange {

namespace {

const Instant now = parse_instant("2026-11-23").value();
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
  item.company_name = "Larkfield Instruments";
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
  CHECK(merge(known, item) == known);
  item.status = "suspended";
  item.quantity = 0;
  item.auto_renew_enabled = false;
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
  known.support_profile.email = "help@dawnlight.example";
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

TEST_CASE("Delegated access that a customer's data reports") {
  const auto dap = [](DapState state, std::optional<Instant> since, std::optional<Instant> ended) {
    Administration administration;
    administration.dap = state;
    administration.dap_since = since;
    administration.dap_ended = ended;
    return administration;
  };
  struct Case {
    const char* what;
    Administration known;
    bool allowed;
    Administration after;
  };
  const Case cases[] = {
      {"granted; since when, nobody said", {}, true, dap(DapState::active, {}, {})},
      {"granted as known", dap(DapState::active, earlier, {}), true, dap(DapState::active, earlier, {})},
      {"granted again", dap(DapState::revoked, earlier, earlier), true, dap(DapState::active, {}, {})},
      {"never granted", {}, false, dap(DapState::absent, {}, {})},
      {"never granted, as known", dap(DapState::absent, {}, {}), false, dap(DapState::absent, {}, {})},
      {"taken away", dap(DapState::active, earlier, {}), false, dap(DapState::revoked, earlier, now)},
      {"taken away, as known", dap(DapState::revoked, earlier, earlier), false,
       dap(DapState::revoked, earlier, earlier)},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(merge(one.known, one.allowed, now) == one.after);
  }
}

TEST_CASE("Of two GDAPs the prevailing one is kept, and DAP beside it") {
  AdminItem in_force;
  in_force.gdap.id = "a";
  in_force.gdap.status = "active";
  in_force.gdap.auto_extend = true;
  AdminItem expired;
  expired.gdap.id = "b";
  expired.gdap.status = "expired";
  Administration known;
  known.dap = DapState::active;
  const Administration one = merge(merge(known, in_force, now), expired, now);
  const Administration other = merge(merge(known, expired, now), in_force, now);
  CHECK(one == other);
  CHECK(one.gdap == in_force.gdap);
  CHECK(one.dap == DapState::active);
}

}  // namespace pcadmin::exchange
