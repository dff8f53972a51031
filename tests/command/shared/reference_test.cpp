// References as data: what was typed, and what is meant by it.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/shared/reference.hpp"
#include "store/memory_store.hpp"
#include "store/things.hpp"

namespace pcadmin::command {
namespace {

using namespace store::test;
using store::Transaction;
using store::View;

CustomerId wide_customer_id(std::string_view text) {
  return CustomerId::parse(text).value();
}

/// Customers 1 to 30, of which some have telling names; partners 1 to 3; subscriptions.
void fill(Transaction& transaction) {
  transaction.save_account(example_account());
  transaction.save_partner(reseller(2, "Contoso Ltd"));
  transaction.save_partner(reseller(3, "5000002"));
  for (unsigned number = 1; number <= 20; ++number)
    transaction.save_customer(customer(number));
  transaction.save_customer(customer(21, "Contoso"));
  transaction.save_customer(customer(22, "Fabrikam"));
  transaction.save_customer(customer(23, "fabrikam"));
  transaction.save_customer(customer(24, "聯合利華"));
  transaction.save_customer(customer(25, "0000000"));
  transaction.save_customer(customer(26, "ÉCLAIR GmbH"));
  Customer named_like_a_domain = customer(27, "customer1.example.com");
  named_like_a_domain.domain = "Other.Example.com";
  transaction.save_customer(named_like_a_domain);
  transaction.save_customer({wide_customer_id("abcdef12-3456-7890-0000-000000000001"), "Wide", "wide.example", ""});
  transaction.save_customer({wide_customer_id("abcdef13-3456-7890-0000-000000000001"), "Far", "", ""});
  for (unsigned number = 1; number <= 20; ++number) {
    Subscription made = subscription(number, number, number <= 12 ? "Office 365" : "Visio");
    if (number == 3) made.friendly_name = "Sales";
    transaction.save_subscription(made);
  }
}

struct Case {
  std::string reference;
  std::string meant;  ///< an id, or an error's code
};

void check(const std::vector<Case>& cases, const std::function<std::string(const std::string&)>& resolve) {
  for (const auto& example : cases) {
    CAPTURE(example.reference);
    CHECK(resolve(example.reference) == example.meant);
  }
}

std::string outcome_of(const Error& error) {
  return std::string(name(error.code));
}

TEST_CASE("customers are named by id, domain, name and the beginning of the id") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  const std::vector<Case> cases{
      {"00000000-0000-0000-c000-000000000001", customer_id(1).text()},
      {"{00000000-0000-0000-C000-000000000001}", customer_id(1).text()},
      {"customer3.example.com", customer_id(3).text()},
      {"CUSTOMER3.Example.COM", customer_id(3).text()},
      {"other.example.com", customer_id(27).text()},
      {"customer1.example.com", customer_id(1).text()},  // a domain before a name
      {"contoso", customer_id(21).text()},
      {"CONTOSO", customer_id(21).text()},
      {"聯合利華", customer_id(24).text()},
      {"éclair gmbh", customer_id(26).text()},
      {"0000000", customer_id(25).text()},  // a name before the beginning of an id
      {"Fabrikam", "AMBIGUOUS_REFERENCE"},
      {"abcdef12", "abcdef12-3456-7890-0000-000000000001"},
      {"ABCDEF123", "abcdef12-3456-7890-0000-000000000001"},
      {"abcdef13-3456-7", "abcdef13-3456-7890-0000-000000000001"},
      {"abcdef1", "AMBIGUOUS_REFERENCE"},
      {"abcde", "CUSTOMER_NOT_FOUND"},
      {"abcdef14", "CUSTOMER_NOT_FOUND"},
      {"abcdef12-3456-7890-0000-000000000001-00", "CUSTOMER_NOT_FOUND"},
      {"00000000-0000-0000-c000-000000000099", "CUSTOMER_NOT_FOUND"},
      {"nowhere.example.com", "CUSTOMER_NOT_FOUND"},
      {"provider", "CUSTOMER_NOT_FOUND"},
      {"' OR 1=1 --", "CUSTOMER_NOT_FOUND"},
      {"", "INVALID_VALUE"},
  };
  read(store, [&](View& view) {
    check(cases, [&](const std::string& reference) {
      const auto found = resolve_customer(view, reference);
      return found ? found->id.text() : outcome_of(found.error());
    });
  });
}

TEST_CASE("partners are named by id, MPN id, name, and provider for the account") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  const std::vector<Case> cases{
      {partner_id(2).text(), partner_id(2).text()},
      {"5000002", partner_id(2).text()},  // an MPN id before a name
      {"05000002", "PARTNER_NOT_FOUND"},
      {"contoso ltd", partner_id(2).text()},
      {"provider", partner_id(1).text()},
      {"Provider", partner_id(1).text()},
      {"example provider", partner_id(1).text()},
      {"00000000-0000-0000-a", "AMBIGUOUS_REFERENCE"},
      {"Contoso", "PARTNER_NOT_FOUND"},
      {"", "INVALID_VALUE"},
  };
  read(store, [&](View& view) {
    check(cases, [&](const std::string& reference) {
      const auto found = resolve_partner(view, reference);
      return found ? found->tenant_id.text() : outcome_of(found.error());
    });
  });
}

