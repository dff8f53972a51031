#include "seed/tenant.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace pcadmin;
using namespace pcadmin::seed;

namespace {

/// FNV-1a of everything that people see of a tenant.
std::uint64_t fingerprint(const Plan& plan) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](const std::string& text) {
    for (const char c : text + '\n')
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  };
  const auto instant = [&](const std::optional<Instant>& at) { add(at ? format_instant(*at) : ""); };
  const auto relationship = [&](const Relationship& it) {
    add(std::string(name(it.state)));
    instant(it.requested_at);
    instant(it.established_at);
    instant(it.ended_at);
    add(it.agreement);
  };
  const auto administration = [&](const Administration& it) {
    add(std::string(name(it.dap)));
    instant(it.dap_since);
    for (const Gdap& gdap : it.gdaps) {
      add(gdap.id + gdap.display_name + gdap.status + gdap.roles.at(0).text());
      instant(gdap.until);
    }
  };
  const Tenant tenant(plan);
  for (std::uint64_t i = 0; i < tenant.partners(); ++i) {
    const auto made = tenant.partner(i);
    add(made.partner.tenant_id.text() + made.partner.mpn_id->text() + made.partner.name +
        made.partner.support_profile.email.text());
    relationship(made.partnership);
  }
  for (std::uint64_t i = 0; i < plan.customers; ++i) {
    const auto made = tenant.customer(i);
    add(made.customer.id.text() + made.customer.company_name + made.customer.domain);
    relationship(made.account_relationship);
    administration(made.account_administration);
    for (const auto& link : tenant.links(i)) {
      add(std::to_string(link.reseller));
      relationship(link.relationship);
      administration(link.administration);
    }
  }
  for (std::uint64_t i = 0; i < tenant.subscriptions(); ++i) {
    const auto made = tenant.subscription(i);
    const Subscription& it = made.subscription;
    add(it.id.text() + it.customer_id.text() + it.offer_name + it.friendly_name + it.status + it.partner_id +
        std::string(name(it.channel)) + std::to_string(it.quantity));
    instant(it.creation_date);
    instant(it.commitment_end_date);
    instant(made.assigned_at);
    add(made.contact ? std::to_string(*made.contact) : "");
  }
  return hash;
}

}  // namespace

TEST_CASE("the same plan makes the same tenant, on every machine and in every version") {
  CHECK(fingerprint({}) == 0xd37ac4c6b4797726U);
  CHECK(fingerprint({.resellers = 3, .customers = 7, .subscriptions = 31, .random_seed = 20'260'101}) ==
        0x8286a608382c4a47U);
  CHECK(fingerprint({.sparing = true}) == 0x196f4cb95308409eU);
}

TEST_CASE("another seed or another date makes another tenant") {
  const auto usual = fingerprint({});
  CHECK(fingerprint({.random_seed = 2}) != usual);
  CHECK(fingerprint({.base_date = usual_base_date + std::chrono::days(1)}) != usual);
}

TEST_CASE("ids and domains are given once, and every subscription has its customer") {
  const Plan plan{.resellers = 200, .customers = 3000, .subscriptions = 10'000, .random_seed = 3};
  const Tenant tenant(plan);
  std::set<Guid> ids{Tenant::account().partner.tenant_id.guid()};
  std::set<std::string> others;
  std::set<CustomerId> customers;
  for (std::uint64_t i = 0; i < tenant.partners(); ++i) {
    CHECK(ids.insert(tenant.partner(i).partner.tenant_id.guid()).second);
    CHECK(others.insert(tenant.partner(i).partner.mpn_id->text()).second);
  }
  for (std::uint64_t i = 0; i < plan.customers; ++i) {
    const Customer customer = tenant.customer(i).customer;
    CHECK(ids.insert(customer.id.guid()).second);
    CHECK(others.insert(customer.domain).second);
    customers.insert(customer.id);
  }
  std::size_t strays = 0;
  for (std::uint64_t i = 0; i < tenant.subscriptions(); ++i) {
    const Subscription subscription = tenant.subscription(i).subscription;
    if (!ids.insert(subscription.id.guid()).second) ++strays;
    if (!customers.contains(subscription.customer_id)) ++strays;
  }
  CHECK(strays == 0);
}

TEST_CASE("a tenant has things of all sorts, as a provider's own has") {
  const Plan plan{.resellers = 20, .customers = 400, .subscriptions = 2000, .random_seed = 5};
  const Tenant tenant(plan);
  std::map<std::string, int> statuses;
  std::map<Channel, int> channels;
  std::map<CustomerId, int> held;
  int new_commerce = 0;
  int designated = 0;
  for (std::uint64_t i = 0; i < plan.subscriptions; ++i) {
    const auto made = tenant.subscription(i);
    ++statuses[made.subscription.status];
    ++channels[made.subscription.channel];
    ++held[made.subscription.customer_id];
    if (is_new_commerce(made.subscription.product_type)) ++new_commerce;
    if (made.contact) ++designated;
  }
  CHECK(statuses.size() == 6);
  CHECK(statuses["active"] > 1000);
  CHECK(channels.size() == 6);
  CHECK(new_commerce > 100);
  CHECK(designated > 500);
  CHECK(designated < 1500);
  std::set<int> sizes;
  for (const auto& [customer, count] : held)
    sizes.insert(count);
  CHECK(sizes.size() >= 3);

  std::set<std::size_t> link_counts;
  std::set<AdministrationStanding> standings;
  int soon = 0;
  for (std::uint64_t i = 0; i < plan.customers; ++i) {
    const auto links = tenant.links(i);
    link_counts.insert(links.size());
    for (const auto& link : links) {
      standings.insert(standing(link.administration, plan.base_date));
      if (standing(link.administration, plan.base_date) == AdministrationStanding::sufficient &&
          standing(link.administration, plan.base_date + std::chrono::days(31)) == AdministrationStanding::ended) {
        ++soon;
      }
    }
  }
  CHECK(link_counts == std::set<std::size_t>{0, 1, 2, 3});
  CHECK(standings.size() == 4);
  CHECK(soon > 5);
}

TEST_CASE("a few resellers show already what can become of a partnership") {
  const Tenant tenant({.resellers = 10});
  std::set<RelationshipState> states;
  for (std::uint64_t i = 0; i < 10; ++i)
    states.insert(state_at(tenant.partner(i).partnership, usual_base_date));
  CHECK(states == std::set<RelationshipState>{RelationshipState::requested, RelationshipState::active,
                                              RelationshipState::declined, RelationshipState::ended,
                                              RelationshipState::expired});
}

TEST_CASE("a sparing tenant stays within a sandbox's limits where its numbers do") {
  const Plan plan{.resellers = 5, .customers = 75, .subscriptions = 375, .sparing = true};
  const Tenant tenant(plan);
  std::map<CustomerId, int> held;
  for (std::uint64_t i = 0; i < plan.subscriptions; ++i) {
    const Subscription subscription = tenant.subscription(i).subscription;
    CHECK(subscription.quantity <= 25);
    CHECK(++held[subscription.customer_id] <= 5);
  }
}

TEST_CASE("nothing is made of nothing") {
  const Tenant tenant({.resellers = 0, .customers = 0, .subscriptions = 100});
  CHECK(tenant.partners() == 0);
  CHECK(tenant.subscriptions() == 0);
  const Tenant alone({.resellers = 0, .customers = 1, .subscriptions = 3});
  CHECK(alone.links(0).empty());
  CHECK_FALSE(alone.subscription(2).contact);
}
