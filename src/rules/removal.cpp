#include <pcadmin/removal.hpp>

namespace pcadmin {

namespace {

Relationship removed(const Relationship& relationship, Instant at) {
  auto ended = apply(relationship, RelationshipMove::remove, at);
  return ended ? *std::move(ended) : relationship;
}

}  // namespace

EligibilityFacts after_removal(EligibilityFacts facts, Removal removal, Instant at) {
  const bool is_provider = facts.candidate.role == PartnerRole::provider;
  switch (removal) {
    case Removal::partnership:
      facts.candidate.partnership = removed(facts.candidate.partnership, at);
      break;
    case Removal::customer_relationship:
      facts.candidate.customer_relationship = removed(facts.candidate.customer_relationship, at);
      break;
    case Removal::account_relationship: {
      const bool was_active = state_at(facts.candidate.account_relationship, at) == RelationshipState::active;
      facts.candidate.account_relationship = removed(facts.candidate.account_relationship, at);
      if (is_provider) {
        facts.candidate.customer_relationship = facts.candidate.account_relationship;
        if (was_active)
          facts.candidate.administration = after_account_removal(std::move(facts.candidate.administration), at);
      }
      break;
    }
    case Removal::administration:
      facts.candidate.administration = revoked(std::move(facts.candidate.administration), at);
      break;
  }
  return facts;
}

bool breaks_contact(const EligibilityFacts& facts, Removal removal, Instant at) {
  return standing_contact_eligible(facts, at) == true &&
         standing_contact_eligible(after_removal(facts, removal, at), at) == false;
}

bool prevents_account_removal(std::string_view subscription_status) {
  return is_active(subscription_status);
}

Administration after_account_removal(Administration administration, Instant at) {
  if (administration.dap != DapState::active) return administration;
  administration.dap = DapState::revoked;
  administration.dap_ended = at;
  return administration;
}

Administration revoked(Administration administration, Instant at) {
  administration = after_account_removal(std::move(administration), at);
  if (administration.gdap && in_force(*administration.gdap, at)) {
    administration.gdap->status = "terminated";
    administration.gdap->until = at;
  }
  return administration;
}

}  // namespace pcadmin
