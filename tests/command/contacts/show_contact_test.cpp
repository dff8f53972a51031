#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"
#include "rules/profile.hpp"

namespace pcadmin {
namespace {

using test::CommandFixture;
using test::Row;

struct Tenant : test::SmallTenant {
  Subscription subscription = fixture.given_subscription(customer.id, "Visio");

  Row shown() {
    REQUIRE(fixture.run(command::show_contact(), {subscription.id.text()}));
    REQUIRE(fixture.output.rows().size() == 1);
    return fixture.output.rows()[0];
  }

  std::string page(const std::vector<std::string>& arguments) {
    std::vector<std::string> all = arguments;
    all.emplace_back("--as-customer");
    REQUIRE(fixture.run(command::show_contact(), all));
    CHECK(fixture.output.rows().empty());
    return fixture.output.texts();
  }

  void save() {
    fixture.write([&](store::Transaction& transaction) { transaction.save_subscription(subscription); });
  }
};

TEST_CASE("show-contact shows the provider where nobody was assigned") {
  Tenant tenant;
  const Row row = tenant.shown();
  CHECK(tenant.fixture.output.columns() ==
        std::vector<std::string>{"subscriptionId", "customerId", "companyName", "offerName", "supportTenantId",
                                 "supportMpnId", "name", "email", "telephone", "website", "contactSource", "eligible",
                                 "reasons", "assignedAt", "assignedBy"});
  CHECK_FALSE(tenant.fixture.output.ended());
  CHECK(row.at("companyName") == "Larkfield");
  CHECK(row.at("offerName") == "Visio");
  CHECK(row.at("supportTenantId") == tenant.account.partner.tenant_id.text());
  CHECK(row.at("email") == "support@farhill.example");
  CHECK(row.at("telephone") == "null");
  CHECK(row.at("contactSource") == "default");
  CHECK(row.at("eligible") == "true");
  CHECK(row.at("assignedAt") == "null");
  CHECK(row.at("assignedBy") == "null");
}

TEST_CASE("show-contact shows an assigned contact that stopped qualifying, with the reasons") {
  Tenant tenant;
  tenant.fixture.given_contact(tenant.subscription.id, tenant.reseller.tenant_id);
  const Row row = tenant.shown();
  CHECK(row.at("name") == "Dawnlight");
  CHECK(row.at("contactSource") == "assigned");
  CHECK(row.at("eligible") == "false");
  CHECK(row.at("reasons") == "ADMIN_PRIVILEGES_MISSING");
  CHECK(row.at("assignedAt") == "2026-11-22T12:00:00Z");
  CHECK(row.at("assignedBy") == "setup");
}

TEST_CASE("show-contact judges nobody where nobody could be assigned") {
  Tenant tenant;
  tenant.fixture.given_contact(tenant.subscription.id, tenant.reseller.tenant_id);
  SECTION("deleted: the contact is still named") {
    tenant.subscription.status = "deleted";
    tenant.save();
    const Row row = tenant.shown();
    CHECK(row.at("name") == "Dawnlight");
    CHECK(row.at("eligible") == "null");
    CHECK(row.at("reasons").empty());
  }
  SECTION("new commerce: there is no contact") {
    tenant.subscription.product_type = "OnlineServicesNCE";
    tenant.save();
    const Row row = tenant.shown();
    for (const char* field : {"supportTenantId", "supportMpnId", "name", "email", "telephone", "website", "eligible",
                              "assignedAt", "assignedBy"}) {
      CAPTURE(field);
      CHECK(row.at(field) == "null");
    }
    CHECK(row.at("contactSource") == "unsupported");
    CHECK(row.at("reasons").empty());
  }
}

TEST_CASE("show-contact --customer lists the contacts of all of a customer's subscriptions") {
  Tenant tenant;
  tenant.fixture.given_subscription(tenant.customer.id, "Project");
  const Customer maple = tenant.fixture.given_customer("Maple", "maple.example");
  tenant.fixture.given_subscription(maple.id, "Teams");
  REQUIRE(tenant.fixture.run(command::show_contact(),
                             {"--customer", "larkfield.example", "--sort", "offerName", "--limit", "1"}));
  CHECK(tenant.fixture.output.ended());
  CHECK(tenant.fixture.output.total() == 2);
  REQUIRE(tenant.fixture.output.rows().size() == 1);
  CHECK(tenant.fixture.output.rows()[0].at("offerName") == "Project");
}

TEST_CASE("show-contact --as-customer has no fields to choose from") {
  Tenant tenant;
  const std::vector<std::string> arguments{tenant.subscription.id.text(), "--as-customer"};
  tenant.fixture.settings.values = {
      {.key = "columns", .value = "name", .source = cli::SettingSource::environment, .origin = {}, .line = 0}};
  CHECK(tenant.fixture.run(command::show_contact(), arguments));
  tenant.fixture.settings.values[0].source = cli::SettingSource::flag;
  CHECK(tenant.fixture.failure(command::show_contact(), arguments).code == ErrorCode::unknown_field);
}

TEST_CASE("show-contact --as-customer prints what the customer reads") {
  Tenant tenant;
  const std::string id = tenant.subscription.id.text();
  SECTION("of the provider, and what isn't recorded") {
    CHECK(tenant.page({id}) ==
          "Support for Visio (Larkfield)\n"
          "Support contact: Farhill Cloud\n"
          "E-mail: support@farhill.example\n"
          "Telephone: not recorded\n"
          "Website: not recorded\n");
  }
  SECTION("of a reseller, whose name can do no harm") {
    tenant.reseller.name = "Dawn\x1b[31mlight";
    tenant.reseller.support_profile = test::profile("a@b.example", "+1", "https://b.example");
    tenant.fixture.write([&](store::Transaction& transaction) { transaction.save_partner(tenant.reseller); });
    tenant.fixture.write([&](store::Transaction& transaction) {
      transaction.set_support_profile({tenant.reseller.tenant_id, tenant.reseller.support_profile});
    });
    tenant.fixture.given_contact(tenant.subscription.id, tenant.reseller.tenant_id);
    CHECK(tenant.page({id}) ==
          "Support for Visio (Larkfield)\n"
          "Support contact: Dawn\\x1b[31mlight\n"
          "E-mail: a@b.example\n"
          "Telephone: +1\n"
          "Website: https://b.example\n");
  }
  SECTION("of a subscription that is gone") {
    tenant.subscription.status = "expired";
    tenant.save();
    CHECK(tenant.page({id}) ==
          "Support for Visio (Larkfield)\n"
          "The subscription is expired: the customer sees no support page for it any more.\n");
  }
  SECTION("of new commerce") {
    tenant.subscription.product_type = "OnlineServicesNCE";
    tenant.save();
    CHECK(tenant.page({id}) ==
          "Support for Visio (Larkfield)\n"
          "The page names no support contact: Partner Center has none for new-commerce subscriptions.\n");
  }
  SECTION("of all of a customer's, one after the other") {
    tenant.fixture.given_subscription(tenant.customer.id, "Project", "deleted");
    CHECK_THAT(tenant.page({"--customer", "Larkfield"}),
               Catch::StartsWith("Support for Visio (Larkfield)\nSupport contact: ") &&
                   Catch::Contains("recorded\n\nSupport for Project (Larkfield)\nThe subscription is deleted"));
  }
}

TEST_CASE("A person who reads a customer's page is told how to record what it lacks") {
  Tenant tenant;
  tenant.fixture.output.is_for_people = true;
  tenant.page({tenant.subscription.id.text()});
  REQUIRE(tenant.fixture.notes.size() == 1);
  CHECK_THAT(tenant.fixture.notes[0], Catch::StartsWith("Try: pcadmin set-support-profile "));
}

TEST_CASE("show-contact says what is wrong with a command line before it opens the store") {
  CommandFixture without_store;
  CHECK(without_store.failure(command::show_contact(), {}).code == ErrorCode::missing_argument);
  CHECK(without_store.failure(command::show_contact(), {"Visio", "--filter", "name=x"}).code ==
        ErrorCode::conflicting_options);
  CHECK(without_store.failure(command::show_contact(), {"--customer", "x", "--as-customer", "--limit", "1"}).code ==
        ErrorCode::conflicting_options);
}

TEST_CASE("show-contact fails for what isn't there") {
  Tenant tenant;
  CHECK(tenant.fixture.failure(command::show_contact(), {"Teams"}).code == ErrorCode::subscription_not_found);
  CHECK(tenant.fixture.failure(command::show_contact(), {"--customer", "nobody.example"}).code ==
        ErrorCode::customer_not_found);
}

}  // namespace
}  // namespace pcadmin
