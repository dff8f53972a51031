#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"

namespace pcadmin {
namespace {

using test::Row;
using test::Words;

/// A subscription whose contact changed twice, a day apart: to one reseller, then to the other.
struct Tenant : test::SmallTenant {
  const Partner& first = reseller;
  Partner second = fixture.given_reseller("Bluegate");
  Subscription subscription = fixture.given_subscription(customer.id, "Visio");

  Tenant() {
    fixture.given_contact(subscription.id, first.tenant_id);
    fixture.now += std::chrono::days{1};
    fixture.given_contact(subscription.id, second.tenant_id);
  }

  std::vector<std::string> changed_to(const std::vector<std::string>& arguments) {
    return listed(command::history(), "after", arguments);
  }
};

TEST_CASE("history finds what was the provider's, also where nobody was designated") {
  Tenant tenant;
  const Words arguments{"--contact", "provider", "--filter", "kind=support-contact"};
  CHECK(tenant.changed_to(arguments) == Words{tenant.first.tenant_id.text()});
  REQUIRE(tenant.fixture.run(command::assign_support_contact(), {"Visio", "--to-provider", "--yes"}));
  CHECK(tenant.changed_to(arguments) == Words{"null", tenant.first.tenant_id.text()});
}

TEST_CASE("history shows a subscription's changes, newest first") {
  Tenant tenant;
  CHECK(tenant.changed_to({"Visio", "--filter", "kind=support-contact"}) ==
        std::vector<std::string>{tenant.second.tenant_id.text(), tenant.first.tenant_id.text()});
  CHECK(tenant.fixture.output.columns() ==
        std::vector<std::string>{"changeId", "runId", "at", "actor", "command", "kind", "subscriptionId", "customerId",
                                 "companyName", "partnerTenantId", "partnerName", "before", "beforeName", "after",
                                 "afterName", "reason"});
  const Row& newest = tenant.fixture.output.rows().at(0);
  const Row& oldest = tenant.fixture.output.rows().at(1);
  CHECK(std::stoll(newest.at("changeId")) > std::stoll(oldest.at("changeId")));
  CHECK(std::stoll(newest.at("runId")) > std::stoll(oldest.at("runId")));
  CHECK(newest.at("at") == "2026-11-23T12:00:00Z");
  CHECK(newest.at("actor") == "setup");
  CHECK(newest.at("command") == "setup");
  CHECK(newest.at("subscriptionId") == tenant.subscription.id.text());
  CHECK(newest.at("before") == tenant.first.tenant_id.text());
  CHECK(newest.at("companyName") == "Larkfield");
  CHECK(newest.at("partnerName") == "Bluegate");
  CHECK(newest.at("beforeName") == "Dawnlight");
  CHECK(newest.at("afterName") == "Bluegate");
  CHECK(oldest.at("before") == "null");
  CHECK(oldest.at("beforeName") == "Farhill Cloud");
  CHECK(newest.at("reason") == "null");
}

TEST_CASE("history narrows by partner, customer, run, actor and time") {
  Tenant tenant;
  const std::string to_first = tenant.first.tenant_id.text();
  const std::string to_second = tenant.second.tenant_id.text();
  const std::string contacts = "kind=support-contact";
  tenant.changed_to({"--filter", contacts, "--limit", "1"});
  const std::string latest_run = tenant.fixture.output.rows().at(0).at("runId");

  CHECK(tenant.changed_to({"--filter", contacts, "--customer", "Larkfield"}).size() == 2);
  CHECK(tenant.changed_to({"--run", latest_run}) == std::vector<std::string>{to_second});
  CHECK(tenant.changed_to({"--filter", contacts, "--since", "2026-11-23"}) == std::vector<std::string>{to_second});
  CHECK(tenant.changed_to({"--filter", contacts, "--until", "2026-11-22"}) == std::vector<std::string>{to_first});
  CHECK(tenant.changed_to({"--actor", "somebody else"}).empty());
  CHECK(tenant.changed_to({"--filter", contacts, "--contact", "Bluegate"}) == std::vector<std::string>{to_second});
  CHECK(tenant.changed_to({"--filter", contacts, "--contact", "Dawnlight"}) ==
        std::vector<std::string>{to_second, to_first});
}

TEST_CASE("history shows the changes of one run newest first, for a period too") {
  Tenant tenant;
  const Subscription other = tenant.fixture.given_subscription(tenant.customer.id, "Project");
  tenant.fixture.now += std::chrono::days{1};
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_support_contact({tenant.subscription.id, tenant.first.tenant_id});
    transaction.set_support_contact({other.id, tenant.second.tenant_id});
    transaction.set_support_contact({tenant.subscription.id, tenant.second.tenant_id});
  });
  const std::vector<std::string> newest_first{tenant.second.tenant_id.text(), tenant.second.tenant_id.text(),
                                              tenant.first.tenant_id.text()};
  for (const std::vector<std::string>& period : {std::vector<std::string>{"--since", "2026-11-24"},
                                                 {"--since", "2026-11-24", "--until", "2026-11-24"},
                                                 {"--actor", "setup", "--since", "2026-11-24"},
                                                 {"--filter", "kind=support-contact", "--limit", "3"}}) {
    CHECK(tenant.changed_to(period) == newest_first);
    const auto& rows = tenant.fixture.output.rows();
    CHECK(std::stoll(rows[0].at("changeId")) > std::stoll(rows[1].at("changeId")));
    CHECK(std::stoll(rows[1].at("changeId")) > std::stoll(rows[2].at("changeId")));
  }
}

TEST_CASE("a filter never widens history beyond the customer, the subscription and the partner that were named") {
  Tenant tenant;
  const Customer maple = tenant.fixture.given_customer("Maple", "maple.example");
  const Subscription project = tenant.fixture.given_subscription(maple.id, "Project");
  tenant.fixture.given_contact(project.id, tenant.first.tenant_id);
  const std::string of_maple = "customerId=" + maple.id.text();
  const std::string of_project = "subscriptionId=" + project.id.text();
  const std::string of_first = "partnerTenantId=" + tenant.first.tenant_id.text();
  CHECK(tenant.changed_to({"--filter", "kind=support-contact", "--filter", of_project}) ==
        std::vector<std::string>{tenant.first.tenant_id.text()});
  CHECK(tenant.changed_to({"--customer", "Larkfield", "--filter", of_maple}).empty());
  CHECK(tenant.changed_to({"Visio", "--filter", of_project}).empty());
  CHECK(tenant.changed_to({"--contact", "Bluegate", "--filter", of_first}).empty());
}

TEST_CASE("history fails for a run, a subscription or a partner that isn't there") {
  Tenant tenant;
  CHECK(tenant.fixture.failure(command::history(), {"--run", "999999"}).code == ErrorCode::run_not_found);
  CHECK(tenant.fixture.failure(command::history(), {"--run", "18446744073709551615"}).code == ErrorCode::run_not_found);
  CHECK(tenant.fixture.failure(command::history(), {"Teams"}).code == ErrorCode::subscription_not_found);
  CHECK(tenant.fixture.failure(command::history(), {"--contact", "nobody"}).code == ErrorCode::partner_not_found);
}

TEST_CASE("history refuses a period that ends before it begins") {
  Tenant tenant;
  CHECK(tenant.fixture.failure(command::history(), {"--since", "2027-01-01", "--until", "2026-12-31"}).code ==
        ErrorCode::conflicting_options);
  CHECK(tenant.fixture.run(command::history(), {"--since", "2027-01-01", "--until", "2027-01-01"}));
}

}  // namespace
}  // namespace pcadmin
