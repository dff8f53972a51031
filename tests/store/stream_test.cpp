// Streams: their order, their selections, and asking for other things meanwhile.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/roles.hpp"
#include "store/fixture.hpp"

namespace pcadmin::store::test {

namespace {

/// Partners 1 to 4, customers 1 to 3 with two subscriptions each, saved in no order.
void fill(Transaction& transaction) {
  value(transaction.save_account(example_account()));
  for (unsigned number : {4U, 2U, 3U})
    value(transaction.save_partner(reseller(number)));
  for (unsigned number : {3U, 1U, 2U})
    value(transaction.save_customer(customer(number)));
  for (unsigned number : {5U, 2U, 6U, 1U, 4U, 3U}) {
    value(transaction.save_subscription(subscription(number, (number + 1) / 2)));
  }
}

std::vector<SubscriptionId> subscriptions(View& view, const SubscriptionSelection& selection) {
  std::vector<SubscriptionId> ids;
  for (const auto& record :
       all<SubscriptionRecord>([&](const auto& visit) { return view.subscriptions(selection, visit); })) {
    ids.push_back(record.subscription.id);
  }
  return ids;
}

std::vector<SubscriptionId> ids(const std::vector<unsigned>& numbers) {
  std::vector<SubscriptionId> made;
  made.reserve(numbers.size());
  for (const unsigned number : numbers)
    made.push_back(subscription_id(number));
  return made;
}

}  // namespace

TEST_CASE("subscriptions come by id: all, one, a customer's, or those with a designated contact") {
  OpenStore store;
  store.write(fill);
  store.write([](Transaction& transaction) {
    for (unsigned number : {6U, 1U, 3U}) {
      value(transaction.set_support_contact(subscription_id(number), partner_id(3)));
    }
    value(transaction.set_support_contact(subscription_id(2), partner_id(4)));
  });
  store.read([](View& view) {
    CHECK(subscriptions(view, {}) == ids({1, 2, 3, 4, 5, 6}));
    CHECK(subscriptions(view, {.subscription = subscription_id(4)}) == ids({4}));
    CHECK(subscriptions(view, {.customer = customer_id(2)}) == ids({3, 4}));
    CHECK(subscriptions(view, {.designated = partner_id(3)}) == ids({1, 3, 6}));
    CHECK(subscriptions(view, {.customer = customer_id(1), .designated = partner_id(3)}) == ids({1}));
    CHECK(subscriptions(view, {.subscription = subscription_id(4), .customer = customer_id(1)}).empty());
    CHECK(subscriptions(view, {.designated = partner_id(1)}).empty());
    CHECK(subscriptions(view, {.designated = partner_id(99)}).empty());
  });
}

TEST_CASE("relationships come by kind, customer and partner, administration alone among them") {
  OpenStore store;
  store.write(fill);
  const Administration dap{DapState::active, noon, {}, {}};
  store.write([&](Transaction& transaction) {
    value(transaction.set_customer_relationship(customer_id(2), partner_id(3), active_relationship()));
    value(transaction.set_customer_relationship(customer_id(1), partner_id(1), active_relationship()));
    value(transaction.set_administration(customer_id(2), partner_id(3), dap));
    value(transaction.set_administration(customer_id(2), partner_id(2), dap));
    value(transaction.set_administration(customer_id(1), partner_id(4), dap));
    value(transaction.set_partnership(partner_id(4), active_relationship()));
    value(transaction.set_partnership(partner_id(2), active_relationship()));
  });
  const auto listed = [](View& view, const RelationshipSelection& selection) {
    std::vector<std::string> lines;
    for (const auto& record :
         all<RelationshipRecord>([&](const auto& visit) { return view.relationships(selection, visit); })) {
      lines.push_back(record.customer.company_name + "/" + record.partner.name + "/" +
                      std::string(name(record.relationship.state)) + "/" +
                      std::string(name(record.administration.dap)));
    }
    return lines;
  };
  const std::vector<std::string> partnerships{"/Reseller 2/active/unknown", "/Reseller 4/active/unknown"};
  const std::vector<std::string> others{"Customer 1/Example Provider/active/unknown",
                                        "Customer 1/Reseller 4/none/active", "Customer 2/Reseller 2/none/active",
                                        "Customer 2/Reseller 3/active/active"};
  auto everything = partnerships;
  everything.insert(everything.end(), others.begin(), others.end());
  store.read([&](View& view) {
    CHECK(listed(view, {}) == everything);
    CHECK(listed(view, {.kind = RelationshipKind::partnership}) == partnerships);
    CHECK(listed(view, {.kind = RelationshipKind::customer}) == others);
    CHECK(listed(view, {.customer = customer_id(2)}) == std::vector<std::string>{others[2], others[3]});
    CHECK(listed(view, {.partner = partner_id(4)}) == std::vector<std::string>{partnerships[1], others[1]});
    CHECK(listed(view, {.customer = customer_id(2), .partner = partner_id(3)}) == std::vector{others[3]});
    CHECK(listed(view, {.kind = RelationshipKind::partnership, .customer = customer_id(2)}).empty());
  });
}

TEST_CASE("a visitor that has enough ends its stream, and may ask for other things before") {
  OpenStore store;
  store.write(fill);
  store.read([](View& view) {
    std::size_t visited = 0;
    done(view.subscriptions({}, [&](const SubscriptionRecord& record) {
      ++visited;
      CHECK(subscriptions(view, {}).size() == 6);
      CHECK(value(view.facts(record.subscription.id, record.contact.tenant_id)) == record.facts);
      CHECK(value(view.customer(record.subscription.customer_id))->company_name == record.company_name);
      return visited == 3 ? Visit::enough : Visit::more;
    }));
    CHECK(visited == 3);
    std::size_t relationships = 0;
    done(view.relationships({}, [&](const RelationshipRecord&) {
      ++relationships;
      return Visit::enough;
    }));
    CHECK(relationships <= 1);
  });
}

TEST_CASE("roles are each customer's own, even where two lists look alike") {
  OpenStore store;
  store.write(fill);
  const std::vector<std::vector<Role>> roles{pcadmin::test::roles({"a\",\"b"}), pcadmin::test::roles({"a", "b"}),
                                             pcadmin::test::roles({"a\\", "b"})};
  store.write([&](Transaction& transaction) {
    for (unsigned number : {1U, 2U, 3U}) {
      const Administration granted{DapState::unknown, {}, {}, Gdap{"", "", "active", roles[number - 1], {}, {}, false}};
      value(transaction.set_administration(customer_id(number), partner_id(1), granted));
    }
  });
  store.read([&](View& view) {
    std::vector<std::vector<Role>> found;
    for (const auto& record : all<CustomerRecord>([&](const auto& visit) { return view.customers({}, visit); })) {
      found.push_back(record.account_administration.gdap->roles);
    }
    CHECK(found == roles);
  });
}

TEST_CASE("names for suggestions are those of customers, partners, offers and subscriptions") {
  OpenStore store;
  store.write(fill);
  store.write([](Transaction& transaction) {
    Subscription named = subscription(1, 1);
    named.friendly_name = "Sales";
    value(transaction.save_subscription(named));
  });
  const auto names = [](View& view, View::NameOf what) {
    std::vector<std::string> found;
    done(view.names(what, [&](std::string_view name) {
      found.emplace_back(name);
      return Visit::more;
    }));
    std::sort(found.begin(), found.end());
    return found;
  };
  store.read([&](View& view) {
    CHECK(names(view, View::NameOf::customer) == std::vector<std::string>{"Customer 1", "Customer 2", "Customer 3"});
    CHECK(names(view, View::NameOf::partner).size() == 4);
    CHECK(names(view, View::NameOf::domain).size() == 3);
    CHECK(names(view, View::NameOf::offer) == std::vector<std::string>{"Office 365"});
    CHECK(names(view, View::NameOf::friendly_name) == std::vector<std::string>{"Sales"});
  });
}

TEST_CASE("without an account a subscription has no contact that could be judged") {
  OpenStore store;
  store.write([](Transaction& transaction) {
    value(transaction.save_partner(reseller(2)));
    value(transaction.save_customer(customer(1)));
    for (unsigned number : {1U, 2U, 3U})
      value(transaction.save_subscription(subscription(number, 1)));
    value(transaction.set_support_contact(subscription_id(2), partner_id(2)));
  });
  store.read([](View& view) {
    CHECK_FALSE(value(view.account()));
    const auto records = all<SubscriptionRecord>([&](const auto& visit) { return view.subscriptions({}, visit); });
    REQUIRE(records.size() == 3);
    CHECK(records[0].contact == Partner{});
    CHECK(records[1].contact == reseller(2));
    CHECK(records[2].contact == Partner{});
    CHECK(records[2].facts.candidate.role == PartnerRole::other);
  });
}

}  // namespace pcadmin::store::test
