// Looking things up, in each form.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/contract/any_store.hpp"

namespace pcadmin::store::test {

namespace {

using By = Lookup::By;
using Names = std::vector<std::string>;

constexpr std::size_t all_of_them = 100;

Customer named(unsigned number, std::string name, std::string domain = "") {
  Customer made = customer(number, "x");
  made.company_name = std::move(name);
  made.domain = std::move(domain);
  return made;
}

Partner with_mpn_id(unsigned number, const char* name, const char* mpn_id) {
  Partner made = reseller(number, "x");
  made.name = name;
  made.mpn_id = MpnId::parse(mpn_id);
  return made;
}

Subscription with_names(unsigned number, unsigned customer, const char* offer, const char* friendly_name) {
  Subscription made = subscription(number, customer, offer);
  made.friendly_name = friendly_name;
  return made;
}

Names customers(View& view, By by, const std::string& text, std::size_t most = all_of_them) {
  Names found;
  for (const Customer& customer : view.find_customers({by, text}, most))
    found.push_back(customer.company_name);
  return found;
}

Names partners(View& view, By by, const std::string& text, std::size_t most = all_of_them) {
  Names found;
  for (const Partner& partner : view.find_partners({by, text}, most))
    found.push_back(partner.name);
  return found;
}

/// The last digit of each id.
Names subscriptions(View& view, By by, const std::string& text, const std::optional<CustomerId>& customer = {},
                    std::size_t most = all_of_them) {
  Names found;
  for (const Subscription& subscription : view.find_subscriptions({by, text}, customer, most))
    found.push_back(subscription.id.text().substr(35));
  return found;
}

/// 00000000-0000-0000-c000-000000000012: more than its zeros.
const std::string twelfth = customer_id(0x12).text();

}  // namespace

TEST_CASE("a thing is found by its id, in any usual form, and by how that begins, in the order of ids") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_customers(std::vector{named(0x22, "c"), named(0x12, "b"), named(0x11, "a")});
    tx.save_partners(std::vector{reseller(0x22, "c"), reseller(0x12, "b"), reseller(0x11, "a")});
    tx.save_subscriptions(std::vector{subscription(0x22, 0x12), subscription(0x12, 0x12), subscription(0x11, 0x11)});
  });
  store.read([](View& view) {
    CHECK(customers(view, By::id, twelfth) == Names{"b"});
    CHECK(customers(view, By::id, customer_id(0x99).text()).empty());
    CHECK(customers(view, By::id, twelfth.substr(0, 35)).empty());
    CHECK(customers(view, By::id, "").empty());
    CHECK(customers(view, By::id, "no id").empty());
    CHECK(customers(view, By::id_prefix, twelfth) == Names{"b"});
    CHECK(customers(view, By::id_prefix, twelfth.substr(0, 35)) == Names{"a", "b"});
    CHECK(customers(view, By::id_prefix, "000000000000") == Names{"a", "b", "c"});
    CHECK(customers(view, By::id_prefix, "00000000-0000-0000-C000-0000000000-12") == Names{"b"});
    CHECK(customers(view, By::id_prefix, "00000000-0000-0000-c") == Names{"a", "b", "c"});
    CHECK(customers(view, By::id_prefix, "00000000-0000-0000-a").empty());
    CHECK(customers(view, By::id_prefix, "") == Names{"a", "b", "c"});
    CHECK(customers(view, By::id_prefix, "", 2) == Names{"a", "b"});
    CHECK(customers(view, By::id_prefix, "", 0).empty());
    CHECK(customers(view, By::id_prefix, "x").empty());
    CHECK(customers(view, By::id_prefix, twelfth + "0").empty());
    CHECK(partners(view, By::id, partner_id(0x12).text()) == Names{"b"});
    CHECK(partners(view, By::id_prefix, partner_id(0x12).text().substr(0, 35)) == Names{"a", "b"});
    CHECK(partners(view, By::id_prefix, "", 1) == Names{"a"});
    CHECK(subscriptions(view, By::id, subscription_id(0x12).text()) == Names{"2"});
    CHECK(subscriptions(view, By::id, subscription_id(0x12).text(), customer_id(0x11)).empty());
    CHECK(subscriptions(view, By::id_prefix, subscription_id(0x12).text().substr(0, 35)) == Names{"1", "2"});
    CHECK(subscriptions(view, By::id_prefix, "", customer_id(0x12)) == Names{"2", "2"});
    CHECK(subscriptions(view, By::id_prefix, "", {}, 1) == Names{"1"});
  });
}

