// Streams: their order, their selections, and what may be done while one is open.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/roles.hpp"
#include "store/contract/any_store.hpp"

namespace pcadmin::store::test {

namespace {

using Numbers = std::vector<unsigned>;

/// Partners 1 to 4, customers 1 to 3 with two subscriptions each, saved in no order.
void fill_in_no_order(Transaction& tx) {
  tx.save_account(example_account());
  tx.save_partners(std::vector{reseller(4), reseller(2), reseller(3)});
  tx.save_customers(std::vector{customer(3), customer(1), customer(2)});
  for (const unsigned number : {5U, 2U, 6U, 1U, 4U, 3U})
    tx.save_subscription(subscription(number, (number + 1) / 2));
}

/// The number that an id was made of.
template <class Id>
unsigned number_of(const Id& id) {
  return id.guid().bytes().back();
}

Numbers subscriptions(View& view, const SubscriptionSelection& selection) {
  Numbers numbers;
  for (const auto& record : all(view.list_subscriptions(selection)))
    numbers.push_back(number_of(record.subscription.id));
  return numbers;
}

Numbers customers(View& view, const CustomerSelection& selection) {
  Numbers numbers;
  for (const auto& record : all(view.list_customers(selection)))
    numbers.push_back(number_of(record.customer.id));
  return numbers;
}

}  // namespace

TEST_CASE("subscriptions come by id: all, one, a customer's, or those with a designated contact") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([](Transaction& tx) {
    for (const unsigned number : {6U, 1U, 3U})
      tx.set_support_contact({subscription_id(number), partner_id(3)});
    tx.set_support_contact({subscription_id(2), partner_id(4)});
  });
  store.read([](View& view) {
    CHECK(subscriptions(view, {}) == Numbers{1, 2, 3, 4, 5, 6});
    CHECK(subscriptions(view, {.subscription = subscription_id(4)}) == Numbers{4});
    CHECK(subscriptions(view, {.customer = customer_id(2)}) == Numbers{3, 4});
    CHECK(subscriptions(view, {.designated = partner_id(3)}) == Numbers{1, 3, 6});
    CHECK(subscriptions(view, {.customer = customer_id(1), .designated = partner_id(3)}) == Numbers{1});
    CHECK(subscriptions(view, {.subscription = subscription_id(1), .designated = partner_id(3)}) == Numbers{1});
    CHECK(subscriptions(view, {.subscription = subscription_id(1), .designated = partner_id(4)}).empty());
    CHECK(subscriptions(view, {.subscription = subscription_id(4), .customer = customer_id(1)}).empty());
    CHECK(subscriptions(view, {.subscription = subscription_id(4), .customer = customer_id(2)}) == Numbers{4});
    CHECK(subscriptions(view, {.designated = partner_id(1)}).empty());
    CHECK(subscriptions(view, {.designated = partner_id(99)}).empty());
    CHECK(subscriptions(view, {.subscription = subscription_id(99)}).empty());
    CHECK(subscriptions(view, {.customer = customer_id(99)}).empty());
    CHECK(subscriptions(view, {.customers = {customer_id(3), customer_id(99), customer_id(2)}}) == Numbers{3, 4, 5, 6});
    CHECK(subscriptions(view, {.subscriptions = {subscription_id(5), subscription_id(1)}}) == Numbers{1, 5});
    CHECK(subscriptions(view, {.designated = partner_id(3), .customers = {customer_id(3), customer_id(2)}}) ==
          Numbers{3, 6});
    CHECK(subscriptions(view, {.subscription = subscription_id(4),
                               .subscriptions = {subscription_id(4), subscription_id(5)},
                               .customers = {customer_id(2)}}) == Numbers{4});
  });
}

