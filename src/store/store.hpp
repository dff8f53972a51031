// The store: what the program knows of one provider's partners, customers, subscriptions and support
// contacts, and the journal of how it came to know it.
//
// Everything is a domain value; no SQL, row number or database clock crosses this border, ids and
// instants are passed in, so that another database can stand behind it. Reads see one consistent
// snapshot. All writes of one command are one transaction, and each writes its journal entry itself,
// so that a change can't be made without one. The body of a transaction may be run again.
//
//     store.write(run, [&](Transaction& tx) { return tx.set_support_contact(subscription, reseller); });
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "error/error.hpp"

namespace pcadmin::store {

// ---------------------------------------------------------------- what reading answers

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
  Partner contact;                     ///< the designated reseller, or the provider
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
  std::string status;
  bool new_commerce = false;
  Channel channel = Channel::csp;
  std::optional<PartnerTenantId> designated;  ///< nothing for the default
};

/// Who made a partner the designated contact, and when.
struct Designator {
  std::optional<Instant> at;  ///< unknown where Partner Center's data said who the contact is
  std::string by;             ///< empty when unknown

  bool operator==(const Designator&) const = default;
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

/// What a store, or a backup of one, holds at a glance.
struct Summary {
  std::optional<Account> account;  ///< nothing before init
  std::int64_t resellers = 0;
  std::int64_t customers = 0;
  std::int64_t subscriptions = 0;
  std::optional<ChangeRecord> newest;  ///< of the journal

  bool operator==(const Summary&) const = default;
};

// ---------------------------------------------------------------- what can be asked

/// How a thing is looked up. Names compare without regard to case; an empty one is nobody's. What is found comes in
/// the order of ids, by a beginning in the order of what begins so.
struct Lookup {
  enum class By {
    id,
    mpn_id,
    domain,
    name,
    id_prefix,
    // The beginnings of these, for completion; an empty text is everything's.
    mpn_id_prefix,
    domain_prefix,
    name_prefix,
  };
  By by = By::id;
  std::string text;  ///< ids and prefixes: lower case hexadecimal digits, hyphens allowed
};

/// What to stream; a member that is set narrows. Nothing set: all.
struct SubscriptionSelection {
  std::optional<SubscriptionId> subscription = {};
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> designated = {};  ///< only those with this designated contact
};

struct CustomerSelection {
  std::optional<CustomerId> customer = {};
  bool counts_subscriptions = false;  ///< takes as long again
};

struct RelationshipSelection {
  std::optional<RelationshipKind> kind = {};
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> partner = {};
};

struct ChangeSelection {
  std::optional<SubscriptionId> subscription = {};
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> partner = {};
  std::optional<std::int64_t> run_id = {};
  std::optional<std::string> actor = {};
  std::optional<Instant> since = {};  ///< this instant and later
  std::optional<Instant> until = {};  ///< this instant and earlier
};

enum class Visit { more, enough };

/// Called for each record; the record's storage is reused for the next one.
template <class Record>
using Visitor = std::function<Visit(const Record&)>;

/// A consistent snapshot. Streams come in the order of ids (customers, subscriptions, partners by
/// their GUID, relationships by kind, customer and partner, changes newest first).
class View {
 public:
  virtual ~View() = default;

  /// Nothing before init.
  virtual Result<std::optional<Account>> account() = 0;

  virtual Result<std::vector<Customer>> find_customers(const Lookup& lookup, std::size_t most) = 0;
  virtual Result<std::vector<Partner>> find_partners(const Lookup& lookup, std::size_t most) = 0;
  /// By name: the friendly name or the offer's; `customer` narrows.
  virtual Result<std::vector<Subscription>> find_subscriptions(const Lookup& lookup,
                                                               const std::optional<CustomerId>& customer,
                                                               std::size_t most) = 0;

  virtual Result<std::optional<Customer>> customer(CustomerId id) = 0;
  virtual Result<std::optional<Partner>> partner(PartnerTenantId id) = 0;
  virtual Result<std::optional<Subscription>> subscription(SubscriptionId id) = 0;

  /// Nothing recorded is the default-constructed value.
  virtual Result<Relationship> partnership(PartnerTenantId partner) = 0;
  virtual Result<Relationship> customer_relationship(CustomerId customer, PartnerTenantId partner) = 0;
  virtual Result<Administration> administration(CustomerId customer, PartnerTenantId partner) = 0;
  /// The designated contact; nothing for the default.
  virtual Result<std::optional<PartnerTenantId>> support_contact(SubscriptionId subscription) = 0;
  /// Replaces what `brief` holds, whose storage is reused; answers false where the subscription isn't known.
  virtual Result<bool> read_brief(SubscriptionId subscription, SubscriptionBrief& brief) = 0;
  /// All facts about one subscription and one candidate, both known.
  virtual Result<EligibilityFacts> facts(SubscriptionId subscription, PartnerTenantId candidate) = 0;

