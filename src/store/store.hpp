// The store: what the program knows of one provider's partners, customers, subscriptions and support
// contacts, and the journal of how it came to know it.
//
// Everything is a domain value; no SQL, row number or database clock crosses this border, ids and
// instants are passed in, so that another database can stand behind it. Reads see one consistent
// snapshot. All writes of one command are one transaction, and each writes its journal entry itself,
// so that a change can't be made without one. The body of a transaction may be run again: what it leaves outside must
// be what its last run left. tests/store/contract holds every store to what stands here.
//
//     auto written = store.write(run, [&](Transaction& tx) -> Result<void> {
//       tx.set_support_contacts(std::vector<ContactChange>{{subscription, reseller}});
//       return {};
//     });
//
// A store is asked in sets: what is wanted of a thousand things costs a statement or a few, not a thousand. Inside of a
// body its functions answer plain values; a store that fails throws Failure (failure.hpp), which read() and write()
// turn into an Error. What a body answers as an error is its own: nothing is written then.
#pragma once

#include <cstddef>
#include <cstdint>
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
#include "store/records.hpp"

namespace pcadmin::store {

// ---------------------------------------------------------------- what can be asked

/// What names are found and ordered by: folded as text::fold does (Unicode's full case folding of the composed form),
/// compared by bytes. Every store computes it by this function, none by its database.
std::string name_key(std::string_view name);

/// How a thing is looked up. Names and domains compare by their name_key. A thing whose name is empty is found by no
/// name, and by no beginning or part of one. What is found comes in the order of ids; customers and partners that are
/// found by a beginning or a part come in the order of the keys that have it, then of ids. By what a kind of thing
/// doesn't have, such as a customer's MPN id, nothing is found.
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
    // A text in these, for who looks for a thing: takes as long as there are names. Subscriptions aren't found so.
    domain_part,
    name_part,
  };
  By by = By::id;
  std::string text;  ///< of an id its usual form; of its prefix hexadecimal digits in any case, hyphens allowed
};

// What to stream: what fits all the members that are set.

struct SubscriptionSelection {
  std::optional<SubscriptionId> subscription = {};
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> designated = {};  ///< only those with this designated contact
  // Where there are any, only these; some hundred at once.
  std::vector<SubscriptionId> subscriptions = {};
  std::vector<CustomerId> customers = {};
};

struct CustomerSelection {
  std::optional<CustomerId> customer = {};
  bool counts_subscriptions = false;       ///< fills subscription_count, which takes as long again
  std::vector<CustomerId> customers = {};  ///< where there are any, only these; some hundred at once
};

struct RelationshipSelection {
  std::optional<RelationshipKind> kind = {};
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> partner = {};
  std::vector<CustomerId> customers = {};  ///< where there are any, only of these; some hundred at once
};

struct ChangeSelection {
  std::optional<SubscriptionId> subscription = {};
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> partner = {};  ///< also where it is the support contact that was replaced
  std::optional<std::int64_t> run_id = {};
  std::optional<std::string> actor = {};
  std::optional<Instant> since = {};        ///< this instant and later
  std::optional<Instant> until = {};        ///< this instant and earlier
  std::optional<std::int64_t> before = {};  ///< only changes with lower numbers: the next page
  /// Instead of the journal's entries what the reversible run changed of things that were there before it: the texts
  /// are replaced_texts(), the numbers count from 1 in the order in which the changes were made.
  bool of_reversible_run = false;
  /// Only entries made after the reversible run that are about a partner, customer or subscription which it created.
  bool about_created = false;
};

/// Where records come from, one after the other. It lives no longer than the snapshot or transaction it was asked of,
/// and until it goes away nothing may be written (std::logic_error).
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
/// Of several things that are asked for at once the answers come in the order of the question, one for each, also where
/// one is asked for twice. A thing that isn't known is answered by nothing, a relationship or administration of which
/// nothing is recorded by the default-constructed one.
class View {
 public:
  virtual ~View() = default;

  /// Nothing before init.
  virtual std::optional<Account> account() = 0;
  virtual Version version() = 0;
  virtual Summary summary() = 0;
  /// The newest summarised run, if it was reversible.
  virtual std::optional<ReversibleRun> reversible_run() = 0;