TEST_CASE("customers come by id, with what is recorded of them and the account") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([](Transaction& tx) {
    tx.set_customer_relationship({{customer_id(2), partner_id(1)}, active_relationship()});
    tx.set_administration({{customer_id(2), partner_id(1)}, some_administration()});
    tx.set_customer_relationship({{customer_id(3), partner_id(2)}, active_relationship()});
    tx.save_subscription(subscription(7, 3));
  });
  store.read([](View& view) {
    CHECK(customers(view, {}) == Numbers{1, 2, 3});
    CHECK(customers(view, {.customer = customer_id(2)}) == Numbers{2});
    CHECK(customers(view, {.customer = customer_id(9)}).empty());
    CHECK(customers(view, {.customers = {customer_id(3), customer_id(9), customer_id(1)}}) == Numbers{1, 3});
    const auto records = all(view.list_customers({.counts_subscriptions = true}));
    REQUIRE(records.size() == 3);
    CHECK(records[0].customer == customer(1));
    CHECK(records[0].account_relationship == Relationship{});
    CHECK(records[0].subscription_count == 2);
    CHECK(records[1].account_relationship == active_relationship());
    CHECK(records[1].account_administration == some_administration());
    CHECK(records[2].account_relationship == Relationship{});
    CHECK(records[2].subscription_count == 3);
    CHECK(all(view.list_customers({}))[2].subscription_count == 0);
    CHECK(all(view.list_customers({.customer = customer_id(3), .counts_subscriptions = true}))[0].subscription_count ==
          3);
  });
}

TEST_CASE("candidates are the provider and every other partner, by id, with their facts") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([](Transaction& tx) {
    tx.set_partnership({partner_id(3), active_relationship()});
    tx.set_customer_relationship({{customer_id(2), partner_id(1)}, active_relationship()});
    tx.set_administration({{customer_id(2), partner_id(4)}, some_administration()});
    tx.set_administration({{customer_id(1), partner_id(3)}, some_administration()});
  });
  store.read([](View& view) {
    const auto records = all(view.list_candidates(subscription_id(3)));
    REQUIRE(records.size() == 4);
    for (unsigned number = 1; number <= 4; ++number) {
      const CandidateRecord& record = records[number - 1];
      CHECK(record.partner == view.partner(partner_id(number)));
      CHECK(record.facts ==
            EligibilityFacts{facts_of(subscription(3, 2)), view.candidate_facts(customer_id(2), partner_id(number))});
    }
    CHECK(records[0].facts.candidate.role == PartnerRole::provider);
    CHECK(records[2].facts.candidate.partnership == active_relationship());
    CHECK(records[2].facts.candidate.account_relationship == active_relationship());
    CHECK(records[3].facts.candidate.administration == some_administration());
    CHECK(all(view.list_candidates(subscription_id(99))).empty());
  });
}

TEST_CASE("partners come by id, all but the account's, with their partnerships") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([](Transaction& tx) { tx.set_partnership({partner_id(3), active_relationship()}); });
  store.read([](View& view) {
    const auto records = all(view.list_partners());
    REQUIRE(records.size() == 3);
    CHECK(records[0].partner == reseller(2));
    CHECK(records[0].partnership == Relationship{});
    CHECK(records[1].partner == reseller(3));
    CHECK(records[1].partnership == active_relationship());
    CHECK(records[2].partner == reseller(4));
  });
}