TEST_CASE("subscriptions are named by id and name, of one customer or of all") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  const std::vector<Case> of_all{
      {subscription_id(1).text(), subscription_id(1).text()},
      {"sales", subscription_id(3).text()},
      {"Office 365", "AMBIGUOUS_REFERENCE"},
      {"00000000-0000-0000-5000", "AMBIGUOUS_REFERENCE"},
      {"0000000000000000500000000000000a", subscription_id(10).text()},
      {"Project", "SUBSCRIPTION_NOT_FOUND"},
      {"", "INVALID_VALUE"},
  };
  const std::vector<Case> of_one{
      {"OFFICE 365", subscription_id(5).text()},
      {"000000", subscription_id(5).text()},
      {subscription_id(5).text(), subscription_id(5).text()},
      {subscription_id(6).text(), "SUBSCRIPTION_NOT_FOUND"},
      {"sales", "SUBSCRIPTION_NOT_FOUND"},
  };
  read(store, [&](View& view) {
    for (const bool one : {false, true}) {
      const auto customer = one ? std::optional(customer_id(5)) : std::nullopt;
      check(one ? of_one : of_all, [&](const std::string& reference) {
        const auto found = resolve_subscription(view, reference, customer);
        return found ? found->id.text() : outcome_of(found.error());
      });
    }
  });
}

TEST_CASE("a name that isn't found brings up the one that was meant") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  read(store, [](View& view) {
    const Error error = resolve_customer(view, "Contosso").error();
    CHECK(error.message == "customer 'Contosso' not found; did you mean 'Contoso'?");
    CHECK(error.hint == "pcadmin list-customers");
    CHECK(error.target == "Contosso");
    REQUIRE(error.corrections.size() == 1);
    CHECK(error.corrections[0].typed == "Contosso");
    CHECK(error.corrections[0].meant == std::vector<std::string>{"Contoso"});
    CHECK(resolve_customer(view, "Northwind").error().message == "customer 'Northwind' not found.");
    CHECK_THAT(resolve_customer(view, customer_id(99).text()).error().message, Catch::EndsWith("not found."));
    CHECK_THAT(resolve_customer(view, "wide.exmaple").error().message, Catch::Contains("mean 'wide.example'?"));
    CHECK_THAT(resolve_partner(view, "Contoso Lt").error().message, Catch::Contains("mean 'Contoso Ltd'?"));
    CHECK_THAT(resolve_subscription(view, "Salse").error().message, Catch::Contains("mean 'Sales'?"));
    const Error subscription = resolve_subscription(view, "Ofice 365", customer_id(1)).error();
    CHECK(subscription.message == "subscription 'Ofice 365' not found; did you mean 'Office 365'?");
    CHECK(subscription.hint == "pcadmin list-subscriptions " + customer_id(1).text());
  });
}

