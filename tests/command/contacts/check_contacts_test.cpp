#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"

namespace pcadmin {
namespace {

using test::Row;

/// One customer, whose reseller has GDAP until the morning of 30 November, and subscriptions of every kind.
struct Tenant : test::SmallTenant {
  Partner other = fixture.given_reseller("Bluegate");
  Subscription by_default = fixture.given_subscription(customer.id, "Teams");
  Subscription assigned = fixture.given_subscription(customer.id, "Visio");
  Subscription deleted = fixture.given_subscription(customer.id, "Project", "deleted");

  Tenant() {
    Administration administration;
    administration.gdaps.record({.status = "active",
                                 .roles = {Role::parse("Service Support Administrator").value()},
                                 .until = parse_instant("2026-11-30T06:00:00Z")});
    fixture.write([&](store::Transaction& transaction) {
      transaction.set_administration({{customer.id, reseller.tenant_id}, administration});
    });
    fixture.given_contact(assigned.id, reseller.tenant_id);
    fixture.given_contact(deleted.id, reseller.tenant_id);
  }

  cli::Outcome check(const std::vector<std::string>& arguments) {
    const auto outcome = fixture.run(command::check_contacts(), arguments);
    REQUIRE(outcome);
    return *outcome;
  }

  std::vector<std::string> failing(const std::vector<std::string>& arguments) {
    check(arguments);
    std::vector<std::string> offers;
    for (const Row& row : fixture.output.rows())
      offers.push_back(row.at("offerName") + ": " + row.at("reasons"));
    return offers;
  }
};

using Offers = std::vector<std::string>;

TEST_CASE("check-contacts lists nothing while every contact qualifies") {
  Tenant tenant;
  CHECK(tenant.failing({}).empty());
  CHECK(tenant.fixture.output.ended());
  CHECK(tenant.check({"--exit-code"}) == cli::Outcome::done);
}

TEST_CASE("check-contacts lists a contact that no longer qualifies, and why") {
  Tenant tenant;
  tenant.fixture.now += std::chrono::days{30};
  CHECK(tenant.failing({}) == Offers{"Visio: ADMIN_PRIVILEGES_ENDED"});
  CHECK(tenant.fixture.output.columns() ==
        std::vector<std::string>{"subscriptionId", "customerId", "companyName", "offerName", "supportTenantId",
                                 "supportMpnId", "supportName", "contactSource", "reasons", "failsNow"});
  const Row& row = tenant.fixture.output.rows().at(0);
  CHECK(row.at("subscriptionId") == tenant.assigned.id.text());
  CHECK(row.at("customerId") == tenant.customer.id.text());
  CHECK(row.at("companyName") == "Larkfield");
  CHECK(row.at("supportTenantId") == tenant.reseller.tenant_id.text());
  CHECK(row.at("supportMpnId") == tenant.reseller.mpn_id->text());
  CHECK(row.at("supportName") == "Dawnlight");
  CHECK(row.at("contactSource") == "assigned");
}

TEST_CASE("check-contacts looks ahead to the end of a day, and to an instant") {
  Tenant tenant;
  CHECK(tenant.failing({"--as-of", "2026-11-29"}).empty());
  CHECK(tenant.failing({"--as-of", "2026-11-30T05:59:59Z"}).empty());
  CHECK(tenant.failing({"--as-of", "2026-11-30"}) == Offers{"Visio: ADMIN_PRIVILEGES_ENDED"});
}

TEST_CASE("check-contacts tells what fails today from what will") {
  Tenant tenant;
  tenant.fixture.given_contact(tenant.by_default.id, tenant.other.tenant_id);
  tenant.fixture.output.is_for_people = true;
  tenant.check({"--as-of", "2026-12-31", "--sort", "offerName"});
  const auto& rows = tenant.fixture.output.rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("failsNow") + rows[1].at("failsNow") ==
        (rows[0].at("offerName") == "Visio" ? "falsetrue" : "truefalse"));
  CHECK(tenant.fixture.notes.back().starts_with("Failing today: 1; failing only by "));
}

TEST_CASE("check-contacts exits with 10 only where it is asked to and something is found") {
  Tenant tenant;
  CHECK(tenant.check({"--as-of", "2027-01-01", "--exit-code"}) == cli::Outcome::pending);
  CHECK(tenant.check({"--as-of", "2027-01-01", "--exit-code", "--limit", "0"}) == cli::Outcome::pending);
  CHECK(tenant.check({"--as-of", "2027-01-01"}) == cli::Outcome::done);
  CHECK(tenant.check({"--as-of", "2027-01-01", "--exit-code", "--contact", "Bluegate"}) == cli::Outcome::done);
}

TEST_CASE("check-contacts narrows by customer and by contact, the provider among them") {
  Tenant tenant;
  const Customer second = tenant.fixture.given_customer("Hefeng", "hefeng.example");
  tenant.fixture.given_subscription(second.id, "Dynamics", "active", Channel::ea);
  const std::string elsewhere = "Dynamics: ADMIN_PRIVILEGES_MISSING";
  const std::string ended = "Visio: ADMIN_PRIVILEGES_ENDED";
  const std::vector<std::string> ahead{"--as-of", "2027-01-01"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.end(), ahead.begin(), ahead.end());
    return tenant.failing(more);
  };
  CHECK(with({"--sort", "offerName"}) == Offers{elsewhere, ended});
  CHECK(with({"--customer", "Hefeng"}) == Offers{elsewhere});
  CHECK(with({"--contact", "provider"}) == Offers{elsewhere});
  CHECK(with({"--contact", "Dawnlight"}) == Offers{ended});
  CHECK(with({"--contact", "Dawnlight", "--customer", "Hefeng"}).empty());
  CHECK(with({"--filter", "contactSource=assigned"}) == Offers{ended});
}

