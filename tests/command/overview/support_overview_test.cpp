// What the report's page is written from: gathered from a store, judged, and bounded.
#include "command/overview/support_overview.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

using namespace command;

struct Tenant : CommandFixture {
  Tenant() { given_account(); }

  /// A contact that qualifies until the end of so many days from now.
  Subscription given_ending(const std::string& offer, int days) {
    const Customer customer = given_customer(offer, offer + ".example");
    const Partner helper = given_reseller(offer);
    const Subscription subscription = given_subscription(customer.id, offer);
    Administration administration;
    administration.gdaps.record({.status = "active",
                                 .roles = {Role::parse("Helpdesk Administrator").value()},
                                 .until = now + std::chrono::days{days}});
    write([&](store::Transaction& tx) { tx.set_administration({{customer.id, helper.tenant_id}, administration}); });
    given_contact(subscription.id, helper.tenant_id);
    return subscription;
  }

  SupportOverview gather(const OverviewLimits& limits = {}) {
    const OverviewQuestion question{
        .at = now, .soon = now + std::chrono::days{30}, .horizon = now + std::chrono::days{180}};
    SupportOverview overview;
    read([&](store::View& view) {
      auto gathered = gather_overview(view, question, limits);
      REQUIRE(gathered);
      overview = *std::move(gathered);
    });
    return overview;
  }
};

/// "day name" of each subscription.
std::vector<std::string> endings(const SupportOverview& overview) {
  std::vector<std::string> texts;
  for (const OverviewDay& day : overview.days) {
    for (const OverviewFinding& finding : day.findings) {
      for (const std::string& name : finding.subscriptions)
        texts.push_back(format_instant(day.day).substr(0, 10) + " " + name);
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("The contacts that end soonest are kept, in whichever order they come, and all are counted") {
  Tenant tenant;
  tenant.now = *parse_instant("2026-01-01T12:00:00Z");
  for (const auto& [offer, in_days] : std::vector<std::pair<std::string, int>>{
           {"f", 6}, {"b", 2}, {"h", 8}, {"a", 1}, {"c", 3}, {"C", 3}, {"d", 4}, {"late", 40}}) {
    tenant.given_ending(offer, in_days);
  }
  const std::vector<std::string> all{"2026-01-02 a", "2026-01-03 b", "2026-01-04 c", "2026-01-04 C",
                                     "2026-01-05 d", "2026-01-07 f", "2026-01-09 h"};
  CHECK(endings(tenant.gather()) == all);
  for (std::size_t most = 1; most <= all.size(); ++most) {
    OverviewLimits limits;
    limits.endings = most;
    const SupportOverview some = tenant.gather(limits);
    CHECK(some.failing_soon == all.size());
    CHECK(some.endings_shown == most);
    CHECK(endings(some) == std::vector<std::string>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most)));
  }
}

TEST_CASE("Of very many contacts of customers, those that support most of each are kept") {
  Tenant tenant;
  const Partner one = tenant.given_reseller("One");
  const Partner two = tenant.given_reseller("Two");
  const Customer maple = tenant.given_customer("Maple", "maple.example");
  const Customer larch = tenant.given_customer("Larch", "larch.example");
  for (const Customer& customer : {maple, larch}) {
    tenant.given_subscription(customer.id, "Office");
    tenant.given_contact(tenant.given_subscription(customer.id, "Office").id, one.tenant_id);
    for (const char* offer : {"Visio", "Visio", "Project"})
      tenant.given_contact(tenant.given_subscription(customer.id, offer).id, two.tenant_id);
  }
  const SupportOverview all = tenant.gather();
  REQUIRE(all.customers.size() == 2);
  CHECK(all.customers[0].company == "Larch");
  CHECK(all.customers[0].contacts.size() == 3);

  OverviewLimits limits;
  limits.customer_contacts = 5;
  limits.some_customer_contacts = 1;
  limits.offers = 1;
  const SupportOverview some = tenant.gather(limits);
  REQUIRE(some.customers.size() == 2);
  for (const OverviewCustomer& customer : some.customers) {
    CHECK(customer.contact_count == 3);
    REQUIRE(customer.contacts.size() == 1);
    const OverviewSupport& most = customer.contacts.front();
    CHECK(most.contact.name == "Two");
    CHECK(most.subscriptions == 3);
    CHECK(most.designated);
    CHECK(most.failing == 3);  // without administration
    CHECK(most.offer_count == 2);
    REQUIRE(most.offers.size() == 1);
    CHECK(most.offers.front().name == "Project");
  }

  limits.customers = 1;
  limits.customer_contacts = 3;  // all that one customer has
  const SupportOverview single = tenant.gather(limits);
  CHECK(single.customer_count == 2);
  REQUIRE(single.customers.size() == 1);
  CHECK(single.customers.front().contacts.size() == 3);
}

TEST_CASE("Of very many that fail, some of each contact are kept, and all are counted") {
  Tenant tenant;
  const Customer maple = tenant.given_customer("Maple", "maple.example");
  for (const char* name : {"One", "Two", "Three"}) {
    const Partner helper = tenant.given_reseller(name);
    for (int i = 0; i < 3; ++i)
      tenant.given_contact(tenant.given_subscription(maple.id, name).id, helper.tenant_id);
  }
  OverviewLimits limits;
  limits.troubles = 8;
  limits.some_troubles = 2;
  limits.trouble_contacts = 2;
  const SupportOverview some = tenant.gather(limits);
  CHECK(some.failing == 9);
  REQUIRE(some.reasons.size() == 1);
  CHECK(some.reasons[0].code == ReasonCode::admin_privileges_missing);
  CHECK(some.reasons[0].count == 9);
  CHECK(some.reasons[0].contact_count == 3);
  REQUIRE(some.reasons[0].contacts.size() == 2);
  for (const OverviewTrouble& trouble : some.reasons[0].contacts) {
    CHECK(trouble.count == 3);
    CHECK(trouble.shown == 2);
    REQUIRE(trouble.findings.size() == 1);
    CHECK(trouble.findings[0].subscriptions.size() == 2);
  }
  limits.troubles = 9;
  const SupportOverview all = tenant.gather(limits);
  CHECK(all.reasons[0].contacts.size() == 3);
  CHECK(all.reasons[0].contacts[0].shown == 3);
}

}  // namespace pcadmin::test
