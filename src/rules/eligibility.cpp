// One function a rule, each answering whether it is broken; judge() asks them all, in the order in
// which reasons are reported.
#include <pcadmin/eligibility.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

/// The facts, with everything that depends on time worked out once. A relationship that was active and isn't any more
/// has ended here, also while it is requested anew; see standing_at().
struct Case {
  const EligibilityFacts& facts;
  RelationshipState account_relationship;
  RelationshipState partnership;
  RelationshipState customer_relationship;
  AdministrationStanding administration;

  bool is_provider() const { return facts.candidate.role == PartnerRole::provider; }
  bool is_multi_channel() const { return facts.subscription.channel != Channel::csp; }
  /// The provider supports what it sold without being asked for more.
  bool needs_administration() const { return !is_provider() || is_multi_channel(); }
  bool needs_customer_relationship() const { return is_multi_channel(); }
};

bool is_in_the_past(RelationshipState state) {
  return state == RelationshipState::declined || state == RelationshipState::ended ||
         state == RelationshipState::expired;
}

bool is_broken(ReasonCode rule, const Case& c) {
  switch (rule) {
    case ReasonCode::subscription_deleted:
      return is_deleted(c.facts.subscription.status);
    case ReasonCode::subscription_new_commerce:
      return c.facts.subscription.new_commerce;
    case ReasonCode::account_relationship_ended:
      return c.account_relationship == RelationshipState::ended;
    case ReasonCode::not_a_reseller:
      return c.facts.candidate.role == PartnerRole::other;
    case ReasonCode::partnership_missing:
      return !c.is_provider() && c.partnership == RelationshipState::none;
    case ReasonCode::partnership_pending:
      return !c.is_provider() && c.partnership == RelationshipState::requested;
    case ReasonCode::partnership_ended:
      return !c.is_provider() && is_in_the_past(c.partnership);
    case ReasonCode::customer_relationship_ended:
      return c.customer_relationship == RelationshipState::ended;
    case ReasonCode::customer_relationship_missing:
      // A request that was declined, withdrawn or never answered established nothing.
      return c.needs_customer_relationship() && (c.customer_relationship == RelationshipState::none ||
                                                 c.customer_relationship == RelationshipState::declined ||
                                                 c.customer_relationship == RelationshipState::expired);
    case ReasonCode::customer_relationship_pending:
      return c.needs_customer_relationship() && c.customer_relationship == RelationshipState::requested;
    case ReasonCode::admin_privileges_missing:
      return c.needs_administration() && c.administration == AdministrationStanding::missing;
    case ReasonCode::admin_privileges_ended:
      return c.needs_administration() && c.administration == AdministrationStanding::ended;
    case ReasonCode::admin_role_insufficient:
      return c.needs_administration() && c.administration == AdministrationStanding::role_insufficient;
  }
  return true;
}

constexpr std::pair<ReasonCode, std::string_view> reasons[] = {
    {ReasonCode::subscription_deleted, "SUBSCRIPTION_DELETED"},
    {ReasonCode::subscription_new_commerce, "SUBSCRIPTION_NEW_COMMERCE"},
    {ReasonCode::account_relationship_ended, "ACCOUNT_RELATIONSHIP_ENDED"},
    {ReasonCode::not_a_reseller, "NOT_A_RESELLER"},
    {ReasonCode::partnership_missing, "PARTNERSHIP_MISSING"},
    {ReasonCode::partnership_pending, "PARTNERSHIP_PENDING"},
    {ReasonCode::partnership_ended, "PARTNERSHIP_ENDED"},
    {ReasonCode::customer_relationship_ended, "CUSTOMER_RELATIONSHIP_ENDED"},
    {ReasonCode::customer_relationship_missing, "CUSTOMER_RELATIONSHIP_MISSING"},
    {ReasonCode::customer_relationship_pending, "CUSTOMER_RELATIONSHIP_PENDING"},
    {ReasonCode::admin_privileges_missing, "ADMIN_PRIVILEGES_MISSING"},
    {ReasonCode::admin_privileges_ended, "ADMIN_PRIVILEGES_ENDED"},
    {ReasonCode::admin_role_insufficient, "ADMIN_ROLE_INSUFFICIENT"},
};

}  // namespace

std::string_view name(ReasonCode code) {
  return word_of(reasons, code);
}
std::optional<ReasonCode> parse_reason_code(std::string_view text) {
  return find_word(reasons, text);
}

SubscriptionFacts facts_of(const Subscription& subscription) {
  return {subscription.status, is_new_commerce(subscription.product_type), subscription.channel};
}

std::string_view name(WarningCode code) {
  switch (code) {
    case WarningCode::support_agreement_missing:
      return "SUPPORT_AGREEMENT_MISSING";
  }
  return {};
}

Decision judge(const EligibilityFacts& facts, Instant at) {
  const CandidateFacts& candidate = facts.candidate;
  const Case c{facts, standing_at(candidate.account_relationship, at), standing_at(candidate.partnership, at),
               standing_at(candidate.customer_relationship, at), standing(candidate.administration, at)};
  Decision decision;
  for (const auto& [rule, word] : reasons) {
    if (is_broken(rule, c)) decision.reasons.push_back(rule);
  }
  if (!c.is_provider() && candidate.partnership.agreement.empty() &&
      candidate.customer_relationship.agreement.empty()) {
    decision.warnings.push_back(WarningCode::support_agreement_missing);
  }
  decision.has_gdap = !candidate.administration.gdaps.empty();
  return decision;
}

Instant qualifies_until(const EligibilityFacts& facts, Instant good, Instant bad) {
  while (bad - good > std::chrono::seconds{1}) {
    const Instant middle = good + (bad - good) / 2;
    (judge(facts, middle).eligible() ? good : bad) = middle;
  }
  return good;
}

bool can_have_contact(std::string_view status, bool new_commerce) {
  return !new_commerce && !is_deleted(status);
}

PartnerTenantId effective_contact(const std::optional<PartnerTenantId>& designated, PartnerTenantId provider) {
  return designated.value_or(provider);
}

std::string_view name(ContactSource source) {
  switch (source) {
    case ContactSource::provider_default:
      return "default";
    case ContactSource::assigned:
      return "assigned";
    case ContactSource::unsupported:
      return "unsupported";
  }
  return {};
}

ContactSource contact_source(bool new_commerce, bool designated) {
  if (new_commerce) return ContactSource::unsupported;
  return designated ? ContactSource::assigned : ContactSource::provider_default;
}

bool is_contact(bool new_commerce, const std::optional<PartnerTenantId>& designated, const Partner& candidate) {
  switch (contact_source(new_commerce, designated.has_value())) {
    case ContactSource::provider_default:
      return candidate.role == PartnerRole::provider;
    case ContactSource::assigned:
      return designated == candidate.tenant_id;
    case ContactSource::unsupported:
      break;
  }
  return false;
}

std::optional<bool> standing_contact_eligible(const EligibilityFacts& facts, Instant at) {
  if (!can_have_contact(facts.subscription.status, facts.subscription.new_commerce)) return std::nullopt;
  return judge(facts, at).eligible();
}

Designation designate(const std::optional<PartnerTenantId>& current, const std::optional<PartnerTenantId>& contact,
                      const EligibilityFacts& facts, Instant at) {
  if (current == contact) return {DesignationResult::unchanged, {}};
  if (!contact) return {DesignationResult::assigned, {}};
  Designation designation{DesignationResult::assigned, judge(facts, at)};
  if (!designation.decision.eligible()) designation.result = DesignationResult::refused;
  return designation;
}

}  // namespace pcadmin
