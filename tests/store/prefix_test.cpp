// Looking up by the beginning of a name, for completion.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/fixture.hpp"

namespace pcadmin::store::test {

namespace {

Customer named(unsigned number, std::string name, std::string domain) {
  Customer made = customer(number, std::move(name));
  made.domain = std::move(domain);
  return made;
}

template <class Thing>
std::vector<std::string> names(const std::vector<Thing>& things, std::string Thing::*name) {
  std::vector<std::string> found;
  for (const Thing& thing : things)
    found.push_back(thing.*name);
  return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("customers are found by how their names and domains begin, in any case, and no more than asked for") {
  OpenStore store;
  store.write([](Transaction& tx) {
    value(tx.save_account(example_account()));
    value(tx.save_customer(named(1, "Maple & Stone", "maple.example")));
    value(tx.save_customer(named(2, "MAPLETON", "Ton.example")));
    value(tx.save_customer(named(3, "青田食品", "")));
    value(tx.save_customer(named(4, "Map_le", "map%le.example")));
  });
  store.read([](View& view) {
    const auto found = [&](Lookup::By by, const char* text, std::size_t most = 10) {
      return names(value(view.find_customers({by, text}, most)), &Customer::company_name);
    };
    CHECK(found(Lookup::By::name_prefix, "mAPLE") == Names{"Maple & Stone", "MAPLETON"});
    CHECK(found(Lookup::By::name_prefix, "map_") == Names{"Map_le"});
    CHECK(found(Lookup::By::name_prefix, "青") == Names{"青田食品"});
    CHECK(found(Lookup::By::name_prefix, "maple & stone") == Names{"Maple & Stone"});
    CHECK(found(Lookup::By::domain_prefix, "maple.example") == Names{"Maple & Stone"});
    CHECK(found(Lookup::By::name_prefix, "") == Names{"Map_le", "Maple & Stone", "MAPLETON", "青田食品"});
    CHECK(found(Lookup::By::name_prefix, "", 2) == Names{"Map_le", "Maple & Stone"});
    CHECK(found(Lookup::By::domain_prefix, "TON") == Names{"MAPLETON"});
    CHECK(found(Lookup::By::domain_prefix, "map%") == Names{"Map_le"});
    CHECK(found(Lookup::By::domain_prefix, "").size() == 3);
  });
}

TEST_CASE("partners are found by how their names and MPN ids begin") {
  OpenStore store;
  store.write([](Transaction& tx) {
    value(tx.save_account(example_account()));
    for (unsigned number = 2; number < 5; ++number) {
      Partner partner = reseller(number, "Reseller " + std::to_string(number));
      partner.mpn_id = MpnId::parse("70" + std::to_string(number));
      value(tx.save_partner(partner));
    }
  });
  store.read([](View& view) {
    const auto found = [&](Lookup::By by, const char* text) {
      return names(value(view.find_partners({by, text}, 10)), &Partner::name);
    };
    CHECK(found(Lookup::By::name_prefix, "reseller") == Names{"Reseller 2", "Reseller 3", "Reseller 4"});
    CHECK(found(Lookup::By::mpn_id_prefix, "703") == Names{"Reseller 3"});
    CHECK(found(Lookup::By::mpn_id_prefix, "70").size() == 3);
  });
}

TEST_CASE("subscriptions are found by how their names begin where the customer is known") {
  OpenStore store;
  store.write([](Transaction& tx) {
    value(tx.save_account(example_account()));
    value(tx.save_customer(customer(1)));
    value(tx.save_customer(customer(2)));
    value(tx.save_subscription(subscription(1, 1, "Office 365")));
    value(tx.save_subscription(subscription(2, 1, "Visio")));
    value(tx.save_subscription(subscription(3, 2, "Office 365")));
  });
  store.read([](View& view) {
    const Lookup office{Lookup::By::name_prefix, "office"};
    const auto found = value(view.find_subscriptions(office, customer_id(1), 10));
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == subscription_id(1));
    CHECK(value(view.find_subscriptions({Lookup::By::name_prefix, ""}, customer_id(1), 10)).size() == 2);
    CHECK(value(view.find_subscriptions(office, {}, 10)).empty());
  });
}

}  // namespace pcadmin::store::test
