#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"

namespace pcadmin {
namespace {

using test::CommandFixture;
using test::Row;

/// A provider with three resellers: one that qualifies, one without administration, one not accepted yet.
struct Tenant : test::SmallTenant {
  const Partner& qualified = reseller;
  Partner unprivileged = fixture.given_reseller("Bluegate");
  Partner pending = fixture.given_reseller("Coast", RelationshipState::requested);
  Subscription subscription = fixture.given_subscription(customer.id, "Visio");

  Tenant() { fixture.given_dap(customer.id, qualified.tenant_id); }

  /// The row of each partner by its name.
  std::map<std::string, Row> listed(const std::vector<std::string>& arguments) {
    REQUIRE(fixture.run(command::list_contacts(), arguments));
    std::map<std::string, Row> rows;
    for (const Row& row : fixture.output.rows())
      rows[row.at("name")] = row;
    return rows;
  }
};

std::vector<std::string> names(const std::map<std::string, Row>& rows) {
  std::vector<std::string> found;
  for (const auto& [name, row] : rows)
    found.push_back(name);
  return found;
}

TEST_CASE("list-contacts shows the available contacts, and which one stands") {
  Tenant tenant;
  auto rows = tenant.listed({tenant.subscription.id.text()});
  CHECK(tenant.fixture.output.columns() ==
        std::vector<std::string>{"supportTenantId", "supportMpnId", "name", "role", "current", "eligible", "reasons"});
  CHECK(names(rows) == std::vector<std::string>{"Dawnlight", "Farhill Cloud"});
  CHECK(rows["Farhill Cloud"].at("role") == "provider");
  CHECK(rows["Farhill Cloud"].at("current") == "true");
  CHECK(rows["Dawnlight"].at("role") == "reseller");
  CHECK(rows["Dawnlight"].at("current") == "false");
  CHECK(rows["Dawnlight"].at("eligible") == "true");
  CHECK(rows["Dawnlight"].at("reasons").empty());

  tenant.fixture.given_contact(tenant.subscription.id, tenant.qualified.tenant_id);
  rows = tenant.listed({"Visio", "--customer", "larkfield.example"});
  CHECK(rows["Farhill Cloud"].at("current") == "false");
  CHECK(rows["Dawnlight"].at("current") == "true");
}

TEST_CASE("list-contacts --all shows the others with every reason") {
  Tenant tenant;
  auto rows = tenant.listed({tenant.subscription.id.text(), "--all"});
  CHECK(rows.size() == 4);
  CHECK(rows["Bluegate"].at("eligible") == "false");
  CHECK(rows["Bluegate"].at("reasons") == "ADMIN_PRIVILEGES_MISSING");
  CHECK(rows["Coast"].at("reasons") == "PARTNERSHIP_PENDING,ADMIN_PRIVILEGES_MISSING");
}

TEST_CASE("Nobody is available where the subscription can have no contact") {
  struct Case {
    std::string status;
    std::string product_type;
    std::string code;
    std::string current;  ///< whether the provider stands as the contact
  };
  const Case c = GENERATE(values<Case>({
      {"deleted", "", "SUBSCRIPTION_DELETED", "true"},
      {"expired", "", "SUBSCRIPTION_DELETED", "true"},
      {"active", "onlineservicesnce", "SUBSCRIPTION_NEW_COMMERCE", "false"},
  }));
  CAPTURE(c.status, c.product_type);
  Tenant tenant;
  tenant.subscription.status = c.status;
  tenant.subscription.product_type = c.product_type;
  tenant.fixture.write([&](store::Transaction& transaction) { transaction.save_subscription(tenant.subscription); });

  tenant.fixture.output.is_for_people = true;
  CHECK(tenant.listed({tenant.subscription.id.text()}).empty());
  REQUIRE(tenant.fixture.notes.size() == 2);
  CHECK(tenant.fixture.notes[1] == "Try: pcadmin list-contacts " + tenant.subscription.id.text() + " --all");

  auto rows = tenant.listed({tenant.subscription.id.text(), "--all"});
  CHECK(rows.size() == 4);
  for (const auto& [name, row] : rows) {
    CAPTURE(name);
    CHECK(row.at("eligible") == "false");
    CHECK(row.at("reasons").starts_with(c.code));
  }
  CHECK(rows["Farhill Cloud"].at("current") == c.current);
}

TEST_CASE("A person is told that there are others, and how to see why not") {
  Tenant tenant;
  tenant.fixture.output.is_for_people = true;
  tenant.listed({tenant.subscription.id.text()});
  REQUIRE(tenant.fixture.notes.size() == 2);
  CHECK(tenant.fixture.notes[0] == "Partners that can't be the contact now: 2. To see why:");
  tenant.listed({tenant.subscription.id.text(), "--all"});
  CHECK(tenant.fixture.notes.empty());
}

TEST_CASE("list-contacts fails for what isn't there") {
  Tenant tenant;
  CHECK(tenant.fixture.failure(command::list_contacts(), {"Teams"}).code == ErrorCode::subscription_not_found);
  CHECK(tenant.fixture.failure(command::list_contacts(), {"Visio", "--customer", "nobody.example"}).code ==
        ErrorCode::customer_not_found);
  CHECK(tenant.fixture.failure(command::list_contacts(), {}).code == ErrorCode::missing_argument);
}

TEST_CASE("list-contacts --customer shows who qualifies for all of a customer's subscriptions") {
  Tenant tenant;
  CommandFixture& fixture = tenant.fixture;
  const Customer& customer = tenant.customer;
  fixture.given_subscription(customer.id, "Gone", "deleted");
  auto rows = tenant.listed({"--customer", "larkfield.example"});
  CHECK(names(rows) == std::vector<std::string>{"Dawnlight", "Farhill Cloud"});
  CHECK(rows["Farhill Cloud"].at("current") == "true");

  SECTION("who supports only some of them isn't the contact of all") {
    fixture.given_contact(fixture.given_subscription(customer.id, "Exchange").id, tenant.qualified.tenant_id);
    rows = tenant.listed({"--customer", "larkfield.example"});
    CHECK(rows["Dawnlight"].at("current") == "false");
    CHECK(rows["Farhill Cloud"].at("current") == "false");
  }
  SECTION("what stands against one of them stands against all") {
    fixture.given_subscription(customer.id, "Elsewhere", "active", Channel::direct);
    rows = tenant.listed({"--customer", "larkfield.example", "--all"});
    CHECK(rows["Dawnlight"].at("eligible") == "false");
    CHECK(rows["Dawnlight"].at("reasons") == "CUSTOMER_RELATIONSHIP_MISSING");
    CHECK(rows["Bluegate"].at("reasons") == "CUSTOMER_RELATIONSHIP_MISSING,ADMIN_PRIVILEGES_MISSING");
  }
}

TEST_CASE("list-contacts of a customer whose subscriptions can't have a contact says so") {
  CommandFixture fixture;
  fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  fixture.given_subscription(customer.id, "Gone", "deleted");
  fixture.output.is_for_people = true;
  REQUIRE(fixture.run(command::list_contacts(), {"--customer", "larkfield.example"}));
  CHECK(fixture.output.rows().empty());
  CHECK(fixture.notes == std::vector<std::string>{"This customer has no subscription that can have a support contact.",
                                                  "Try: pcadmin list-subscriptions larkfield.example"});
  CHECK(fixture.failure(command::list_contacts(), {}).code == ErrorCode::missing_argument);
}

}  // namespace
}  // namespace pcadmin