TEST_CASE("relationships come by kind, customer and partner, administration alone among them") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([&](Transaction& tx) {
    tx.set_customer_relationship({{customer_id(2), partner_id(3)}, active_relationship()});
    tx.set_customer_relationship({{customer_id(1), partner_id(1)}, active_relationship()});
    tx.set_administration({{customer_id(2), partner_id(3)}, some_administration()});
    tx.set_administration({{customer_id(2), partner_id(2)}, some_administration()});
    tx.set_administration({{customer_id(1), partner_id(4)}, some_administration()});
    tx.set_partnership({partner_id(4), active_relationship()});
    tx.set_partnership({partner_id(2), active_relationship()});
  });
  const auto listed = [](View& view, const RelationshipSelection& selection) {
    std::vector<std::string> lines;
    for (const auto& record : all(view.list_relationships(selection))) {
      lines.push_back(std::string(name(record.kind)) + "/" + record.customer.company_name + "/" + record.partner.name +
                      "/" + std::string(name(record.relationship.state)) + "/" +
                      std::string(name(record.administration.dap)));
    }
    return lines;
  };
  const std::vector<std::string> partnerships{"partnership//Reseller 2/active/unknown",
                                              "partnership//Reseller 4/active/unknown"};
  const std::vector<std::string> others{
      "customer/Customer 1/Example Provider/active/unknown", "customer/Customer 1/Reseller 4/none/active",
      "customer/Customer 2/Reseller 2/none/active", "customer/Customer 2/Reseller 3/active/active"};
  auto everything = partnerships;
  everything.insert(everything.end(), others.begin(), others.end());
  store.read([&](View& view) {
    CHECK(listed(view, {}) == everything);
    CHECK(listed(view, {.kind = RelationshipKind::partnership}) == partnerships);
    CHECK(listed(view, {.kind = RelationshipKind::customer}) == others);
    CHECK(listed(view, {.customer = customer_id(2)}) == std::vector<std::string>{others[2], others[3]});
    CHECK(listed(view, {.partner = partner_id(4)}) == std::vector<std::string>{partnerships[1], others[1]});
    CHECK(listed(view, {.customer = customer_id(2), .partner = partner_id(3)}) == std::vector{others[3]});
    CHECK(listed(view, {.kind = RelationshipKind::customer, .partner = partner_id(2)}) == std::vector{others[2]});
    CHECK(listed(view, {.kind = RelationshipKind::partnership, .partner = partner_id(2)}) ==
          std::vector{partnerships[0]});
    CHECK(listed(view, {.kind = RelationshipKind::partnership, .customer = customer_id(2)}).empty());
    CHECK(listed(view, {.customer = customer_id(99)}).empty());
    CHECK(listed(view, {.customers = {customer_id(2), customer_id(1)}}) == others);
    CHECK(listed(view, {.partner = partner_id(3), .customers = {customer_id(2), customer_id(1)}}) ==
          std::vector{others[3]});
  });
}

TEST_CASE("a relationship comes with its customer and its partner") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([](Transaction& tx) {
    tx.set_customer_relationship({{customer_id(2), partner_id(3)}, active_relationship()});
    tx.set_partnership({partner_id(3), active_relationship()});
  });
  store.read([](View& view) {
    const auto records = all(view.list_relationships({}));
    REQUIRE(records.size() == 2);
    CHECK(records[0].customer == Customer{});
    CHECK(records[0].partner == reseller(3));
    CHECK(records[0].relationship == active_relationship());
    CHECK(records[0].administration == Administration{});
    CHECK(records[1].customer == customer(2));
    CHECK(records[1].partner == reseller(3));
    CHECK(records[1].relationship == active_relationship());
  });
}

TEST_CASE("names are those of customers, partners, offers and subscriptions, each once and none empty") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.write([](Transaction& tx) {
    Subscription named = subscription(1, 1);
    named.friendly_name = "Sales";
    tx.save_subscription(named);
    named = subscription(2, 1);
    named.friendly_name = "Sales";
    named.unit_type = "Another offer with the same name";
    tx.save_subscription(named);
    Customer twin = customer(4, "Customer 1");
    twin.domain = "";
    tx.save_customer(twin);
  });
  const auto names = [](View& view, View::NameOf what) {
    std::vector<std::string> found = all(view.list_names(what));
    std::sort(found.begin(), found.end());
    return found;
  };
  using Names = std::vector<std::string>;
  store.read([&](View& view) {
    CHECK(names(view, View::NameOf::customer) == Names{"Customer 1", "Customer 2", "Customer 3"});
    CHECK(names(view, View::NameOf::partner) == Names{"Example Provider", "Reseller 2", "Reseller 3", "Reseller 4"});
    CHECK(names(view, View::NameOf::domain).size() == 3);
    CHECK(names(view, View::NameOf::offer) == Names{"Office 365"});
    CHECK(names(view, View::NameOf::friendly_name) == Names{"Sales"});
  });
}