TEST_CASE("names are the same whatever their case, in any script") {
  AnyStore store;
  const std::string names[] = {"Straße GmbH", "ＦＵＬＬ　ｗｉｄｔｈ", "İstanbul", "聯合利華", "Ångström",
                               "ΣΊΣΥΦΟΣ",     "Caf\u0065\u0301"};
  store.write([&](Transaction& tx) {
    unsigned number = 0;
    for (const std::string& name : names)
      tx.save_customer(named(++number, name));
    tx.save_partner(reseller(2, "Straße GmbH"));
    tx.save_subscription(with_names(1, 1, "İstanbul", "Straße"));
  });
  store.read([&](View& view) {
    const auto found = [&](const std::string& name) { return customers(view, By::name, name); };
    for (const std::string& name : names)
      CHECK(found(name) == Names{name});
    CHECK(found("STRASSE gmbh") == Names{"Straße GmbH"});
    CHECK(found("STRAẞE GMBH") == Names{"Straße GmbH"});
    CHECK(found("ｆｕｌｌ　ＷＩＤＴＨ") == Names{"ＦＵＬＬ　ｗｉｄｔｈ"});
    CHECK(found("full width").empty());
    CHECK(found("i\u0307stanbul") == Names{"İstanbul"});
    CHECK(found("istanbul").empty());
    CHECK(found("ıstanbul").empty());
    CHECK(found("A\u030angstr\u00d6m") == Names{"Ångström"});
    CHECK(found("σίσυφος") == Names{"ΣΊΣΥΦΟΣ"});
    CHECK(found("CAFÉ") == Names{"Caf\u0065\u0301"});
    CHECK(found("聯合利").empty());
    CHECK(partners(view, By::name, "strasse GMBH") == Names{"Straße GmbH"});
    CHECK(subscriptions(view, By::name, "STRASSE") == Names{"1"});
    CHECK(subscriptions(view, By::name, "i\u0307STANBUL") == Names{"1"});
    CHECK(customers(view, By::name_prefix, "STRAS") == Names{"Straße GmbH"});
    CHECK(customers(view, By::name_prefix, "聯合") == Names{"聯合利華"});
    CHECK(customers(view, By::name_prefix, "ｆ") == Names{"ＦＵＬＬ　ｗｉｄｔｈ"});
  });
}

TEST_CASE("all that have a name, a domain or an MPN id are found by it, in the order of ids") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_customers(std::vector{named(4, "CONTOSO", "one.example"), named(2, "contoso", "TWO.example"),
                                  named(3, "Contoso", "two.Example"), named(1, "Contoso Ltd", "münchen.example")});
    tx.save_partners(std::vector{with_mpn_id(4, "contoso", "123"), with_mpn_id(2, "Contoso", "0123"),
                                 with_mpn_id(3, "Other", "123")});
  });
  store.read([](View& view) {
    CHECK(customers(view, By::name, "Contoso") == Names{"contoso", "Contoso", "CONTOSO"});
    CHECK(customers(view, By::name, "contosO", 2) == Names{"contoso", "Contoso"});
    CHECK(customers(view, By::domain, "Two.example") == Names{"contoso", "Contoso"});
    CHECK(customers(view, By::domain, "MÜNCHEN.example") == Names{"Contoso Ltd"});
    CHECK(customers(view, By::domain, "example").empty());
    CHECK(partners(view, By::name, "CONTOSO") == Names{"Contoso", "contoso"});
    CHECK(partners(view, By::mpn_id, "123") == Names{"Other", "contoso"});
    CHECK(partners(view, By::mpn_id, "0123") == Names{"Contoso"});
    CHECK(partners(view, By::mpn_id, "12").empty());
  });
}

