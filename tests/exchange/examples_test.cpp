// The sample tenant is what its README says: every file is read without a fault, and holds what it should.
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"

namespace pcadmin::exchange::testing {

namespace {

std::string file_text(const std::string& name) {
  std::ifstream file(PCADMIN_SOURCE_DIR "/examples/" + name, std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("Every example file is read without a fault") {
  Said of_customer;
  of_customer.customer = CustomerId(Guid::parse("a712755f-6cac-44d5-99d5-269512e74f7b").value());
  Said of_subscription;
  of_subscription.subscription = SubscriptionId(Guid::parse("4c8b1eb4-4f1e-4ccf-8372-a2a784a67245").value());
  struct Example {
    const char* file;
    Said said;
    Kind kind;
    std::size_t count;
  };
  const Example examples[] = {
      {"partnerships.json", {}, Kind::partnerships, 3},
      {"customers.json", {}, Kind::customers, 4},
      {"customer-larkfield.json", {}, Kind::customers, 1},
      {"customers.csv", {}, Kind::customers, 4},
      {"subscriptions-qingtian.json", {}, Kind::subscriptions, 4},
      {"subscriptions-hefeng.jsonl", {}, Kind::subscriptions, 3},
      {"subscriptions-larkfield.json", of_customer, Kind::subscriptions, 3},
      {"subscriptions-maplestone-powershell.json", of_customer, Kind::subscriptions, 3},
      {"subscription-maplestone-ea-powershell.json", of_customer, Kind::subscriptions, 1},
      {"customer-relationships-hefeng.json", of_customer, Kind::customer_relationships, 1},
      {"contacts.json", {}, Kind::contacts, 1},
      {"contact-powershell.json", of_subscription, Kind::contacts, 1},
      {"delegated-admin.json", {}, Kind::admin, 2},
      {"delegated-admin-dawnlight.json", {}, Kind::admin, 2},
  };
  for (const Example& example : examples) {
    INFO(example.file);
    const ItemReading reading = read_items(file_text(example.file), example.said);
    CHECK(reading.codes().empty());
    CHECK(reading.items.size() == example.count);
    for (const auto& item : reading.items)
      CHECK(kind_of(item.value()) == example.kind);
  }
}

TEST_CASE("The dashboard's export of the examples says the same as the REST collection") {
  const ItemReading rest = read_items(file_text("customers.json"));
  const ItemReading dashboard = read_items(file_text("customers.csv"));
  REQUIRE(rest.items.size() == dashboard.items.size());
  for (std::size_t i = 0; i < rest.items.size(); ++i) {
    const auto& one = std::get<CustomerItem>(*rest.items[i]);
    const auto& other = std::get<CustomerItem>(*dashboard.items[i]);
    CHECK(one.id == other.id);
    CHECK(one.fields.get(&Customer::company_name) == other.fields.get(&Customer::company_name));
    CHECK(one.fields.get(&Customer::domain) == other.fields.get(&Customer::domain));
    CHECK(one.relationship_to_partner == other.relationship_to_partner);
  }
}

}  // namespace pcadmin::exchange::testing
