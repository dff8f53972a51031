// What the end of a relationship, or of administration, takes with it, and which contacts that breaks.
//
//     AccountStanding before{relationship, administration};       // of the account, with one customer
//     AccountStanding after = with_relationship(before, ended, now);  // the DAP has gone with the relationship
//
//     if (breaks_contact(facts, Removal::partnership, now)) warn();  // before it is removed
#pragma once

#include <optional>
#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/eligibility.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>

namespace pcadmin {

/// What the account has with one customer: their relationship, and what the customer lets it administer.
struct AccountStanding {
  Relationship relationship;
  Administration administration;

  bool operator==(const AccountStanding&) const = default;
};

/// Whether going from one recorded relationship to another at `at` ends an active one: removing it does, so does an
/// acceptance that is undone; withdrawing a request doesn't.
bool ends(const Relationship& before, const Relationship& after, Instant at);

/// What the account has once its relationship with the customer is `next`, however that came about. The end of an
/// active relationship takes the account's DAP with it; GDAP is a relationship of its own and stays. (Partner Center:
/// "Remove a reseller relationship with a customer".)
AccountStanding with_relationship(AccountStanding known, Relationship next, Instant at);

/// What can be restored of an administration of the account's that stood before: no DAP where the relationship has
/// ended meanwhile.
Administration restorable_beside(const Relationship& relationship, Administration administration, Instant at);

/// What the account has after Partner Center showed a customer at `at`: with its relationshipToPartner and its
/// allowDelegatedAccess, each where it was shown. Where there is no relationship, no DAP is granted, whatever
/// allowDelegatedAccess says.
AccountStanding observe_customer(AccountStanding known, std::optional<std::string_view> relationship_to_partner,
                                 std::optional<bool> allow_delegated_access, Instant at);

/// Whether a subscription of this status prevents the end of the account's relationship with its customer: an active
/// one must be suspended first (Partner Center: "Remove a reseller relationship with a customer").
bool prevents_account_removal(std::string_view subscription_status);

/// The administration after the customer revoked all of it at `at`.
Administration revoked(Administration administration, Instant at);

/// What is about to be taken away.
enum class Removal {
  partnership,            ///< the account's with the contact; its customers and their grants stay
  customer_relationship,  ///< the contact's own with the customer; its administration stays
  account_relationship,   ///< the account's with the customer; see with_relationship()
  administration,         ///< what the customer granted the contact: DAP and GDAP
};

/// The facts of a contact as they will be after the removal. One that isn't possible takes nothing away.
EligibilityFacts after_removal(EligibilityFacts facts, Removal removal, Instant at);

/// Whether a contact that qualifies now no longer does after the removal.
bool breaks_contact(const EligibilityFacts& facts, Removal removal, Instant at);

/// Whether a contact that stands doesn't qualify since the relationship that the removal would end has ended before.
bool has_broken_contact(const EligibilityFacts& facts, Removal removal, Instant at);

}  // namespace pcadmin
