// Resources as Partner Center and Microsoft Graph write them, for `import` to read: the mirror of item.hpp.
//
// What isn't known is left out. What the shapes have no place for stands in an extra object `pcadmin`: recorded
// states and dates of relationships, support profiles, a reseller's administration, who assigned a contact.
// Nothing names the account, so that another account's store can read it.
#pragma once

#include <optional>
#include <string>

#include <pcadmin/administration.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

namespace pcadmin::exchange {

// Each appends one JSON object, without blanks and line ends.

/// A PartnerRelationship: the partner, and the account's partnership with it.
void append_partnership(std::string& out, const Partner& partner, const Relationship& partnership);

/// A Customer, with its relationship with the account and the account's DAP.
void append_customer(std::string& out, const Customer& customer, const Relationship& account_relationship,
                     const Administration& account_administration);

void append_subscription(std::string& out, const Subscription& subscription);

/// A SupportContact: the partner that was designated for a subscription.
void append_contact(std::string& out, const Subscription& subscription, const Partner& contact,
                    const std::optional<Instant>& assigned_at, const std::string& assigned_by);

/// A PartnerRelationship read for one customer: a reseller's relationship with it, and its DAP.
void append_customer_relationship(std::string& out, CustomerId customer, const Partner& partner,
                                  const Relationship& relationship, const Administration& administration);

/// A delegatedAdminRelationship: GDAP of a reseller, or without `partner` the account's own.
void append_gdap(std::string& out, const Customer& customer, const std::optional<PartnerTenantId>& partner,
                 const Gdap& gdap);

}  // namespace pcadmin::exchange
