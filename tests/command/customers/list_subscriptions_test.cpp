#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"

namespace pcadmin {
namespace {

using test::Row;

/// One customer with a subscription of every sort, in the order of their ids.
struct Tenant : test::SmallTenant {
  Subscription by_default = fixture.given_subscription(customer.id, "Visio");
  Subscription assigned = fixture.given_subscription(customer.id, "Project");
  Subscription deleted = fixture.given_subscription(customer.id, "Exchange", "deleted");
  Subscription new_commerce = fixture.given_subscription(customer.id, "Microsoft 365 E3");

  Tenant() {
    fixture.given_contact(assigned.id, reseller.tenant_id);
    new_commerce.product_type = "OnlineServicesNCE";
    fixture.write([&](store::Transaction& transaction) { transaction.save_subscription(new_commerce); });
  }

  std::vector<std::string> listed(const std::string& column, const std::vector<std::string>& arguments = {}) {
    return SmallTenant::listed(command::list_subscriptions(), column, arguments);
  }
};

TEST_CASE("list-subscriptions names the contact of each subscription and where it comes from") {
  Tenant tenant;
  const std::string provider = tenant.account.partner.tenant_id.text();
  CHECK(tenant.listed("supportTenantId") ==
        std::vector<std::string>{provider, tenant.reseller.tenant_id.text(), provider, "null"});
  CHECK(tenant.listed("supportName") ==
        std::vector<std::string>{"Farhill Cloud", "Dawnlight", "Farhill Cloud", "null"});
  CHECK(tenant.listed("supportMpnId") ==
        std::vector<std::string>{"5102948", tenant.reseller.mpn_id->text(), "5102948", "null"});
  CHECK(tenant.listed("contactSource") == std::vector<std::string>{"default", "assigned", "default", "unsupported"});
}

TEST_CASE("list-subscriptions judges the contact that stands where somebody could be assigned") {
  Tenant tenant;
  CHECK(tenant.listed("contactEligible") == std::vector<std::string>{"true", "false", "null", "null"});
  tenant.fixture.given_dap(tenant.customer.id, tenant.reseller.tenant_id);
  CHECK(tenant.listed("contactEligible") == std::vector<std::string>{"true", "true", "null", "null"});
}

TEST_CASE("list-subscriptions has the columns that scripts rely on") {
  Tenant tenant;
  tenant.listed("subscriptionId");
  CHECK(tenant.fixture.output.columns() ==
        std::vector<std::string>{"subscriptionId", "customerId", "companyName", "offerName", "friendlyName", "status",
                                 "quantity", "productType", "channel", "partnerId", "supportTenantId", "supportMpnId",
                                 "supportName", "contactSource", "contactEligible"});
  const Row& row = tenant.fixture.output.rows().at(3);
  CHECK(row.at("subscriptionId") == tenant.new_commerce.id.text());
  CHECK(row.at("companyName") == "Larkfield");
  CHECK(row.at("quantity") == "10");
  CHECK(row.at("productType") == "OnlineServicesNCE");
  CHECK(row.at("channel") == "csp");
  CHECK(row.at("friendlyName") == "null");
  CHECK(row.at("partnerId") == "null");
}

TEST_CASE("list-subscriptions narrows to a customer however it is named") {
  Tenant tenant;
  const Customer maple = tenant.fixture.given_customer("Maple", "maple.example");
  tenant.fixture.given_subscription(maple.id, "Teams");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"maple.example"}, {"--filter", "customerId=" + maple.id.text()}}) {
    CHECK(tenant.listed("offerName", arguments) == std::vector<std::string>{"Teams"});
  }
  CHECK(tenant.fixture.failure(command::list_subscriptions(), {"nobody.example"}).code ==
        ErrorCode::customer_not_found);
}

TEST_CASE("list-subscriptions --contact shows what a partner supports") {
  Tenant tenant;
  CHECK(tenant.listed("offerName", {"--contact", "Dawnlight"}) == std::vector<std::string>{"Project"});
  CHECK(tenant.listed("offerName", {"--contact", "provider", "--customer", "larkfield.example"}) ==
        std::vector<std::string>{"Visio", "Exchange", "Microsoft 365 E3"});
  CHECK(tenant.fixture.failure(command::list_subscriptions(), {"larkfield.example", "--customer", "other"}).code ==
        ErrorCode::conflicting_options);
}

TEST_CASE("list-subscriptions --contact of somebody who supports nothing says so") {
  Tenant tenant;
  tenant.fixture.given_reseller("Idle");
  tenant.fixture.output.is_for_people = true;
  CHECK(tenant.listed("offerName", {"--contact", "Idle"}).empty());
  CHECK(tenant.fixture.notes.at(0) == "No subscription has the contact 'Idle'.");
}

TEST_CASE("a filter never widens list-subscriptions to another customer than the one that was named") {
  Tenant tenant;
  const Customer maple = tenant.fixture.given_customer("Maple", "maple.example");
  const Subscription teams = tenant.fixture.given_subscription(maple.id, "Teams");
  CHECK(tenant.listed("offerName", {"larkfield.example", "--filter", "customerId=" + maple.id.text()}).empty());
  CHECK(tenant.listed("offerName", {"larkfield.example", "--filter", "subscriptionId=" + teams.id.text()}).empty());
}

TEST_CASE("list-subscriptions finds by a contact's id, the provider's too") {
  Tenant tenant;
  CHECK(tenant.listed("offerName", {"--filter", "supportTenantId=" + tenant.reseller.tenant_id.text()}) ==
        std::vector<std::string>{"Project"});
  CHECK(tenant.listed("offerName", {"--filter", "supportTenantId=" + tenant.account.partner.tenant_id.text()}) ==
        std::vector<std::string>{"Visio", "Exchange"});
  CHECK(tenant.listed("offerName", {"--filter", "subscriptionId=" + tenant.deleted.id.text()}) ==
        std::vector<std::string>{"Exchange"});
}

}  // namespace
}  // namespace pcadmin