TEST_CASE("an empty name, domain or MPN id is nobody's, and has no beginning") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_customers(std::vector{named(1, "", ""), named(2, "Named", "named.example")});
    tx.save_partners(std::vector{with_mpn_id(2, "", ""), with_mpn_id(3, "Named", "7")});
    tx.save_subscriptions(std::vector{with_names(1, 1, "", ""), with_names(2, 1, "Visio", "")});
  });
  store.read([](View& view) {
    CHECK(customers(view, By::name, "").empty());
    CHECK(customers(view, By::domain, "").empty());
    CHECK(customers(view, By::name_prefix, "") == Names{"Named"});
    CHECK(customers(view, By::domain_prefix, "") == Names{"Named"});
    CHECK(partners(view, By::name, "").empty());
    CHECK(partners(view, By::mpn_id, "").empty());
    CHECK(partners(view, By::name_prefix, "") == Names{"Named"});
    CHECK(partners(view, By::mpn_id_prefix, "") == Names{"Named"});
    CHECK(subscriptions(view, By::name, "").empty());
    CHECK(subscriptions(view, By::name, "", customer_id(1)).empty());
    CHECK(subscriptions(view, By::name_prefix, "", customer_id(1)) == Names{"2"});
  });
}

TEST_CASE("customers are found by how their names and domains begin, and come in the order of those") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_account(example_account());
    tx.save_customer(named(1, "Maple & Stone", "maple.example"));
    tx.save_customer(named(2, "MAPLETON", "Ton.example"));
    tx.save_customer(named(3, "青田食品", ""));
    tx.save_customer(named(4, "Map_le", "map%le.example"));
    tx.save_customer(named(6, "Zeta", "twin.example"));
    tx.save_customer(named(5, "zeta", "Twin.example"));
  });
  store.read([](View& view) {
    CHECK(customers(view, By::name_prefix, "mAPLE") == Names{"Maple & Stone", "MAPLETON"});
    CHECK(customers(view, By::name_prefix, "map_") == Names{"Map_le"});
    CHECK(customers(view, By::name_prefix, "青") == Names{"青田食品"});
    CHECK(customers(view, By::name_prefix, "maple & stone") == Names{"Maple & Stone"});
    CHECK(customers(view, By::name_prefix, "zet") == Names{"zeta", "Zeta"});
    CHECK(customers(view, By::name_prefix, "") ==
          Names{"Map_le", "Maple & Stone", "MAPLETON", "zeta", "Zeta", "青田食品"});
    CHECK(customers(view, By::name_prefix, "", 2) == Names{"Map_le", "Maple & Stone"});
    CHECK(customers(view, By::domain_prefix, "maple.example") == Names{"Maple & Stone"});
    CHECK(customers(view, By::domain_prefix, "TON") == Names{"MAPLETON"});
    CHECK(customers(view, By::domain_prefix, "map%") == Names{"Map_le"});
    CHECK(customers(view, By::domain_prefix, "twin") == Names{"zeta", "Zeta"});
    CHECK(customers(view, By::domain_prefix, "") == Names{"Map_le", "Maple & Stone", "MAPLETON", "zeta", "Zeta"});
  });
}

TEST_CASE("customers and partners are found by a part of their names and domains, and come in the order of those") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_account(example_account());
    tx.save_customers(std::vector{named(1, "North Maple", "north.example"), named(2, "MAPLETON", "ton.north.example"),
                                  named(3, "青田食品", ""), named(4, "Oak_le", "oak%le.example")});
    tx.save_partners(std::vector{with_mpn_id(3, "Zeta Cloud", "703"), with_mpn_id(2, "Cloud 晨光", "702")});
  });
  store.read([](View& view) {
    CHECK(customers(view, By::name_part, "mAPLE") == Names{"MAPLETON", "North Maple"});
    CHECK(customers(view, By::name_part, "maple", 1) == Names{"MAPLETON"});
    CHECK(customers(view, By::name_part, "田食") == Names{"青田食品"});
    CHECK(customers(view, By::name_part, "_") == Names{"Oak_le"});
    CHECK(customers(view, By::name_part, "%").empty());
    CHECK(customers(view, By::name_part, "").size() == 4);
    CHECK(customers(view, By::domain_part, "NORTH.") == Names{"North Maple", "MAPLETON"});
    CHECK(customers(view, By::domain_part, "%le") == Names{"Oak_le"});
    CHECK(customers(view, By::domain_part, "").size() == 3);
    CHECK(partners(view, By::name_part, "cloud") == Names{"Cloud 晨光", "Zeta Cloud"});
    CHECK(partners(view, By::domain_part, "cloud").empty());
    CHECK(subscriptions(view, By::name_part, "365", customer_id(1)).empty());
  });
}

