// Asking for, and changing, several things at once.
#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/profile.hpp"
#include "store/contract/any_store.hpp"

namespace pcadmin::store::test {

namespace {

constexpr unsigned many = 2'500;

template <class Thing>
using Answers = std::vector<std::optional<Thing>>;

template <class Make>
auto numbered(unsigned count, Make make) {
  std::vector<decltype(make(1U))> made;
  for (unsigned number = 1; number <= count; ++number)
    made.push_back(make(number));
  return made;
}

/// Things that were saved before, asked for in no order, some of them twice and some unknown.
std::vector<unsigned> mixed_numbers() {
  std::vector<unsigned> numbers = numbered(many + 100, [](unsigned number) { return number; });
  numbers.insert(numbers.end(), numbers.begin(), numbers.begin() + 50);
  std::shuffle(numbers.begin(), numbers.end(), std::mt19937(7));
  return numbers;
}

template <class Make>
auto for_all(const std::vector<unsigned>& numbers, Make make) {
  std::vector<decltype(make(1U))> made;
  made.reserve(numbers.size());
  for (const unsigned number : numbers)
    made.push_back(make(number));
  return made;
}

template <class Make>
auto known_of(Make make) {
  return [make](unsigned number) { return number <= many ? std::optional(make(number)) : std::nullopt; };
}

CustomerAndPartner pair(unsigned customer, unsigned partner) {
  return {customer_id(customer), partner_id(partner)};
}

}  // namespace

TEST_CASE("several things are answered in the order of the question, with nothing for one that isn't known") {
  AnyStore store;
  store.write(fill);
  store.read([](View& view) {
    CHECK(view.customers(std::vector{customer_id(2), customer_id(9), customer_id(1), customer_id(2)}) ==
          Answers<Customer>{customer(2), {}, customer(1), customer(2)});
    CHECK(view.partners(std::vector{partner_id(3), partner_id(9), partner_id(2), partner_id(3)}) ==
          Answers<Partner>{reseller(3), {}, reseller(2), reseller(3)});
    CHECK(view.subscriptions(
              std::vector{subscription_id(2), subscription_id(9), subscription_id(1), subscription_id(2)}) ==
          Answers<Subscription>{subscription(2, 1), {}, subscription(1, 1), subscription(2, 1)});
    const auto briefs =
        view.briefs(std::vector{subscription_id(2), subscription_id(9), subscription_id(1), subscription_id(2)});
    REQUIRE(briefs.size() == 4);
    CHECK(briefs[0] == view.brief(subscription_id(2)));
    CHECK(briefs[0]);
    CHECK_FALSE(briefs[1]);
    CHECK(briefs[2] == view.brief(subscription_id(1)));
    CHECK(briefs[3] == briefs[0]);
  });
}

TEST_CASE("relationships and administration are answered in the order of the question, the default one for none") {
  AnyStore store;
  store.write([](Transaction& tx) {
    fill(tx);
    Relationship ended = active_relationship();
    ended.state = RelationshipState::ended;
    tx.set_partnership({partner_id(2), active_relationship()});
    tx.set_partnership({partner_id(3), ended});
    tx.set_customer_relationship({pair(1, 2), active_relationship()});
    tx.set_customer_relationship({pair(2, 2), ended});
    tx.set_administration({pair(1, 3), some_administration()});
    tx.set_administration({pair(2, 3), {DapState::revoked, noon, noon, {}}});
  });
  store.read([](View& view) {
    const auto partnerships = view.partnerships(std::vector{partner_id(3), partner_id(9), partner_id(2)});
    REQUIRE(partnerships.size() == 3);
    CHECK(partnerships[0].state == RelationshipState::ended);
    CHECK(partnerships[1] == Relationship{});
    CHECK(partnerships[2] == active_relationship());
    const auto relationships = view.customer_relationships(
        std::vector{pair(2, 2), pair(9, 2), pair(1, 9), pair(1, 3), pair(1, 2), pair(2, 2)});
    REQUIRE(relationships.size() == 6);
    CHECK(relationships[0].state == RelationshipState::ended);
    CHECK(relationships[1] == Relationship{});
    CHECK(relationships[2] == Relationship{});
    CHECK(relationships[3] == Relationship{});
    CHECK(relationships[4] == active_relationship());
    CHECK(relationships[5] == relationships[0]);
    const auto administrations =
        view.administrations(std::vector{pair(2, 3), pair(9, 3), pair(1, 9), pair(1, 2), pair(1, 3), pair(2, 3)});
    REQUIRE(administrations.size() == 6);
    CHECK(administrations[0].dap == DapState::revoked);
    CHECK(administrations[1] == Administration{});
    CHECK(administrations[2] == Administration{});
    CHECK(administrations[3] == Administration{});
    CHECK(administrations[4] == some_administration());
    CHECK(administrations[5] == administrations[0]);
  });
}

TEST_CASE("a brief says what assigning a contact has to know") {
  AnyStore store;
  store.write([](Transaction& tx) {
    fill(tx);
    Subscription new_commerce = subscription(2, 1, "Visio");
    new_commerce.product_type = "onlineservicesNCE";
    new_commerce.channel = Channel::open;
    new_commerce.status = "suspended";
    tx.save_subscription(new_commerce);
    tx.set_support_contact({subscription_id(2), partner_id(3)});
  });
  store.read([](View& view) {
    const SubscriptionBrief usual{.customer_id = customer_id(1),
                                  .company_name = "Customer 1",
                                  .domain = "customer1.example.com",
                                  .offer_name = "Office 365",
                                  .facts = {"active", false, Channel::csp},
                                  .designated = {}};
    const SubscriptionBrief other{.customer_id = customer_id(1),
                                  .company_name = "Customer 1",
                                  .domain = "customer1.example.com",
                                  .offer_name = "Visio",
                                  .facts = {"suspended", true, Channel::open},
                                  .designated = partner_id(3)};
    CHECK(view.briefs(std::vector{subscription_id(2), subscription_id(1)}) == Answers<SubscriptionBrief>{other, usual});
  });
}

TEST_CASE("a candidate's facts are what is recorded of it, the customer and the account") {
  AnyStore store;
  Relationship accounts = active_relationship();
  accounts.agreement = "the account's";
  Relationship candidates = active_relationship();
  candidates.agreement = "the candidate's";
  store.write([&](Transaction& tx) {
    fill(tx);
    tx.set_partnerships(
        std::vector<PartnershipChange>{{partner_id(1), candidates}, {partner_id(2), active_relationship()}});
    tx.set_customer_relationships(
        std::vector<CustomerRelationshipChange>{{pair(1, 1), accounts}, {pair(1, 2), candidates}});
    tx.set_administrations(std::vector<AdministrationChange>{{pair(1, 2), some_administration()},
                                                             {pair(1, 1), {DapState::revoked, noon, noon, {}}}});
  });
  store.read([&](View& view) {
    const auto facts = view.candidate_facts(std::vector{pair(1, 2), pair(1, 1), pair(2, 2), pair(9, 2), pair(1, 9)});
    REQUIRE(facts.size() == 5);
    CHECK(facts[0] ==
          CandidateFacts{PartnerRole::reseller, accounts, active_relationship(), candidates, some_administration()});
    // The account needs no partnership with itself, and its relationship with the customer is the candidate's.
    CHECK(facts[1] ==
          CandidateFacts{PartnerRole::provider, accounts, {}, accounts, {DapState::revoked, noon, noon, {}}});
    CHECK(facts[2] == CandidateFacts{PartnerRole::reseller, {}, active_relationship(), {}, {}});
    CHECK(facts[3] == facts[2]);  // of a customer that isn't known, what is recorded of the partner
    CHECK(facts[4] == CandidateFacts{PartnerRole::other, accounts, {}, {}, {}});  // and of the customer
  });
}

TEST_CASE("facts follow what the same transaction changes") {
  AnyStore store;
  store.write([](Transaction& tx) {
    fill(tx);
    const auto facts = [&] { return tx.candidate_facts(customer_id(1), partner_id(2)); };
    CHECK(facts() == CandidateFacts{PartnerRole::reseller, {}, {}, {}, {}});
    tx.set_partnership({partner_id(2), active_relationship()});
    CHECK(facts().partnership == active_relationship());
    tx.set_customer_relationship({pair(1, 2), active_relationship()});
    CHECK(facts().customer_relationship == active_relationship());
    tx.set_customer_relationship({pair(1, 1), active_relationship()});
    CHECK(facts().account_relationship == active_relationship());
    tx.set_administration({pair(1, 2), some_administration()});
    CHECK(facts().administration == some_administration());
    Partner other = reseller(2);
    other.role = PartnerRole::other;
    tx.save_partner(other);
    CHECK(facts().role == PartnerRole::other);
    Subscription changed = subscription(1, 1);
    changed.status = "SomethingNew";
    changed.product_type = "OnlineServicesNCE";
    tx.save_subscription(changed);
    CHECK(tx.brief(subscription_id(1))->facts == SubscriptionFacts{"SomethingNew", true, Channel::csp});
    tx.save_customer(customer(1, "Renamed"));
    CHECK(tx.brief(subscription_id(1))->company_name == "Renamed");
    tx.set_support_contact({subscription_id(1), partner_id(3)});
    CHECK(tx.brief(subscription_id(1))->designated == partner_id(3));
    tx.clear();
    CHECK(facts() == CandidateFacts{});
    CHECK_FALSE(tx.brief(subscription_id(1)));
    fill(tx);
    CHECK(facts() == CandidateFacts{PartnerRole::reseller, {}, {}, {}, {}});
    CHECK(tx.brief(subscription_id(1))->facts.status == "active");
  });
}

TEST_CASE("nothing is asked, and nothing is changed, by an empty set") {
  AnyStore store;
  store.write(fill);
  CHECK_FALSE(store.write([](Transaction& tx) {
    CHECK(tx.customers({}).empty());
    CHECK(tx.partners({}).empty());
    CHECK(tx.subscriptions({}).empty());
    CHECK(tx.briefs({}).empty());
    CHECK(tx.partnerships({}).empty());
    CHECK(tx.customer_relationships({}).empty());
    CHECK(tx.administrations({}).empty());
    CHECK(tx.candidate_facts(std::span<const CustomerAndPartner>()).empty());
    CHECK(tx.save_partners({}).empty());
    CHECK(tx.save_customers({}).empty());
    CHECK(tx.save_subscriptions({}).empty());
    CHECK(tx.set_support_profiles({}).empty());
    CHECK(tx.set_partnerships({}).empty());
    CHECK(tx.set_customer_relationships({}).empty());
    CHECK(tx.set_administrations({}).empty());
    CHECK(tx.set_support_contacts({}).empty());
    CHECK(tx.mention({}).empty());
  }));
}

TEST_CASE("thousands of things are saved and answered at once") {
  AnyStore store;
  const auto customers = numbered(many, [](unsigned number) { return customer(number); });
  const auto partners = numbered(many, [](unsigned number) { return reseller(number); });
  const auto subscriptions =
      numbered(many, [](unsigned number) { return subscription(number, 1 + (number * 7) % many); });
  const std::vector created(many, Upsert::created);
  const std::vector unchanged(many, Upsert::unchanged);
  store.write([&](Transaction& tx) {
    CHECK(tx.save_customers(customers) == created);
    CHECK(tx.save_partners(partners) == created);
    CHECK(tx.save_subscriptions(subscriptions) == created);
  });
  CHECK_FALSE(store.write([&](Transaction& tx) {
    CHECK(tx.save_customers(customers) == unchanged);
    CHECK(tx.save_partners(partners) == unchanged);
    CHECK(tx.save_subscriptions(subscriptions) == unchanged);
  }));
  const auto numbers = mixed_numbers();
  store.read([&](View& view) {
    CHECK(view.customers(for_all(numbers, customer_id)) ==
          for_all(numbers, known_of([](unsigned number) { return customer(number); })));
    CHECK(view.partners(for_all(numbers, partner_id)) ==
          for_all(numbers, known_of([](unsigned number) { return reseller(number); })));
    CHECK(view.subscriptions(for_all(numbers, subscription_id)) ==
          for_all(numbers, known_of([&](unsigned number) { return subscriptions[number - 1]; })));
    const auto briefs = view.briefs(for_all(numbers, subscription_id));
    REQUIRE(briefs.size() == numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      REQUIRE(briefs[i].has_value() == (numbers[i] <= many));
      if (briefs[i]) REQUIRE(briefs[i]->customer_id == subscriptions[numbers[i] - 1].customer_id);
    }
  });
}

TEST_CASE("thousands of relationships, grants, profiles and contacts are set and answered at once") {
  AnyStore store;
  const auto agreement = [](unsigned number) {
    Relationship relationship = active_relationship();
    relationship.agreement = "A-" + std::to_string(number);
    return relationship;
  };
  const auto grant = [](unsigned number) {
    return Administration{DapState::active, noon + std::chrono::hours(number), {}, {}};
  };
  const auto pair_of = [](unsigned number) { return pair(number, 1 + number % 97); };
  const std::vector created(many, Upsert::created);
  const std::vector unchanged(many, Upsert::unchanged);
  store.write([&](Transaction& tx) {
    tx.save_account(example_account());
    tx.save_customers(numbered(many, [](unsigned number) { return customer(number); }));
    tx.save_subscriptions(numbered(many, [](unsigned number) { return subscription(number, number); }));
    tx.save_partners(numbered(many, [](unsigned number) {
      Partner partner = reseller(number + 1);
      partner.support_profile = {};
      return partner;
    }));
    for (const auto& expected : {created, unchanged}) {
      CHECK(tx.set_partnerships(numbered(many, [&](unsigned number) {
        return PartnershipChange{partner_id(number + 1), agreement(number)};
      })) == expected);
      CHECK(tx.set_customer_relationships(numbered(many, [&](unsigned number) {
        return CustomerRelationshipChange{pair_of(number), agreement(number)};
      })) == expected);
      CHECK(tx.set_administrations(numbered(many, [&](unsigned number) {
        return AdministrationChange{pair_of(number), grant(number)};
      })) == expected);
      CHECK(tx.set_support_profiles(numbered(many, [&](unsigned number) {
        return SupportProfileChange{partner_id(number + 1),
                                    pcadmin::test::profile("a" + std::to_string(number) + "@example.com")};
      })) == expected);
      CHECK(tx.set_support_contacts(numbered(many, [&](unsigned number) {
        return ContactChange{subscription_id(number), partner_id(2 + number % 3)};
      })) == expected);
    }
  });
  const auto numbers = mixed_numbers();
  store.read([&](View& view) {
    const auto or_none = [](auto make) {
      return [make](unsigned number) { return number <= many ? make(number) : decltype(make(1U)){}; };
    };
    CHECK(view.partnerships(for_all(numbers, [](unsigned number) { return partner_id(number + 1); })) ==
          for_all(numbers, or_none(agreement)));
    CHECK(view.customer_relationships(for_all(numbers, pair_of)) == for_all(numbers, or_none(agreement)));
    CHECK(view.administrations(for_all(numbers, pair_of)) == for_all(numbers, or_none(grant)));
    const auto facts = view.candidate_facts(for_all(numbers, pair_of));
    REQUIRE(facts.size() == numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
      REQUIRE(facts[i].administration == or_none(grant)(numbers[i]));
    const auto briefs = view.briefs(for_all(numbers, subscription_id));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      REQUIRE(briefs[i].has_value() == (numbers[i] <= many));
      if (briefs[i]) REQUIRE(briefs[i]->designated == partner_id(2 + numbers[i] % 3));
    }
  });
}

TEST_CASE("of several changes at once the later ones see the earlier ones") {
  AnyStore store;
  using Upserts = std::vector<Upsert>;
  const Upserts expected{Upsert::created, Upsert::updated, Upsert::unchanged, Upsert::updated};
  store.write(fill);
  const auto entries = store.changes().size();
  store.write([&](Transaction& tx) {
    CHECK(tx.save_customers(std::vector{customer(5), customer(5, "B"), customer(5, "B"), customer(5)}) == expected);
    CHECK(tx.save_partners(std::vector{reseller(5), reseller(5, "B"), reseller(5, "B"), reseller(5)}) == expected);
    CHECK(tx.save_subscriptions(std::vector{subscription(5, 1), subscription(5, 2), subscription(5, 2),
                                            subscription(5, 1, "Visio")}) == expected);
    const Relationship active = active_relationship();
    Relationship ended = active;
    ended.state = RelationshipState::ended;
    const Administration dap = some_administration();
    CHECK(tx.set_partnerships(std::vector<PartnershipChange>{
              {partner_id(2), active}, {partner_id(2), ended}, {partner_id(2), ended}, {partner_id(2), {}}}) ==
          expected);
    CHECK(tx.set_customer_relationships(std::vector<CustomerRelationshipChange>{
              {pair(1, 2), active}, {pair(1, 2), ended}, {pair(1, 2), ended}, {pair(1, 2), {}}}) == expected);
    CHECK(tx.set_administrations(std::vector<AdministrationChange>{{pair(1, 2), dap},
                                                                   {pair(1, 2), {DapState::absent, {}, {}, {}}},
                                                                   {pair(1, 2), {DapState::absent, {}, {}, {}}},
                                                                   {pair(1, 2), {}}}) == expected);
    tx.set_support_profile({partner_id(2), {}});
    CHECK(tx.set_support_profiles(
              std::vector<SupportProfileChange>{{partner_id(2), pcadmin::test::profile("a@example.com")},
                                                {partner_id(2), pcadmin::test::profile("b@example.com")},
                                                {partner_id(2), pcadmin::test::profile("b@example.com")},
                                                {partner_id(2), {}}}) == expected);
    CHECK(tx.set_support_contacts(std::vector<ContactChange>{{subscription_id(1), partner_id(2)},
                                                             {subscription_id(1), partner_id(3)},
                                                             {subscription_id(1), partner_id(3)},
                                                             {subscription_id(1), {}}}) == expected);
  });
  // What was set to nothing again was created anew; each step that changed something has its entry.
  CHECK(store.changes().size() == entries + 8 * 3 + 1);
  store.read([](View& view) {
    CHECK(view.customer(customer_id(5)) == customer(5));
    CHECK(view.partner(partner_id(5)) == reseller(5));
    CHECK(view.subscription(subscription_id(5)) == subscription(5, 1, "Visio"));
    CHECK(all(view.list_relationships({})).empty());
    CHECK(view.partner(partner_id(2))->support_profile == SupportProfile{});
    CHECK_FALSE(view.brief(subscription_id(1))->designated);
  });
  const auto newest = store.changes();
  CHECK(newest[0].before == partner_id(3).text());
  CHECK(newest[0].after.empty());
  CHECK(newest[1].before == partner_id(2).text());
  CHECK(newest[1].after == partner_id(3).text());
  CHECK(newest[2].before.empty());
  CHECK(newest[2].after == partner_id(2).text());
}

}  // namespace pcadmin::store::test
