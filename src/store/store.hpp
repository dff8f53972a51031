// The store: what the program knows of one provider's partners, customers, subscriptions and support
// contacts, and the journal of how it came to know it.
//
// Everything is a domain value; no SQL, row number or database clock crosses this border, ids and
// instants are passed in, so that another database can stand behind it. Reads see one consistent
// snapshot. All writes of one command are one transaction, and each writes its journal entry itself,
// so that a change can't be made without one. The body of a transaction may be run again: what it leaves outside must
// be what its last run left.
//
//     auto written = store.write(run, [&](Transaction& tx) -> Result<void> {
//       tx.set_support_contacts(std::vector<ContactChange>{{subscription, reseller}});
//       return {};
//     });
//
// A store is asked in sets: what is wanted of a thousand things costs a statement or a few, not a thousand. Inside of a
// body its functions answer plain values; a store that fails throws Failure, which read() and write() turn into an
// Error. What a body answers as an error is its own: nothing is written then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
/// Numbers count from 1 in the order in which runs were committed and changes were made; a later one is greater, none
/// is given twice. A restored backup goes on with the numbers that it holds.
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

/// What names are found and ordered by: folded as text::fold does (Unicode's full case folding of the composed form),
/// compared by bytes. Every store computes it by this function, none by its database.
std::string name_key(std::string_view name);

/// How a thing is looked up. Names and domains compare by their name_key; an empty one is nobody's, nor has it a
/// beginning. What is found comes in the order of ids; customers and partners that are found by a beginning in the
/// order of what begins so, then of ids. In a form that it doesn't have nothing is found.
struct Lookup {
  enum class By {
    id,
    mpn_id,
    domain,
    name,
    id_prefix,
    // The beginnings of these, for completion; an empty text begins everything.
    mpn_id_prefix,
    domain_prefix,
    name_prefix,
  };
  By by = By::id;
  std::string text;  ///< of an id its usual form; of its prefix hexadecimal digits in any case, hyphens allowed
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
  std::optional<PartnerTenantId> partner = {};  ///< also the support contact that was replaced
  std::optional<std::int64_t> run_id = {};
  std::optional<std::string> actor = {};
  std::optional<Instant> since = {};        ///< this instant and later
  std::optional<Instant> until = {};        ///< this instant and earlier
  std::optional<std::int64_t> before = {};  ///< only changes with lower numbers: the next page
};

/// Where records come from, one after the other. While it is open nothing is written.
template <class Record>
class Stream {
 public:
  virtual ~Stream() = default;
  /// The next record, whose storage is reused for the one after it; null after the last.
  virtual const Record* next() = 0;
};

/// A stream that is being read:
///
///     for (auto customers = view.list_customers({}); const CustomerRecord* customer = customers.next();) …
template <class Record>
class Records {
 public:
  explicit Records(std::unique_ptr<Stream<Record>> stream) : stream_(std::move(stream)) {}
  const Record* next() { return stream_->next(); }

 private:
  std::unique_ptr<Stream<Record>> stream_;
};

/// The state of a store at some moment. As long as it stays the same, nothing has changed.
class Version {
 public:
  Version() = default;
  explicit Version(std::string token) : token_(std::move(token)) {}  ///< for stores: whatever tells states apart

  bool operator==(const Version&) const = default;

 private:
  std::string token_;
};

/// A consistent snapshot.
///
/// Of several things that are asked for at once the answers come in the order of the question, one for each; "nothing"
/// is a thing that isn't known, and a relationship or administration of which nothing is recorded is the
/// default-constructed one.
class View {
 public:
  virtual ~View() = default;

  /// Nothing before init.
  virtual std::optional<Account> account() = 0;
  virtual Version version() = 0;
  virtual Summary summary() = 0;

  virtual std::vector<std::optional<Customer>> customers(std::span<const CustomerId> ids) = 0;
  virtual std::vector<std::optional<Partner>> partners(std::span<const PartnerTenantId> ids) = 0;
  virtual std::vector<std::optional<Subscription>> subscriptions(std::span<const SubscriptionId> ids) = 0;
  virtual std::vector<std::optional<SubscriptionBrief>> briefs(std::span<const SubscriptionId> ids) = 0;
  virtual std::vector<Relationship> partnerships(std::span<const PartnerTenantId> partners) = 0;
  virtual std::vector<Relationship> customer_relationships(std::span<const CustomerAndPartner> pairs) = 0;
  virtual std::vector<Administration> administrations(std::span<const CustomerAndPartner> pairs) = 0;
  /// Of a customer or partner that isn't known, what is recorded of the other alone.
  virtual std::vector<CandidateFacts> candidate_facts(std::span<const CustomerAndPartner> pairs) = 0;

