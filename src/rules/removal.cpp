#include <pcadmin/removal.hpp>

#include <algorithm>
#include <utility>

#include <pcadmin/grant.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

Relationship removed(const Relationship& relationship, Instant at) {
  auto ended = apply(relationship, RelationshipMove::remove, at);
  return ended ? *std::move(ended) : relationship;
}

/// Why a contact doesn't qualify once it is done.
ReasonCode reason_after(Removal removal) {
  switch (removal) {
    case Removal::partnership:
      return ReasonCode::partnership_ended;
    case Removal::customer_relationship:
      return ReasonCode::customer_relationship_ended;
    case Removal::account_relationship:
      return ReasonCode::account_relationship_ended;
    case Removal::administration:
      break;
  }
  return ReasonCode::admin_privileges_ended;
}

Administration without_dap(Administration administration, Instant at) {
  if (administration.dap != DapState::active) return administration;
  administration.dap = DapState::revoked;
  administration.dap_ended = at;
  return administration;
}

}  // namespace

bool ends(const Relationship& before, const Relationship& after, Instant at) {
  return state_at(before, at) == RelationshipState::active && state_at(after, at) != RelationshipState::active;
}

AccountStanding with_relationship(AccountStanding known, Relationship next, Instant at) {
  if (ends(known.relationship, next, at)) known.administration = without_dap(std::move(known.administration), at);
  known.relationship = std::move(next);
  return known;
}

Administration restorable_beside(const Relationship& relationship, Administration administration, Instant at) {
  const bool has_ended = standing_at(relationship, at) == RelationshipState::ended;
  return has_ended ? without_dap(std::move(administration), at) : administration;
}

AccountStanding observe_customer(AccountStanding known, std::optional<std::string_view> relationship_to_partner,
                                 std::optional<bool> allow_delegated_access, Instant at) {
  bool can_be_granted = true;
  if (relationship_to_partner) {
    Relationship observed = observe_customer_relationship(known.relationship, *relationship_to_partner, at);
    known = with_relationship(std::move(known), std::move(observed), at);
    can_be_granted = !same_word(*relationship_to_partner, "none");
  }
  if (allow_delegated_access) {
    known.administration = observe_dap(std::move(known.administration), *allow_delegated_access && can_be_granted, at);
  }
  return known;
}

bool prevents_account_removal(std::string_view subscription_status) {
  return is_active(subscription_status);
}

Administration revoked(Administration administration, Instant at) {
  administration = without_dap(std::move(administration), at);
  const Gdaps before = administration.gdaps;
  for (Gdap gdap : before) {
    if (!in_force(gdap, at)) continue;
    gdap.status = "terminated";
    gdap.until = at;
    administration.gdaps.record(std::move(gdap));
  }
  return administration;
}

EligibilityFacts after_removal(EligibilityFacts facts, Removal removal, Instant at) {
  CandidateFacts& candidate = facts.candidate;
  switch (removal) {
    case Removal::partnership:
      candidate.partnership = removed(candidate.partnership, at);
      break;
    case Removal::customer_relationship:
      candidate.customer_relationship = removed(candidate.customer_relationship, at);
      break;
    case Removal::account_relationship: {
      Relationship ended = removed(candidate.account_relationship, at);
      if (candidate.role == PartnerRole::provider) {
        AccountStanding account{candidate.account_relationship, std::move(candidate.administration)};
        account = with_relationship(std::move(account), ended, at);
        candidate.administration = std::move(account.administration);
        candidate.customer_relationship = std::move(account.relationship);
      }
      candidate.account_relationship = std::move(ended);
      break;
    }
    case Removal::administration:
      candidate.administration = revoked(std::move(candidate.administration), at);
      break;
  }
  return facts;
}

bool breaks_contact(const EligibilityFacts& facts, Removal removal, Instant at) {
  return standing_contact_eligible(facts, at) == true &&
         standing_contact_eligible(after_removal(facts, removal, at), at) == false;
}

bool has_broken_contact(const EligibilityFacts& facts, Removal removal, Instant at) {
  if (standing_contact_eligible(facts, at) != false) return false;
  const Decision decision = judge(facts, at);
  return std::find(decision.reasons.begin(), decision.reasons.end(), reason_after(removal)) != decision.reasons.end();
}

}  // namespace pcadmin
