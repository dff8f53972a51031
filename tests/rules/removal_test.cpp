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

TEST_CASE("the account loses its DAP with its relationship, and keeps GDAP") {
  Administration administration;
  administration.dap = DapState::active;
  administration.gdap = Gdap{};
  administration.gdap->status = "active";
  const auto after = after_account_removal(administration, now);
  CHECK(after.dap == DapState::revoked);
  CHECK(after.dap_ended == now);
  CHECK(after.gdap == administration.gdap);
}

TEST_CASE("revoking takes DAP and the GDAP that is in force") {
  Administration administration;
  administration.dap = DapState::active;
  administration.gdap = Gdap{};
  administration.gdap->status = "active";
  const auto after = revoked(administration, now);
  CHECK(after.dap == DapState::revoked);
  CHECK(after.gdap->status == "terminated");
  CHECK(revoked(Administration{}, now) == Administration{});
}

TEST_CASE("only active subscriptions prevent the removal of the account's relationship") {
  CHECK(prevents_account_removal("active"));
  CHECK(prevents_account_removal("Active"));
  CHECK_FALSE(prevents_account_removal("suspended"));
  CHECK_FALSE(prevents_account_removal("deleted"));
}
