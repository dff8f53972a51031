// What ending a relationship, or revoking administration, does to the contacts that stand.
#pragma once

#include <string_view>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/instant.hpp>

namespace pcadmin {

/// What is about to be taken away.
enum class Removal {
  partnership,            ///< the account's with the contact; its customers and their grants stay
  customer_relationship,  ///< the contact's own with the customer; its administration stays
  account_relationship,   ///< the account's with the customer; where it is active, the account loses its DAP too
  administration,         ///< what the customer granted the contact: DAP and GDAP
};

/// The facts of a contact as they will be after the removal.
EligibilityFacts after_removal(EligibilityFacts facts, Removal removal, Instant at);

/// Whether a contact that qualifies now no longer does after the removal.
bool breaks_contact(const EligibilityFacts& facts, Removal removal, Instant at);

/// Whether a subscription of this status prevents the removal of the account's relationship with its
/// customer: an active one must be suspended first (Partner Center: "Remove a reseller relationship with a customer").
bool prevents_account_removal(std::string_view subscription_status);

/// What the account keeps after its active relationship with a customer was removed: no DAP. GDAP is a
/// relationship of its own and stays.
Administration after_account_removal(Administration administration, Instant at);

/// The administration after the customer revoked all of it.
Administration revoked(Administration administration, Instant at);

}  // namespace pcadmin