TEST_CASE("check-contacts lists exactly the subscriptions whose contactEligible is false") {
  Tenant tenant;
  tenant.fixture.given_subscription(tenant.customer.id, "Dynamics", "active", Channel::ea);
  tenant.fixture.given_contact(tenant.by_default.id, tenant.other.tenant_id);
  REQUIRE(tenant.fixture.run(command::list_subscriptions(), {"--filter", "contactEligible=false"}));
  std::vector<std::string> expected;
  for (const Row& row : tenant.fixture.output.rows())
    expected.push_back(row.at("subscriptionId"));
  tenant.check({});
  std::vector<std::string> found;
  for (const Row& row : tenant.fixture.output.rows())
    found.push_back(row.at("subscriptionId"));
  CHECK(found == expected);
  CHECK(found.size() == 2);
}

TEST_CASE("check-contacts tells a person that all is well, and how to look ahead") {
  Tenant tenant;
  tenant.fixture.output.is_for_people = true;
  tenant.check({});
  CHECK(tenant.fixture.notes ==
        std::vector<std::string>{"Every support contact qualifies.", "Try: pcadmin check-contacts --as-of 2027-02-21"});
}

TEST_CASE("check-contacts fails for a customer or a contact that isn't there") {
  Tenant tenant;
  CHECK(tenant.fixture.failure(command::check_contacts(), {"--customer", "nobody"}).code ==
        ErrorCode::customer_not_found);
  CHECK(tenant.fixture.failure(command::check_contacts(), {"--contact", "nobody"}).code ==
        ErrorCode::partner_not_found);
}

TEST_CASE("a filter never widens check-contacts beyond the customer and the contact that were named") {
  Tenant tenant;
  const Customer maple = tenant.fixture.given_customer("Maple", "maple.example");
  const Subscription project = tenant.fixture.given_subscription(maple.id, "Project");
  tenant.fixture.given_contact(project.id, tenant.other.tenant_id);
  const std::string of_maple = "customerId=" + maple.id.text();
  const std::string of_other = "supportTenantId=" + tenant.other.tenant_id.text();
  CHECK(tenant.failing({"--filter", of_maple}) == Offers{"Project: ADMIN_PRIVILEGES_MISSING"});
  CHECK(tenant.failing({"--customer", "larkfield.example", "--filter", of_maple}).empty());
  CHECK(tenant.failing({"--contact", "Dawnlight", "--filter", of_other}).empty());
}

}  // namespace
}  // namespace pcadmin
