// What each step offers, of a real store.
#include "app/guide/choices.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/fixture.hpp"

namespace pcadmin::app {
namespace {

using namespace store::test;
using store::Transaction;
using Names = std::vector<std::string>;

class Tenant {
 public:
  explicit Tenant(const std::function<void(Transaction&)>& content) {
    store_.write([&](Transaction& tx) {
      tx.save_account(example_account());
      content(tx);
    });
  }
  store::Store& store() { return *store_; }

 private:
  OpenStore store_;
};

std::vector<Choice> found(Choices& choices, std::string_view typed, std::size_t most = 100) {
  auto found = choices.find(typed, most);
  REQUIRE(found);
  return *std::move(found);
}

Names names(Choices& choices, std::string_view typed, std::size_t most = 100) {
  Names names;
  for (const Choice& choice : found(choices, typed, most))
    names.push_back(choice.name);
  return names;
}

std::unique_ptr<Choices> list(Result<std::unique_ptr<Choices>> made) {
  REQUIRE(made);
  return *std::move(made);
}

Customer named(unsigned number, std::string name, std::string domain = "") {
  Customer made = customer(number, "x");
  made.company_name = std::move(name);
  made.domain = std::move(domain);
  return made;
}

TEST_CASE("customers are offered by name, and found by any part of name or domain, and the beginning of an id") {
  Tenant tenant([](Transaction& tx) {
    tx.save_customers(std::vector{named(1, "Oak Street", "oak.example"), named(2, "Street of Maples", "maple.example"),
                                  named(3, "青田食品", "qingtian.example"), named(4, "", "nameless.example"),
                                  named(5, "Amber", "street.example"), named(6, "")});
  });
  const auto customers = customer_choices(tenant.store());
  CHECK(names(*customers, "") ==
        Names{"Amber", "Oak Street", "Street of Maples", "青田食品", "nameless.example", customer_id(6).text()});
  CHECK(names(*customers, "", 2) == Names{"Amber", "Oak Street"});
  CHECK(names(*customers, "STREET") == Names{"Street of Maples", "Amber", "Oak Street"});
  CHECK(names(*customers, "田食") == Names{"青田食品"});
  CHECK(names(*customers, "tian.ex") == Names{"青田食品"});
  CHECK(names(*customers, customer_id(3).text()) == Names{"青田食品"});
  CHECK(names(*customers, "nobody").empty());
  const Choice choice = found(*customers, "青田").front();
  CHECK(choice.value == customer_id(3).text());
  CHECK(choice.detail == "qingtian.example");
  CHECK(choice.refusal.empty());
}

TEST_CASE("a few digits are a part of a name, not the beginning of an id") {
  Tenant tenant([](Transaction& tx) { tx.save_customers(std::vector{named(1, "Area 000"), named(2, "Other")}); });
  CHECK(names(*customer_choices(tenant.store()), "000") == Names{"Area 000"});
  CHECK(names(*customer_choices(tenant.store()), "0000") == Names{"Area 000", "Other"});
}

TEST_CASE("partners are found by name and MPN id, and the provider is no reseller") {
  Tenant tenant([](Transaction& tx) {
    tx.save_partners(std::vector{reseller(2, "Dawnlight"), reseller(3, "晨光科技")});
  });
  const auto partners = partner_choices(tenant.store(), false);
  CHECK(names(*partners, "") == Names{"Dawnlight", "Example Provider", "晨光科技"});
  CHECK(names(*partners, "光科") == Names{"晨光科技"});
  CHECK(names(*partners, "5000002") == Names{"Dawnlight"});
  CHECK(found(*partners, "provider").front().detail == "the provider · 5000001");
  const auto resellers = partner_choices(tenant.store(), true);
  CHECK(names(*resellers, "") == Names{"Dawnlight", "晨光科技"});
  CHECK(names(*resellers, "", 1) == Names{"Dawnlight"});
}

/// Customer 1: 10 is supported by partner 3, 11 by the provider, 12 is deleted, 13 is new commerce.
void fill(Transaction& tx) {
  tx.save_customers(std::vector{named(1, "Maple", "maple.example"), named(2, "Other", "other.example")});
  tx.save_partners(
      std::vector{reseller(2, "Amber"), reseller(3, "Dawnlight"), reseller(4, "Bluegate"), reseller(5, "Cedar")});
  for (const unsigned number : {2U, 3U, 4U})
    tx.set_partnership({partner_id(number), active_relationship()});
  Administration dap;
  dap.dap = DapState::active;
  for (const unsigned number : {3U, 4U})
    tx.set_administration({{customer_id(1), partner_id(number)}, dap});
  Subscription mailbox = subscription(10, 1, "Exchange Online");
  mailbox.friendly_name = "信箱－工廠";
  mailbox.quantity = 120;
  Subscription deleted = subscription(12, 1, "Azure");
  deleted.status = "deleted";
  Subscription new_commerce = subscription(13, 1, "Microsoft 365");
  new_commerce.product_type = "OnlineServicesNCE";
  tx.save_subscriptions(std::vector{mailbox, subscription(11, 1, "Office 365"), deleted, new_commerce,
                                    subscription(20, 2, "Office 365")});
  tx.set_support_contact({subscription_id(10), partner_id(3)});
}

TEST_CASE("a customer's subscriptions are offered by name, with their quantity and contact") {
  Tenant tenant(fill);
  const auto subscriptions = list(subscription_choices(tenant.store(), customer_id(1), false));
  CHECK(names(*subscriptions, "") == Names{"Azure", "Microsoft 365", "Office 365", "信箱－工廠 (Exchange Online)"});
  CHECK(names(*subscriptions, "exch") == Names{"信箱－工廠 (Exchange Online)"});
  CHECK(names(*subscriptions, "工廠") == Names{"信箱－工廠 (Exchange Online)"});
  CHECK(names(*subscriptions, subscription_id(11).text()) == Names{"Office 365"});
  CHECK(found(*subscriptions, "信箱").front().detail == "quantity 120 · contact: Dawnlight");
  CHECK(found(*subscriptions, "office").front().detail == "quantity 3 · contact: Example Provider");
  CHECK(found(*subscriptions, "microsoft").front().detail == "quantity 3");
  for (const Choice& choice : found(*subscriptions, ""))
    CHECK(choice.refusal.empty());
}

TEST_CASE("where a contact is to be assigned, subscriptions that can't have one come last, with the reason") {
  Tenant tenant(fill);
  const auto subscriptions = list(subscription_choices(tenant.store(), customer_id(1), true));
  CHECK(names(*subscriptions, "") == Names{"Office 365", "信箱－工廠 (Exchange Online)", "Azure", "Microsoft 365"});
  CHECK(found(*subscriptions, "azure").front().refusal == "The subscription is deleted or expired");
  CHECK(found(*subscriptions, "microsoft").front().refusal == "The subscription is new commerce");
  CHECK(found(*subscriptions, "azure").front().fixes ==
        std::vector<std::string>{"pcadmin list-subscriptions " + customer_id(1).text()});
}

TEST_CASE("contacts: the one that stands, then who may be, then the others with their reasons") {
  Tenant tenant(fill);
  const auto contacts = list(contact_choices(tenant.store(), subscription_id(10), noon));
  CHECK(names(*contacts, "") == Names{"Dawnlight", "Bluegate", "Example Provider", "Amber", "Cedar"});
  CHECK(found(*contacts, "dawn").front().detail == "5000003 · the contact now");
  CHECK(found(*contacts, "provider").front().refusal.empty());
  CHECK(names(*contacts, "e") == Names{"Example Provider", "Bluegate", "Amber", "Cedar"});
  const Choice amber = found(*contacts, "amber").front();
  CHECK(amber.refusal == "The customer never granted delegated administration");
  CHECK(amber.explanation ==
        std::vector<std::string>{
            "Maple has granted Amber no delegated admin privileges. When it has, "
            "record that: grant-admin grants nothing itself.",
            "Try: pcadmin grant-admin --customer " + customer_id(1).text() + " --reseller " + partner_id(2).text()});
  const Choice cedar = found(*contacts, "cedar").front();
  CHECK(cedar.fixes.size() == 2);
}

TEST_CASE("of things that are called alike each is offered, and what is the only one of its name isn't asked about") {
  Tenant tenant(fill);
  const auto alike = list(subscriptions_named(tenant.store(), "office 365", {}));
  REQUIRE(alike != nullptr);
  CHECK(found(*alike, "").front().detail == "Maple · maple.example · quantity 3 · contact: Example Provider");
  CHECK(found(*alike, "other").front().value == subscription_id(20).text());
  CHECK(list(subscriptions_named(tenant.store(), "office 365", customer_id(1))) == nullptr);
  CHECK(list(subscriptions_named(tenant.store(), "nothing", {})) == nullptr);
  CHECK(list(customers_named(tenant.store(), "maple")) == nullptr);
  CHECK(list(partners_named(tenant.store(), "amber")) == nullptr);
}

TEST_CASE("customers and partners that are called alike are told apart by domain and MPN id") {
  Tenant tenant([](Transaction& tx) {
    tx.save_customers(std::vector{named(1, "Twins", "a.example"), named(2, "twins", "b.example")});
    tx.save_partners(std::vector{reseller(2, "Hill"), reseller(3, "Hill")});
  });
  const auto customers = list(customers_named(tenant.store(), "Twins"));
  REQUIRE(customers != nullptr);
  CHECK(found(*customers, "b.ex").front().value == customer_id(2).text());
  CHECK(found(*customers, "").size() == 2);
  const auto partners = list(partners_named(tenant.store(), "Hill"));
  REQUIRE(partners != nullptr);
  CHECK(found(*partners, "5000003").front().value == partner_id(3).text());
}

}  // namespace
}  // namespace pcadmin::app