  // The same of one thing.
  std::optional<Customer> customer(CustomerId id) { return std::move(customers({&id, 1}).front()); }
  std::optional<Partner> partner(PartnerTenantId id) { return std::move(partners({&id, 1}).front()); }
  std::optional<Subscription> subscription(SubscriptionId id) { return std::move(subscriptions({&id, 1}).front()); }
  std::optional<SubscriptionBrief> brief(SubscriptionId id) { return std::move(briefs({&id, 1}).front()); }
  Relationship partnership(PartnerTenantId id) { return std::move(partnerships({&id, 1}).front()); }
  Relationship customer_relationship(CustomerId customer, PartnerTenantId partner) {
    const CustomerAndPartner pair{customer, partner};
    return std::move(customer_relationships({&pair, 1}).front());
  }
  Administration administration(CustomerId customer, PartnerTenantId partner) {
    const CustomerAndPartner pair{customer, partner};
    return std::move(administrations({&pair, 1}).front());
  }
  CandidateFacts candidate_facts(CustomerId customer, PartnerTenantId partner) {
    const CustomerAndPartner pair{customer, partner};
    return std::move(candidate_facts({&pair, 1}).front());
  }

  virtual std::vector<Customer> find_customers(const Lookup& lookup, std::size_t most) = 0;
  virtual std::vector<Partner> find_partners(const Lookup& lookup, std::size_t most) = 0;
  /// By name: the friendly name or the offer's; `customer` narrows. By a name's beginning only a customer's are found:
  /// of all there are too many that begin so.
  virtual std::vector<Subscription> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer,
                                                       std::size_t most) = 0;

  /// In the order of their ids.
  virtual Records<CustomerRecord> list_customers(const CustomerSelection& selection) = 0;
  virtual Records<SubscriptionRecord> list_subscriptions(const SubscriptionSelection& selection) = 0;
  /// The provider and every other partner, as candidates for one subscription, in the order of their ids; none for a
  /// subscription that isn't known.
  virtual Records<CandidateRecord> list_candidates(SubscriptionId subscription) = 0;
  /// By kind, customer and partner.
  virtual Records<RelationshipRecord> list_relationships(const RelationshipSelection& selection) = 0;
  /// Every partner but the account's, in the order of their ids.
  virtual Records<PartnershipRecord> list_partners() = 0;
  /// Newest first.
  virtual Records<ChangeRecord> list_changes(const ChangeSelection& selection) = 0;

  enum class NameOf { customer, domain, partner, offer, friendly_name };
  /// Each name once, for suggesting one that was meant; of very many not all.
  virtual Records<std::string> list_names(NameOf what) = 0;
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

struct PartnershipChange {
  PartnerTenantId partner;
  Relationship relationship;
};

struct CustomerRelationshipChange {
  CustomerAndPartner pair;
  Relationship relationship;
};

struct AdministrationChange {
  CustomerAndPartner pair;
  Administration administration;
};

struct SupportProfileChange {
  PartnerTenantId partner;
  SupportProfile profile;
};

/// A new contact. Nothing, or the provider, goes back to the default. With the contact it is kept who designated it:
/// the run, or `elsewhere` where the run only reports it. Of a contact that stands already, what `elsewhere` knows of
/// that is recorded.
struct ContactChange {
  SubscriptionId subscription;
  std::optional<PartnerTenantId> partner = {};
  std::optional<Designator> elsewhere = {};
};

/// Something that was said of a thing: `key` identifies the thing, `content` is a hash of all that was said.
struct Statement {
  std::string key;
  std::uint64_t content = 0;
};

enum class Mention { first, same, different };

/// All that a change refers to is known: a partner, a customer or a subscription that isn't is the caller's mistake
/// (std::logic_error). A value equal to the recorded one is `unchanged`: nothing is written, no journal entry either.
/// Of several changes at once the later ones see the earlier ones.
class Transaction : public View {
 public:
  /// The account; its partner is stored with the role `provider`. One that is recorded already has the same tenant id.
  virtual Upsert save_account(const Account& account) = 0;
  /// The role `provider` is the account's alone: its partner keeps it, another is recorded as `other`.
  virtual std::vector<Upsert> save_partners(std::span<const Partner> partners) = 0;
  virtual std::vector<Upsert> save_customers(std::span<const Customer> customers) = 0;
  virtual std::vector<Upsert> save_subscriptions(std::span<const Subscription> subscriptions) = 0;