TEST_CASE("a stream may be left before its end, and other things be asked for before") {
  AnyStore store;
  store.write(fill_in_no_order);
  const auto look = [](View& view) {
    std::size_t seen = 0;
    for (auto stream = view.list_subscriptions({}); const SubscriptionRecord* record = stream.next();) {
      ++seen;
      CHECK(subscriptions(view, {}).size() == 6);
      CHECK(view.candidate_facts(record->subscription.customer_id, record->contact.tenant_id) ==
            record->facts.candidate);
      CHECK(view.customer(record->subscription.customer_id)->company_name == record->company_name);
      for (auto inner = view.list_candidates(record->subscription.id); inner.next() != nullptr;)
        break;
      if (seen == 3) break;
    }
    CHECK(seen == 3);
  };
  store.read(look);
  store.write([&](Transaction& tx) {
    look(tx);
    tx.save_customer(customer(9));
  });
}

TEST_CASE("two streams of the same kind don't disturb each other") {
  AnyStore store;
  store.write(fill_in_no_order);
  store.read([](View& view) {
    auto one = view.list_customers({});
    auto other = view.list_customers({});
    const CustomerRecord* first = one.next();
    REQUIRE(first != nullptr);
    CHECK(first->customer == customer(1));
    CHECK(other.next()->customer == customer(1));
    CHECK(other.next()->customer == customer(2));
    CHECK(first->customer == customer(1));
    CHECK(one.next()->customer == customer(2));
    CHECK(one.next()->customer == customer(3));
    CHECK(one.next() == nullptr);
    CHECK(other.next()->customer == customer(3));
  });
}

TEST_CASE("an optional value of one record isn't taken over by the next") {
  AnyStore store;
  store.write(fill);
  store.write([](Transaction& tx) {
    Subscription full = subscription(1, 1);
    full.friendly_name = "Sales";
    full.creation_date = noon;
    full.auto_renew_enabled = true;
    tx.save_subscription(full);
    tx.set_support_contact({subscription_id(1), partner_id(2)});
    tx.set_customer_relationship({{customer_id(1), partner_id(1)}, active_relationship()});
    tx.set_administration({{customer_id(1), partner_id(1)}, some_administration()});
  });
  store.read([](View& view) {
    const auto subscriptions = all(view.list_subscriptions({}));
    REQUIRE(subscriptions.size() == 2);
    CHECK(subscriptions[1].subscription == subscription(2, 1));
    CHECK_FALSE(subscriptions[1].designated);
    CHECK_FALSE(subscriptions[1].assigned_at);
    CHECK(subscriptions[1].assigned_by.empty());
    const auto customers = all(view.list_customers({}));
    REQUIRE(customers.size() == 2);
    CHECK(customers[1].account_relationship == Relationship{});
    CHECK(customers[1].account_administration == Administration{});
  });
}

TEST_CASE("nothing is written while a stream is open") {
  AnyStore store;
  store.write(fill);
  const std::vector<std::function<void(Transaction&)>> changes{
      [](Transaction& tx) { tx.save_account(example_account()); },
      [](Transaction& tx) { tx.save_partner(reseller(2, "Renamed")); },
      [](Transaction& tx) { tx.save_customer(customer(1, "Renamed")); },
      [](Transaction& tx) { tx.save_subscription(subscription(1, 1, "Visio")); },
      [](Transaction& tx) {
        tx.set_support_profile({partner_id(2), {}});
      },
      [](Transaction& tx) {
        tx.set_partnership({partner_id(2), active_relationship()});
      },
      [](Transaction& tx) {
        tx.set_customer_relationship({{customer_id(1), partner_id(2)}, active_relationship()});
      },
      [](Transaction& tx) {
        tx.set_administration({{customer_id(1), partner_id(2)}, some_administration()});
      },
      [](Transaction& tx) {
        tx.set_support_contact({subscription_id(1), partner_id(2)});
      },
      [](Transaction& tx) { tx.clear(); },
  };
  for (const auto& change : changes) {
    CHECK(is_mistake(store, [&](Transaction& tx) {
      for (auto customers = tx.list_customers({}); customers.next() != nullptr;)
        change(tx);
    }));
  }
  store.write([](Transaction& tx) {
    {
      auto customers = tx.list_customers({});
      CHECK(customers.next() != nullptr);
    }
    tx.save_customer(customer(1, "Renamed"));
    CHECK(all(tx.list_customers({})).at(0).customer.company_name == "Renamed");
  });
}

}  // namespace pcadmin::store::test