  virtual Result<void> customers(const CustomerSelection& selection, const Visitor<CustomerRecord>& visit) = 0;
  virtual Result<void> subscriptions(const SubscriptionSelection& selection,
                                     const Visitor<SubscriptionRecord>& visit) = 0;
  /// The provider and every other partner, as candidates for one subscription.
  virtual Result<void> candidates(SubscriptionId subscription, const Visitor<CandidateRecord>& visit) = 0;
  virtual Result<void> relationships(const RelationshipSelection& selection,
                                     const Visitor<RelationshipRecord>& visit) = 0;
  /// Every partner but the account's.
  virtual Result<void> partners(const Visitor<PartnershipRecord>& visit) = 0;
  virtual Result<void> changes(const ChangeSelection& selection, const Visitor<ChangeRecord>& visit) = 0;
  /// The id of the newest journal entry; 0 before the first. As long as it stays the same, nothing has changed.
  virtual Result<std::int64_t> newest_change() = 0;
  virtual Result<Summary> summary() = 0;

  enum class NameOf { customer, domain, partner, offer, friendly_name };
  /// Each name once, for suggesting one that was meant; of very many not all.
  virtual Result<void> names(NameOf what, const Visitor<std::string_view>& visit) = 0;
};

// ---------------------------------------------------------------- writing

/// Who changes what, for the journal. A run that changes nothing leaves no trace.
struct Run {
  Instant at;
  std::string actor;
  std::string command;  ///< the subcommand, e.g. "assign-support-contact"
  std::string reason;   ///< as the user gave it; may be empty
  /// Instead of an entry for each change, the run writes those given to Transaction::summarise.
  bool summarised = false;
  /// Everything is done, then rolled back.
  bool dry_run = false;
};

enum class Upsert { created, updated, unchanged };

enum class Mention { first, same, different };

/// A value equal to the recorded one is `unchanged`: nothing is written, no journal entry either.
class Transaction : public View {
 public:
  /// The account; its partner is stored with the role `provider`. Another partner than the recorded
  /// account's fails with ACCOUNT_EXISTS.
  virtual Result<Upsert> save_account(const Account& account) = 0;
  /// The role `provider` is the account's alone: its partner keeps it, another is recorded as `other`.
  virtual Result<Upsert> save_partner(const Partner& partner) = 0;
  virtual Result<Upsert> save_customer(const Customer& customer) = 0;
  /// Its customer must be known.
  virtual Result<Upsert> save_subscription(const Subscription& subscription) = 0;

  virtual Result<Upsert> set_support_profile(PartnerTenantId partner, const SupportProfile& profile) = 0;
  virtual Result<Upsert> set_partnership(PartnerTenantId partner, const Relationship& relationship) = 0;
  virtual Result<Upsert> set_customer_relationship(CustomerId customer, PartnerTenantId partner,
                                                   const Relationship& relationship) = 0;
  virtual Result<Upsert> set_administration(CustomerId customer, PartnerTenantId partner,
                                            const Administration& administration) = 0;
  /// Nothing, or the provider, goes back to the default. With the contact it is kept who designated it: the run, or
  /// `elsewhere` where the run only reports it. Of a contact that stands already, what `elsewhere` knows
  /// of that is recorded.
  virtual Result<Upsert> set_support_contact(SubscriptionId subscription, const std::optional<PartnerTenantId>& partner,
                                             const std::optional<Designator>& elsewhere = {}) = 0;

  /// Empties the store: account and journal, everything. What is recorded afterwards is recorded as in a new one.
  virtual Result<void> clear() = 0;

  /// Whether a thing was already mentioned in this transaction, and with the same content: `key`
  /// identifies it, `content` is a hash of all that was said of it. Takes no memory that grows.
  virtual Result<Mention> mention(std::string_view key, std::uint64_t content) = 0;

  /// The one journal entry of a summarised run; nothing where the run changed nothing.
  virtual Result<void> summarise(ChangeKind kind, std::string_view text) = 0;
};

/// An open store.
class Store {
 public:
  virtual ~Store() = default;

  virtual Result<void> read(const std::function<Result<void>(View&)>& body) = 0;

  /// Commits when the body succeeds, unless the run is dry; else nothing has happened. Answers the
  /// run's id where something was written.
  virtual Result<std::optional<std::int64_t>> write(const Run& run,
                                                    const std::function<Result<void>(Transaction&)>& body) = 0;
};

enum class OpenMode {
  read,    ///< never creates, never writes
  write,   ///< never creates
  create,  ///< creates folder and file where they are missing
};

}  // namespace pcadmin::store
