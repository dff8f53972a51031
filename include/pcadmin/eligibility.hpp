// When may a partner be the designated support contact of a subscription?
//
// Facts in, a decision with all its reasons out. Every rule is checked and every one that fails is
// reported, always in the order of ReasonCode. No clock, no store, no I/O.
//
//     EligibilityFacts facts = …;          // gathered by the caller, all of them, first
//     Decision decision = judge(facts, now);
//     if (!decision.eligible()) show(decision.reasons);
//
// The rules' sources are named in docs/rules.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/administration.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

namespace pcadmin {

/// Why a partner can't be the contact. The order is the order of reporting; names never change.
enum class ReasonCode {
  subscription_deleted,
  subscription_new_commerce,
  account_relationship_ended,
  not_a_reseller,
  partnership_missing,
  partnership_pending,
  partnership_ended,
  customer_relationship_ended,
  customer_relationship_missing,
  customer_relationship_pending,
  admin_privileges_missing,
  admin_privileges_ended,
  admin_role_insufficient,
};

std::string_view name(ReasonCode code);  ///< e.g. "PARTNERSHIP_PENDING"
std::optional<ReasonCode> parse_reason_code(std::string_view text);

/// What should be known but doesn't prevent anything.
enum class WarningCode {
  support_agreement_missing,
};

std::string_view name(WarningCode code);  ///< e.g. "SUPPORT_AGREEMENT_MISSING"

/// What the rules ask about a subscription itself.
struct SubscriptionFacts {
  std::string status;
  bool new_commerce = false;
  Channel channel = Channel::csp;

  bool operator==(const SubscriptionFacts&) const = default;
};

SubscriptionFacts facts_of(const Subscription& subscription);

/// What the rules ask about a customer and a candidate, whichever of the customer's subscriptions is concerned. A
/// relationship or administration of which nothing is recorded is the default-constructed one.
struct CandidateFacts {
  PartnerRole role = PartnerRole::other;
  Relationship account_relationship;   ///< the account and the customer
  Relationship partnership;            ///< the account and the candidate; unused for the provider
  Relationship customer_relationship;  ///< the candidate and the customer; for the provider the account's
  Administration administration;       ///< what the customer granted the candidate

  bool operator==(const CandidateFacts&) const = default;
};

/// All that the rules ask about one subscription and one candidate.
struct EligibilityFacts {
  SubscriptionFacts subscription;
  CandidateFacts candidate;

  bool operator==(const EligibilityFacts&) const = default;
};

struct Decision {
  std::vector<ReasonCode> reasons;
  std::vector<WarningCode> warnings;
  bool has_gdap = false;  ///< the customer granted the candidate GDAP at some time: so what would help is GDAP, too

  bool operator==(const Decision&) const = default;
  bool eligible() const { return reasons.empty(); }
};

/// Judges a candidate by all rules at an instant.
Decision judge(const EligibilityFacts& facts, Instant at);

/// How long a candidate qualifies, to the second, who does at `good` and doesn't at `bad`, a later instant. Time takes
/// relationships and administration away and gives none back, so there is one last instant.
Instant qualifies_until(const EligibilityFacts& facts, Instant good, Instant bad);

/// Whether anybody can be the contact of a subscription at all: of a deleted or expired one nobody is, and
/// new commerce has no designated support contact.
bool can_have_contact(std::string_view status, bool new_commerce);

/// The contact that stands: who was designated, or the provider where nobody was.
PartnerTenantId effective_contact(const std::optional<PartnerTenantId>& designated, PartnerTenantId provider);

/// Where a subscription's contact comes from.
enum class ContactSource {
  provider_default,  ///< nobody was designated: the provider is the contact
  assigned,          ///< a reseller was designated
  unsupported,       ///< new commerce: there is no designated support contact
};

std::string_view name(ContactSource source);  ///< "default", "assigned", "unsupported"

ContactSource contact_source(bool new_commerce, bool designated);

/// Whether a candidate is the contact of a subscription: who was designated, else the provider; nobody for new
/// commerce.
bool is_contact(bool new_commerce, const std::optional<PartnerTenantId>& designated, const Partner& candidate);

/// Whether the contact that stands still qualifies, judged by the facts of that contact. Nothing
/// where nobody could be assigned; see can_have_contact().
std::optional<bool> standing_contact_eligible(const EligibilityFacts& facts, Instant at);

enum class DesignationResult { assigned, unchanged, refused };

struct Designation {
  DesignationResult result = DesignationResult::refused;
  Decision decision;
};

/// What becomes of designating `contact` for a subscription whose designated contact is `current`.
/// Nothing means the default, the provider; a caller passes nothing for the provider, however it was
/// named. What is already so is unchanged before any rule is asked; going back to the default is
/// always allowed; else `facts`, those of `contact`, decide.
Designation designate(const std::optional<PartnerTenantId>& current, const std::optional<PartnerTenantId>& contact,
                      const EligibilityFacts& facts, Instant at);

}  // namespace pcadmin