TEST_CASE("what names another kind of thing is told as what it is") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  read(store, [](View& view) {
    const Error customer = resolve_subscription(view, "customer1.example.com").error();
    CHECK(customer.code == ErrorCode::subscription_not_found);
    CHECK(customer.message == "'customer1.example.com' is a customer, not a subscription.");
    CHECK(customer.hint == "pcadmin list-subscriptions customer1.example.com");
    REQUIRE(customer.corrections.size() == 1);
    CHECK(customer.corrections[0].meant == std::vector<std::string>{"--customer", "customer1.example.com"});
    const Error partner = resolve_subscription(view, "Contoso Ltd").error();
    CHECK(partner.message == "'Contoso Ltd' is a partner, not a subscription.");
    CHECK(partner.hint == "pcadmin list-subscriptions --contact 'Contoso Ltd'");
    CHECK(resolve_customer(view, "5000002").error().message == "'5000002' is a partner, not a customer.");
    CHECK(resolve_customer(view, "Sales").error().message == "'Sales' is a subscription, not a customer.");
    CHECK(resolve_partner(view, "fabrikam").error().message == "'fabrikam' is a customer, not a partner.");
    CHECK(resolve_partner(view, "Sales").error().hint == "pcadmin list-contacts Sales");
  });
}

TEST_CASE("a reseller that isn't known yet can be made known by a whole command") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  read(store, [](View& view) {
    CHECK(resolve_partner(view, "New & Co").error().hint ==
          "pcadmin list-resellers\npcadmin request-relationship --reseller 'New & Co' --mpn-id ID --tenant-id GUID");
    CHECK(resolve_partner(view, "9999999").error().hint == "pcadmin list-resellers");
  });
  write(store, [](Transaction& transaction) {
    Account without_link = example_account();
    without_link.partnership_link.clear();
    transaction.save_account(without_link);
  });
  read(store, [](View& view) {
    CHECK(resolve_partner(view, "New & Co").error().hint ==
          "pcadmin list-resellers\npcadmin request-relationship --reseller 'New & Co' --mpn-id ID --tenant-id GUID "
          "--link URL");
  });
}

TEST_CASE("who doesn't ask for suggestions gets none") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  read(store, [](View& view) {
    CHECK_THAT(resolve_customer(view, "Contosso", Suggest::no).error().message, Catch::EndsWith("not found."));
    CHECK_THAT(resolve_partner(view, "Contoso Lt", Suggest::no).error().message, Catch::EndsWith("not found."));
    CHECK_THAT(resolve_subscription(view, "Salse", {}, Suggest::no).error().message, Catch::EndsWith("not found."));
  });
}

TEST_CASE("what is ambiguous lists the candidates, up to ten, by id, name and domain") {
  Memory memory;
  MemoryStore store(memory);
  write(store, fill);
  read(store, [](View& view) {
    const Error customers = resolve_customer(view, "fabrikam").error();
    CHECK(customers.message == "several customers match 'fabrikam'.");
    REQUIRE(customers.details.size() == 2);
    CHECK(customers.details[0].value == customer_id(22).text());
    CHECK(customers.details[0].message == "Fabrikam (customer22.example.com)");
    CHECK(customers.details[0].code == "AMBIGUOUS_REFERENCE");
    const Error subscriptions = resolve_subscription(view, "office 365").error();
    REQUIRE(subscriptions.details.size() == 10);
    CHECK(subscriptions.details[2].message ==
          "Sales (Office 365), Customer 3 (customer3.example.com); quantity: 3, contact: Example Provider");
    CHECK_THAT(subscriptions.hint, Catch::Contains("pcadmin list-subscriptions"));
  });
}

TEST_CASE("without an account there is no provider") {
  Memory memory;
  MemoryStore store(memory);
  write(store, [](Transaction& transaction) { transaction.save_customer(customer(1)); });
  read(store, [](View& view) {
    CHECK(resolve_partner(view, "provider").error().code == ErrorCode::store_not_found);
    CHECK_THAT(require_account(view).error().hint, Catch::StartsWith("pcadmin init"));
  });
}

}  // namespace
}  // namespace pcadmin::command
