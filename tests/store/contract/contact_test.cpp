// Support contacts: designated, replaced and taken away, and who did it.
#include <vector>

#include <catch2/catch.hpp>

#include "store/contract/any_store.hpp"

namespace pcadmin::store::test {

namespace {

SubscriptionRecord record(View& view, unsigned number) {
  return all(view.list_subscriptions({.subscription = subscription_id(number)})).at(0);
}

Designator designator(View& view, unsigned number) {
  const SubscriptionRecord found = record(view, number);
  return {found.assigned_at, found.assigned_by};
}

}  // namespace

TEST_CASE("a support contact is designated, replaced and taken away; the provider is no designation") {
  AnyStore store;
  store.write(fill);
  const SubscriptionId id = subscription_id(1);
  store.write([&](Transaction& tx) {
    CHECK(tx.set_support_contact({id}) == Upsert::unchanged);
    CHECK(tx.set_support_contact({id, partner_id(1)}) == Upsert::unchanged);
    CHECK(tx.set_support_contact({id, partner_id(2)}) == Upsert::created);
    CHECK(tx.set_support_contact({id, partner_id(2)}) == Upsert::unchanged);
    CHECK(tx.brief(id)->designated == partner_id(2));
    CHECK(tx.set_support_contact({id, partner_id(3)}) == Upsert::updated);
    CHECK(tx.brief(id)->designated == partner_id(3));
    CHECK_FALSE(tx.brief(subscription_id(2))->designated);
    CHECK(tx.set_support_contact({id, partner_id(1)}) == Upsert::updated);
    CHECK_FALSE(tx.brief(id)->designated);
    CHECK(tx.set_support_contact({id, partner_id(3)}) == Upsert::created);
    CHECK(tx.set_support_contact({id}) == Upsert::updated);
    CHECK_FALSE(tx.brief(id)->designated);
  });
}

TEST_CASE("any partner but the provider can be recorded as a contact, the rules aside") {
  AnyStore store;
  Partner other = reseller(4);
  other.role = PartnerRole::other;
  store.write(fill);
  store.write([&](Transaction& tx) {
    tx.save_partner(other);
    CHECK(tx.set_support_contact({subscription_id(1), other.tenant_id}) == Upsert::created);
  });
  store.read([&](View& view) { CHECK(record(view, 1).contact == other); });
}

TEST_CASE("who designated a contact and when is kept, and not made up for one reported from elsewhere") {
  AnyStore store;
  store.write(fill);
  Run run = a_run();
  run.at = noon + std::chrono::hours{3};
  run.actor = "李";
  store.write(
      [](Transaction& tx) {
        tx.set_support_contacts(std::vector<ContactChange>{{subscription_id(1), partner_id(2)},
                                                           {subscription_id(2), partner_id(3), Designator{}}});
      },
      run);
  store.read([&](View& view) {
    CHECK(record(view, 1).designated);
    CHECK(record(view, 1).contact == reseller(2));
    CHECK(designator(view, 1) == Designator{run.at, "李"});
    CHECK(record(view, 2).contact == reseller(3));
    CHECK(designator(view, 2) == Designator{});
  });
}

TEST_CASE("who designated the contact that stands is learnt from elsewhere, and not unlearnt") {
  AnyStore store;
  store.write(fill);
  const SubscriptionId id = subscription_id(1);
  const Designator kim{noon - std::chrono::hours{9}, "kim"};
  const Designator lee{{}, "lee"};
  store.write([&](Transaction& tx) {
    CHECK(tx.set_support_contact({id, partner_id(2), Designator{}}) == Upsert::created);
    CHECK(tx.set_support_contact({id, partner_id(2), kim}) == Upsert::updated);
    CHECK(tx.set_support_contact({id, partner_id(2), kim}) == Upsert::unchanged);
    CHECK(tx.set_support_contact({id, partner_id(2), Designator{}}) == Upsert::unchanged);
    CHECK(tx.set_support_contact({id, partner_id(2)}) == Upsert::unchanged);
    CHECK(tx.set_support_contact({subscription_id(2), partner_id(1), kim}) == Upsert::unchanged);
    CHECK(tx.set_support_contact({subscription_id(2), {}, kim}) == Upsert::unchanged);
  });
  store.read([&](View& view) {
    CHECK(designator(view, 1) == kim);
    CHECK_FALSE(record(view, 2).designated);
    CHECK(designator(view, 2) == Designator{});
  });
  store.write([&](Transaction& tx) { CHECK(tx.set_support_contact({id, partner_id(2), lee}) == Upsert::updated); });
  store.read([&](View& view) { CHECK(designator(view, 1) == lee); });
}

TEST_CASE("a new contact comes with its own designator, whoever designated the one before") {
  AnyStore store;
  store.write(fill);
  const SubscriptionId id = subscription_id(1);
  store.write([&](Transaction& tx) {
    tx.set_support_contact({id, partner_id(2), Designator{noon, "kim"}});
    tx.set_support_contact({id, partner_id(3), Designator{}});
  });
  store.read([&](View& view) { CHECK(designator(view, 1) == Designator{}); });
  store.write([&](Transaction& tx) { tx.set_support_contact({id, partner_id(2)}); });
  store.read([&](View& view) { CHECK(designator(view, 1) == Designator{noon, "wang"}); });
}

TEST_CASE("the contact of a subscription without a designation is the provider, with its facts") {
  AnyStore store;
  Relationship accounts = active_relationship();
  store.write([&](Transaction& tx) {
    fill(tx);
    tx.set_customer_relationship({{customer_id(1), partner_id(1)}, accounts});
    tx.set_administration({{customer_id(1), partner_id(1)}, some_administration()});
    tx.set_partnership({partner_id(2), active_relationship()});
    tx.set_support_contact({subscription_id(2), partner_id(2)});
  });
  store.read([&](View& view) {
    const SubscriptionRecord usual = record(view, 1);
    CHECK_FALSE(usual.designated);
    CHECK(usual.contact == example_account().partner);
    CHECK(usual.company_name == "Customer 1");
    CHECK(usual.domain == "customer1.example.com");
    CHECK(usual.facts == EligibilityFacts{facts_of(usual.subscription),
                                          {PartnerRole::provider, accounts, {}, accounts, some_administration()}});
    const SubscriptionRecord designated = record(view, 2);
    CHECK(designated.designated);
    CHECK(designated.facts ==
          EligibilityFacts{facts_of(designated.subscription), view.candidate_facts(customer_id(1), partner_id(2))});
    CHECK(designated.facts.candidate.partnership == active_relationship());
  });
}

TEST_CASE("without an account a subscription has no contact that could be judged") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_partner(reseller(2));
    tx.save_customer(customer(1));
    for (unsigned number : {1U, 2U, 3U})
      tx.save_subscription(subscription(number, 1));
    tx.set_support_contact({subscription_id(2), partner_id(2)});
  });
  store.read([](View& view) {
    CHECK_FALSE(view.account());
    const auto records = all(view.list_subscriptions({}));
    REQUIRE(records.size() == 3);
    CHECK(records[0].contact == Partner{});
    CHECK(records[1].contact == reseller(2));
    CHECK(records[2].contact == Partner{});
    CHECK(records[2].facts.candidate.role == PartnerRole::other);
  });
}

}  // namespace pcadmin::store::test
