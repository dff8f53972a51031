#include <pcadmin/removal.hpp>

#include <catch2/catch.hpp>

#include "rules/at.hpp"

using namespace pcadmin;
using test::at;

namespace {

const Instant now = at("2026-06-15T12:00:00Z");

EligibilityFacts reseller_in(Channel channel) {
  EligibilityFacts facts;
  facts.subscription.status = "active";
  facts.subscription.channel = channel;
  facts.candidate.role = PartnerRole::reseller;
  facts.candidate.account_relationship.state = RelationshipState::active;
  facts.candidate.partnership.state = RelationshipState::active;
  facts.candidate.customer_relationship.state = RelationshipState::active;
  facts.candidate.administration.dap = DapState::active;
  return facts;
}

EligibilityFacts provider_in(Channel channel) {
  auto facts = reseller_in(channel);
  facts.candidate.role = PartnerRole::provider;
  facts.candidate.partnership = {};
  return facts;
}

}  // namespace

TEST_CASE("each removal breaks the contacts that need what it takes away") {
  struct Row {
    Removal removal;
    bool reseller_csp, reseller_direct, provider_csp, provider_direct;
  };
  const Row table[] = {
      {Removal::partnership, true, true, false, false},
      {Removal::customer_relationship, true, true, true, true},
      {Removal::account_relationship, true, true, true, true},
      {Removal::administration, true, true, false, true},
  };
  for (const Row& row : table) {
    INFO(static_cast<int>(row.removal));
    CHECK(breaks_contact(reseller_in(Channel::csp), row.removal, now) == row.reseller_csp);
    CHECK(breaks_contact(reseller_in(Channel::direct), row.removal, now) == row.reseller_direct);
    CHECK(breaks_contact(provider_in(Channel::csp), row.removal, now) == row.provider_csp);
    CHECK(breaks_contact(provider_in(Channel::direct), row.removal, now) == row.provider_direct);
  }
}

TEST_CASE("a removal breaks nothing that doesn't qualify already, or where nobody could be assigned") {
  auto facts = reseller_in(Channel::csp);
  facts.candidate.administration.dap = DapState::revoked;
  CHECK_FALSE(breaks_contact(facts, Removal::partnership, now));
  facts = reseller_in(Channel::csp);
  facts.subscription.status = "deleted";
  CHECK_FALSE(breaks_contact(facts, Removal::partnership, now));
}

TEST_CASE("removing a partnership leaves the customer's relationship and administration as they are") {
  const auto facts = reseller_in(Channel::csp);
  const auto after = after_removal(facts, Removal::partnership, now);
  CHECK(after.candidate.customer_relationship == facts.candidate.customer_relationship);
  CHECK(after.candidate.administration == facts.candidate.administration);
}

TEST_CASE("removing the account's relationship leaves a reseller's own relationship and DAP") {
  const auto facts = reseller_in(Channel::csp);
  const auto after = after_removal(facts, Removal::account_relationship, now);
  CHECK(after.candidate.customer_relationship == facts.candidate.customer_relationship);
  CHECK(after.candidate.administration == facts.candidate.administration);
  CHECK(after.candidate.account_relationship.state == RelationshipState::ended);
}

TEST_CASE("withdrawing the account's request for a relationship leaves the account its DAP") {
  auto facts = provider_in(Channel::csp);
  facts.candidate.account_relationship.state = RelationshipState::requested;
  const auto after = after_removal(facts, Removal::account_relationship, now);
  CHECK(after.candidate.account_relationship.state == RelationshipState::ended);
  CHECK(after.candidate.administration == facts.candidate.administration);
  facts.candidate.account_relationship.state = RelationshipState::active;
  CHECK(after_removal(facts, Removal::account_relationship, now).candidate.administration.dap == DapState::revoked);
}

TEST_CASE("no DAP can be restored beside a relationship that has ended meanwhile") {
  Administration administration;
  administration.dap = DapState::active;
  Relationship relationship;
  relationship.state = RelationshipState::active;
  CHECK(restorable_beside(relationship, administration, now).dap == DapState::active);
  relationship.state = RelationshipState::ended;
  CHECK(restorable_beside(relationship, administration, now).dap == DapState::revoked);
  relationship.requested_at = now;  // and was withdrawn: nothing has ended
  CHECK(restorable_beside(relationship, administration, now).dap == DapState::active);
}

TEST_CASE("the account loses its DAP with its active relationship, and keeps GDAP") {
  AccountStanding known;
  known.administration.dap = DapState::active;
  known.administration.gdaps.record(Gdap{.status = "active"});
  Relationship ended;
  ended.state = RelationshipState::ended;

  CHECK(with_relationship(known, ended, now).administration == known.administration);  // there was none to end
  known.relationship.state = RelationshipState::active;
  CHECK(with_relationship(known, known.relationship, now) == known);
  const AccountStanding left = with_relationship(known, ended, now);
  CHECK(left.relationship == ended);
  CHECK(left.administration.dap == DapState::revoked);
  CHECK(left.administration.dap_ended == now);
  CHECK(left.administration.gdaps == known.administration.gdaps);
  // An acceptance that is undone leads back to the request.
  Relationship requested;
  requested.state = RelationshipState::requested;
  CHECK(with_relationship(known, requested, now).administration.dap == DapState::revoked);
}

TEST_CASE("Partner Center's none takes the account's DAP away, whatever it says of delegated access") {
  const AccountStanding there = observe_customer({}, "reseller", true, now);
  CHECK(there.relationship.state == RelationshipState::active);
  CHECK(there.administration.dap == DapState::active);
  for (const std::optional<bool> allowed : {std::optional<bool>(), std::optional(true), std::optional(false)}) {
    const AccountStanding gone = observe_customer(there, "None", allowed, now);
    CHECK(gone.relationship.state == RelationshipState::ended);
    CHECK(gone.administration.dap == DapState::revoked);
    CHECK(observe_customer(gone, "None", allowed, now + std::chrono::days{1}) == gone);
  }
  CHECK(observe_customer({}, "none", true, now).administration.dap == DapState::absent);
  CHECK(observe_customer(there, std::nullopt, std::nullopt, now) == there);
  CHECK(observe_customer(there, std::nullopt, false, now).administration.dap == DapState::revoked);
}

TEST_CASE("revoking takes DAP and the GDAP that is in force") {
  Administration administration;
  administration.dap = DapState::active;
  administration.gdaps.record(Gdap{.id = "1", .status = "active"});
  administration.gdaps.record(Gdap{.id = "2", .status = "expiring"});
  administration.gdaps.record(Gdap{.id = "3", .status = "created"});
  const auto after = revoked(administration, now);
  CHECK(after.dap == DapState::revoked);
  std::vector<std::string> states;
  for (const Gdap& gdap : after.gdaps)
    states.push_back(gdap.status);
  CHECK(states == std::vector<std::string>{"terminated", "terminated", "created"});
  CHECK(revoked(Administration{}, now) == Administration{});
}

TEST_CASE("only active subscriptions prevent the removal of the account's relationship") {
  CHECK(prevents_account_removal("active"));
  CHECK(prevents_account_removal("Active"));
  CHECK_FALSE(prevents_account_removal("suspended"));
  CHECK_FALSE(prevents_account_removal("deleted"));
}