TEST_CASE("partners are found by how their names and MPN ids begin") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_account(example_account());
    tx.save_partners(std::vector{with_mpn_id(4, "Reseller 2", "704"), with_mpn_id(3, "reseller 3", "0703"),
                                 with_mpn_id(2, "RESELLER 4", "702")});
  });
  store.read([](View& view) {
    CHECK(partners(view, By::name_prefix, "reseller") == Names{"Reseller 2", "reseller 3", "RESELLER 4"});
    CHECK(partners(view, By::mpn_id_prefix, "704") == Names{"Reseller 2"});
    CHECK(partners(view, By::mpn_id_prefix, "70") == Names{"RESELLER 4", "Reseller 2"});
    CHECK(partners(view, By::mpn_id_prefix, "", 1) == Names{"reseller 3"});
  });
}

TEST_CASE("subscriptions are found by their own name or their offer's, each once, in the order of ids") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_customers(std::vector{customer(1), customer(2)});
    tx.save_subscriptions(std::vector{with_names(4, 1, "Office", "office"), with_names(2, 2, "Visio", "Office"),
                                      with_names(3, 2, "OFFICE", "Sales"), with_names(1, 1, "Visio", "Support")});
  });
  store.read([](View& view) {
    CHECK(subscriptions(view, By::name, "office") == Names{"2", "3", "4"});
    CHECK(subscriptions(view, By::name, "office", customer_id(2)) == Names{"2", "3"});
    CHECK(subscriptions(view, By::name, "office", {}, 2) == Names{"2", "3"});
    CHECK(subscriptions(view, By::name, "Visio", customer_id(2)) == Names{"2"});
    CHECK(subscriptions(view, By::name, "office", customer_id(9)).empty());
  });
}

TEST_CASE("subscriptions are found by how their names begin where the customer is known") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_customers(std::vector{customer(1), customer(2)});
    tx.save_subscriptions(std::vector{with_names(3, 1, "Office 365", ""), with_names(2, 1, "Visio", "Office of sales"),
                                      with_names(1, 1, "Visio", ""), with_names(4, 2, "Office 365", "")});
  });
  store.read([](View& view) {
    CHECK(subscriptions(view, By::name_prefix, "office", customer_id(1)) == Names{"2", "3"});
    CHECK(subscriptions(view, By::name_prefix, "", customer_id(1)) == Names{"1", "2", "3"});
    CHECK(subscriptions(view, By::name_prefix, "", customer_id(1), 2) == Names{"1", "2"});
    CHECK(subscriptions(view, By::name_prefix, "office").empty());
  });
}

TEST_CASE("nothing is found in a form that a thing doesn't have") {
  AnyStore store;
  store.write(fill);
  store.read([](View& view) {
    const std::string mpn_id = reseller(2).mpn_id->text();
    CHECK(partners(view, By::mpn_id, mpn_id) == Names{"Reseller 2"});
    for (const By by : {By::mpn_id, By::mpn_id_prefix}) {
      CHECK(customers(view, by, mpn_id).empty());
      CHECK(subscriptions(view, by, mpn_id, customer_id(1)).empty());
    }
    for (const By by : {By::domain, By::domain_prefix}) {
      CHECK(partners(view, by, "customer1.example.com").empty());
      CHECK(subscriptions(view, by, "customer1.example.com", customer_id(1)).empty());
    }
  });
}

TEST_CASE("a lookup sees what the same transaction saved") {
  AnyStore store;
  store.write([](Transaction& tx) {
    fill(tx);
    tx.save_customer(customer(1, "Renamed"));
    CHECK(customers(tx, By::name, "renamed") == Names{"Renamed"});
    CHECK(customers(tx, By::name, "customer 1").empty());
    tx.save_subscription(with_names(1, 1, "Visio", "Sales"));
    CHECK(subscriptions(tx, By::name, "visio") == Names{"1"});
    CHECK(subscriptions(tx, By::name, "office 365") == Names{"2"});
  });
}

}  // namespace pcadmin::store::test