  virtual std::vector<Upsert> set_support_profiles(std::span<const SupportProfileChange> changes) = 0;
  virtual std::vector<Upsert> set_partnerships(std::span<const PartnershipChange> changes) = 0;
  virtual std::vector<Upsert> set_customer_relationships(std::span<const CustomerRelationshipChange> changes) = 0;
  virtual std::vector<Upsert> set_administrations(std::span<const AdministrationChange> changes) = 0;
  virtual std::vector<Upsert> set_support_contacts(std::span<const ContactChange> changes) = 0;

  // The same of one thing.
  Upsert save_partner(const Partner& partner) { return save_partners({&partner, 1}).front(); }
  Upsert save_customer(const Customer& customer) { return save_customers({&customer, 1}).front(); }
  Upsert save_subscription(const Subscription& subscription) { return save_subscriptions({&subscription, 1}).front(); }
  Upsert set_support_profile(const SupportProfileChange& change) { return set_support_profiles({&change, 1}).front(); }
  Upsert set_partnership(const PartnershipChange& change) { return set_partnerships({&change, 1}).front(); }
  Upsert set_customer_relationship(const CustomerRelationshipChange& change) {
    return set_customer_relationships({&change, 1}).front();
  }
  Upsert set_administration(const AdministrationChange& change) { return set_administrations({&change, 1}).front(); }
  Upsert set_support_contact(const ContactChange& change) { return set_support_contacts({&change, 1}).front(); }

  /// Empties the store: account and journal, everything. What is recorded afterwards is recorded as in a new one, its
  /// numbers among it.
  virtual void clear() = 0;

  /// Whether each thing was already mentioned in this transaction, and with the same content. Takes no memory that
  /// grows.
  virtual std::vector<Mention> mention(std::span<const Statement> statements) = 0;

  /// The one journal entry of a summarised run; nothing where the run changed nothing. Changes without it are the
  /// caller's mistake.
  virtual void summarise(ChangeKind kind, std::string_view text) = 0;
};

// ---------------------------------------------------------------- opening and failing

/// What a store fails with. It is told to people in one place, failure_text.hpp.
class Failure : public std::exception {
 public:
  enum class Kind {
    not_found,       ///< there is no store
    no_account,      ///< or one that init hasn't been run for
    is_folder,       ///< what is there is a folder
    is_no_file,      ///< or something else that isn't a regular file
    is_no_database,  ///< or a file of another kind
    is_foreign,      ///< or a database of another program
    newer,           ///< of a newer version of this program; `reason` is its format, `detail` the newest that is known
    older,           ///< of an older one, and it is only to be read
    damaged,
    inaccessible,         ///< it can't be reached
    not_opened,           ///< it can be reached, and not be opened
    unreadable,           ///< the user may not read it
    unwritable,           ///< the user may not write it
    folder_closed,        ///< the user may not write its folder, which is `detail`
    not_created,          ///< `detail` is the file or folder that couldn't be
    busy,                 ///< another wrote for longer than was waited
    full,                 ///< nothing was written since there is no room
    write_failed,         ///< nothing was written since the disk failed at that
    io_failed,            ///< the same at something else
    interrupted,          ///< the user stopped it
    without_maintenance,  ///< this kind of store can't be backed up, restored or checked
    failed,               ///< anything else
  };

  Failure(Kind its_kind, std::string its_store, std::string its_reason = {}, std::string its_detail = {})
      : kind(its_kind), store(std::move(its_store)), reason(std::move(its_reason)), detail(std::move(its_detail)) {}

  const char* what() const noexcept override { return reason.c_str(); }

  Kind kind;
  std::string store;   ///< as a person is told of it
  std::string reason;  ///< what the database or the system said; may be empty
  std::string detail;  ///< a second value, where a kind has one
};

/// An open store.
class Store {
 public:
  virtual ~Store() = default;

  Result<void> read(const std::function<Result<void>(View&)>& body);

  /// Commits when the body succeeds, unless the run is dry; else nothing has happened. Answers the
  /// run's id where something was written.
  Result<std::optional<std::int64_t>> write(const Run& run, const std::function<Result<void>(Transaction&)>& body);

 protected:
  // What read() and write() do, failing with Failure.
  virtual Result<void> read_snapshot(const std::function<Result<void>(View&)>& body) = 0;
  virtual Result<std::optional<std::int64_t>> write_transaction(
      const Run& run, const std::function<Result<void>(Transaction&)>& body) = 0;
};

enum class OpenMode {
  read,    ///< never creates, never writes
  write,   ///< never creates
  create,  ///< creates folder and file where they are missing
};

}  // namespace pcadmin::store