  virtual std::vector<std::optional<Customer>> customers(std::span<const CustomerId> ids) = 0;
  virtual std::vector<std::optional<Partner>> partners(std::span<const PartnerTenantId> ids) = 0;
  virtual std::vector<std::optional<Subscription>> subscriptions(std::span<const SubscriptionId> ids) = 0;
  virtual std::vector<std::optional<SubscriptionBrief>> briefs(std::span<const SubscriptionId> ids) = 0;
  virtual std::vector<Relationship> partnerships(std::span<const PartnerTenantId> partners) = 0;
  virtual std::vector<Relationship> customer_relationships(std::span<const CustomerAndPartner> pairs) = 0;
  virtual std::vector<Administration> administrations(std::span<const CustomerAndPartner> pairs) = 0;
  /// The partner's role, `other` where it isn't known; its partnership, never one of the provider's; what lies between
  /// the two; and the account's relationship with the customer.
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
  /// By name: the friendly name or the offer's; `customer` narrows. By a name's beginning nothing is found without a
  /// `customer`: of all there are too many that begin so.
  virtual std::vector<Subscription> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer,
                                                       std::size_t most) = 0;

  // In the order of their ids.

  virtual Records<CustomerRecord> list_customers(const CustomerSelection& selection) = 0;
  virtual Records<SubscriptionRecord> list_subscriptions(const SubscriptionSelection& selection) = 0;
  /// The provider and every other partner, as candidates for one subscription; none for a subscription that isn't
  /// known.
  virtual Records<CandidateRecord> list_candidates(SubscriptionId subscription) = 0;
  /// Every partner but the account's.
  virtual Records<PartnershipRecord> list_partners() = 0;

  /// Of which a relationship or administration is recorded; partnerships first, then by customer and partner.
  /// `customer` and `customers` leave no partnership.
  virtual Records<RelationshipRecord> list_relationships(const RelationshipSelection& selection) = 0;
  /// The greatest number first.
  virtual Records<ChangeRecord> list_changes(const ChangeSelection& selection) = 0;

  enum class NameOf { customer, domain, partner, offer, friendly_name };
  /// Names for suggesting one that was meant, each once, none empty, in any order. Offers' are those of subscriptions.
  /// Of very many a store may leave some out.
  virtual Records<std::string> list_names(NameOf what) = 0;
};

// ---------------------------------------------------------------- writing

/// Who changes what, for the journal. A run that changes nothing leaves no trace, and gets no number.
struct Run {
  Instant at;
  std::string actor;
  std::string command;  ///< the subcommand, e.g. "assign-support-contact"
  std::string reason;   ///< as the user gave it; may be empty
  /// Instead of an entry for each change, the run writes the one given to Transaction::summarise.
  bool summarised = false;
  /// What takes a summarised run back is kept until the next summarised run: what it changed of things that were there,
  /// and what it created. See View::reversible_run().
  bool reversible = false;
  /// Everything is done, then rolled back; no run is answered.
  bool dry_run = false;
};

/// What became of a change. `created`: of the thing nothing was recorded before, or the contact was the default.
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

/// A new contact. Nothing, or the provider, goes back to the default. With the contact it is recorded who designated
/// it: the run, or `elsewhere` where the run only reports what others did. Where the contact stands already, nothing
/// changes unless `elsewhere` says more, or other, of who designated it than is recorded.
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
/// (std::logic_error). A value equal to the recorded one is `unchanged`: nothing is written, no journal entry either;
/// one equal to "nothing recorded" takes away what is. Of several changes at once the later ones see the earlier ones,
/// each has its answer and its journal entry, in their order.
class Transaction : public View {
 public:
  /// The account; its partner is stored with the role `provider`. Another than the one that is recorded, by its tenant
  /// id, is the caller's mistake.
  virtual Upsert save_account(const Account& account) = 0;
  /// With the role that role_to_save() says.
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

  /// Empties the store: account and journal, everything. What is recorded afterwards is recorded as in a new one: the
  /// journal's numbers begin at 1 again, also those of this run. Its version() is none that it had before.
  virtual void clear() = 0;

  /// Removes the partners, customers and subscriptions that the reversible run created, with their contacts and all
  /// that lies between them. That an entry of the journal is about one of them, or something else refers to it, is the
  /// caller's mistake.
  virtual void remove_created() = 0;

  /// Whether each thing was already mentioned in this transaction, and with the same content as at first; what is
  /// mentioned twice in one call was mentioned. Memory doesn't grow with what is mentioned.
  virtual std::vector<Mention> mention(std::span<const Statement> statements) = 0;

  /// The one journal entry of a summarised run, as its `after`; nothing where the run changed nothing. A summarised run
  /// with changes and without a summary is the caller's mistake.
  virtual void summarise(ChangeKind kind, std::string_view text) = 0;
};

// ---------------------------------------------------------------- the store

/// An open store.
class Store {
 public:
  virtual ~Store() = default;

  Result<void> read(const std::function<Result<void>(View&)>& body);

  /// Commits when the body succeeds, unless the run is dry; else nothing has happened. Answers the
  /// run's id where something was written.
  Result<std::optional<std::int64_t>> write(const Run& run, const std::function<Result<void>(Transaction&)>& body);

  /// Calls `told` with each run that write() commits from now on.
  void tell_committed_runs(std::function<void(std::int64_t run_id)> told) { told_ = std::move(told); }

 protected:
  // What read() and write() do, failing with Failure.
  virtual Result<void> read_or_throw(const std::function<Result<void>(View&)>& body) = 0;
  virtual Result<std::optional<std::int64_t>> write_or_throw(const Run& run,
                                                             const std::function<Result<void>(Transaction&)>& body) = 0;

 private:
  std::function<void(std::int64_t)> told_;
};

enum class OpenMode {
  read,    ///< never creates, changes nothing, and leaves nothing beside the store
  write,   ///< never creates
  create,  ///< creates folder and file where they are missing
};

}  // namespace pcadmin::store
