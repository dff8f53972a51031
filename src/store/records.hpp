// What a store answers: domain values, with what is known about them beside. Asked for by the functions of store.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

namespace pcadmin::store {

struct CustomerRecord {
  Customer customer;
  Relationship account_relationship;
  Administration account_administration;
  std::int64_t subscription_count = 0;  ///< where it was asked for
};

/// A subscription with the contact that stands, and the facts to judge that contact by.
struct SubscriptionRecord {
  Subscription subscription;
  std::string company_name;
  std::string domain;                  ///< the customer's
  bool designated = false;             ///< a reseller was designated; else the provider is the default
  Partner contact;                     ///< see effective_contact(); default-constructed before init
  std::optional<Instant> assigned_at;  ///< unknown where Partner Center's data said who it is
  std::string assigned_by;             ///< empty when unknown
  EligibilityFacts facts;
};

/// What assigning its contact has to know of a subscription, and no more, since it is asked for by the million.
struct SubscriptionBrief {
  CustomerId customer_id;
  std::string company_name;
  std::string domain;  ///< the customer's
  std::string offer_name;
  SubscriptionFacts facts;
  std::optional<PartnerTenantId> designated;  ///< nothing for the default

  bool operator==(const SubscriptionBrief&) const = default;
};

/// A customer and a partner: what relationships and administration are recorded of.
struct CustomerAndPartner {
  CustomerId customer;
  PartnerTenantId partner;

  auto operator<=>(const CustomerAndPartner&) const = default;  // NOLINT(modernize-use-nullptr): a false finding
};

/// Who made a partner the designated contact, and when.
struct Designator {
  std::optional<Instant> at;  ///< unknown where Partner Center's data said who the contact is
  std::string by;             ///< empty when unknown

  bool operator==(const Designator&) const = default;
};

/// A support contact with all that is recorded of it.
struct DesignatedContact {
  std::optional<PartnerTenantId> partner = {};  ///< nothing for the default
  Designator designator = {};

  bool operator==(const DesignatedContact&) const = default;
};

/// A partner with the facts to judge it by as the contact of one subscription.
struct CandidateRecord {
  Partner partner;
  EligibilityFacts facts;
};

enum class RelationshipKind { partnership, customer };

std::string_view name(RelationshipKind kind);  ///< "partnership", "customer"

struct RelationshipRecord {
  RelationshipKind kind = RelationshipKind::partnership;
  Customer customer;              ///< of a customer relationship
  Partner partner;                ///< the reseller, or the provider for the account's own
  Relationship relationship;      ///< none where there is only administration
  Administration administration;  ///< of a customer relationship
};

struct PartnershipRecord {
  Partner partner;
  Relationship partnership;
};

/// What a journal entry is about.
enum class ChangeKind {
  account,
  partner,
  customer,
  subscription,
  support_profile,
  partnership,
  customer_relationship,
  administration,
  support_contact,
  import,
  seed,
  restore,  ///< all that there was gave way to a backup
};

std::string_view name(ChangeKind kind);  ///< e.g. "support-contact"
std::optional<ChangeKind> parse_change_kind(std::string_view text);

/// One journal entry. `before` and `after` are the texts of journal_text.hpp; empty is "nothing recorded".
///
/// Runs are numbered in the order in which they were committed, changes in the order in which they were made: each by
/// the number that follows the greatest that the journal holds, from 1 on. So a later one is greater; but where entries
/// are gone, after Transaction::clear() or in a backup that was restored, their numbers are given again.
struct ChangeRecord {
  std::int64_t change_id = 0;
  std::int64_t run_id = 0;
  Instant at;
  std::string actor;
  std::string command;
  ChangeKind kind = ChangeKind::support_contact;
  std::optional<SubscriptionId> subscription_id;
  std::optional<CustomerId> customer_id;
  std::optional<PartnerTenantId> partner_tenant_id;
  std::string before;
  std::string after;
  std::string reason;

  bool operator==(const ChangeRecord&) const = default;
};

/// A summarised run that can be taken back; see Run::reversible. How many things it created.
struct ReversibleRun {
  std::int64_t run_id = 0;
  std::int64_t partners = 0;
  std::int64_t customers = 0;
  std::int64_t subscriptions = 0;

  bool operator==(const ReversibleRun&) const = default;
};

/// What a store, or a backup of one, holds at a glance.
struct Summary {
  std::optional<Account> account;  ///< nothing before init
  std::int64_t resellers = 0;
  std::int64_t customers = 0;
  std::int64_t subscriptions = 0;
  std::optional<ChangeRecord> newest;  ///< of the journal

  bool operator==(const Summary&) const = default;
};

}  // namespace pcadmin::store
