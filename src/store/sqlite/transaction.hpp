// What a View and a Transaction do in SQLite; their functions are explained in store.hpp. A view is a transaction that
// nothing is written in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/journal.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// What is recorded of a thing, in a row of its own; without one nothing is.
template <class Value>
struct Recorded {
  std::int64_t row = 0;  ///< rows are counted from 1
  Value value = {};
  bool changed = false;  ///< and not yet written

  bool known() const { return row != 0; }
};

/// What a subscription is a subscription to. The texts are the subscription's.
struct RecordedOffer {
  std::string_view id;
  std::string_view name;
  std::string_view product_type;
  std::string_view product_type_name;
  std::string_view unit_type;

  auto operator<=>(const RecordedOffer&) const = default;  // NOLINT(modernize-use-nullptr): a false finding
};

class SqliteTransaction final : public Transaction {
 public:
  /// For reading, in the snapshot that the connection sees.
  explicit SqliteTransaction(SqliteConnection& connection) : SqliteTransaction(connection, Run{}) {}
  SqliteTransaction(SqliteConnection& connection, const Run& run)
      : connection_(connection), journal_(connection, run) {}

  const SqliteJournal& journal() const { return journal_; }

  // One thing, and sets of them: sets.cpp.
  std::optional<Account> account() override;
  Version version() override;
  Summary summary() override;
  std::optional<ReversibleRun> reversible_run() override;
  std::vector<std::optional<Customer>> customers(std::span<const CustomerId> ids) override;
  std::vector<std::optional<Partner>> partners(std::span<const PartnerTenantId> ids) override;
  std::vector<std::optional<Subscription>> subscriptions(std::span<const SubscriptionId> ids) override;
  std::vector<std::optional<SubscriptionBrief>> briefs(std::span<const SubscriptionId> ids) override;
  std::vector<Relationship> partnerships(std::span<const PartnerTenantId> partners) override;
  std::vector<Relationship> customer_relationships(std::span<const CustomerAndPartner> pairs) override;
  std::vector<Administration> administrations(std::span<const CustomerAndPartner> pairs) override;
  std::vector<CandidateFacts> candidate_facts(std::span<const CustomerAndPartner> pairs) override;

  // By what people call them: find.cpp.
  std::vector<Customer> find_customers(const Lookup& lookup, std::size_t most) override;
  std::vector<Partner> find_partners(const Lookup& lookup, std::size_t most) override;
  std::vector<Subscription> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer,
                                               std::size_t most) override;

  // Streams: list.cpp.
  Records<CustomerRecord> list_customers(const CustomerSelection& selection) override;
  Records<SubscriptionRecord> list_subscriptions(const SubscriptionSelection& selection) override;
  Records<CandidateRecord> list_candidates(SubscriptionId subscription) override;
  Records<RelationshipRecord> list_relationships(const RelationshipSelection& selection) override;
  Records<PartnershipRecord> list_partners() override;
  Records<ChangeRecord> list_changes(const ChangeSelection& selection) override;
  Records<std::string> list_names(NameOf what) override;

  // Things: save.cpp.
  Upsert save_account(const Account& account) override;
  std::vector<Upsert> save_partners(std::span<const Partner> partners) override;
  std::vector<Upsert> save_customers(std::span<const Customer> customers) override;
  std::vector<Upsert> save_subscriptions(std::span<const Subscription> subscriptions) override;
  std::vector<Upsert> set_support_profiles(std::span<const SupportProfileChange> changes) override;

  // What lies between them: relate.cpp.
  std::vector<Upsert> set_partnerships(std::span<const PartnershipChange> changes) override;
  std::vector<Upsert> set_customer_relationships(std::span<const CustomerRelationshipChange> changes) override;
  std::vector<Upsert> set_administrations(std::span<const AdministrationChange> changes) override;
  std::vector<Upsert> set_support_contacts(std::span<const ContactChange> changes) override;

  void clear() override;
  void remove_created() override;
  std::vector<Mention> mention(std::span<const Statement> statements) override;
  void summarise(ChangeKind kind, std::string_view text) override;

 private:
  // What is recorded of each of these, in their order.
  std::vector<Recorded<Customer>> recorded_customers(std::span<const CustomerId> ids);
  std::vector<Recorded<Partner>> recorded_partners(std::span<const PartnerTenantId> ids);
  std::vector<Recorded<Subscription>> recorded_subscriptions(std::span<const SubscriptionId> ids);
  /// Their rows alone; 0 for one that isn't known.
  std::vector<std::int64_t> customer_rows(std::span<const CustomerId> ids);

  void write_partners(std::span<const Recorded<Partner>> partners);
  void write_customers(std::span<const Recorded<Customer>> customers);
  /// Both in the order of the subscriptions.
  void write_subscriptions(std::span<const Recorded<Subscription>> subscriptions,
                           std::span<const std::int64_t> customers);
  /// Inserts those that aren't there.
  std::vector<std::int64_t> offer_rows(std::span<const RecordedOffer> offers);

  /// The account's partner; before init the id of nobody.
  PartnerTenantId provider_id();
  Records<RelationshipRecord> list_customer_relationships(const RelationshipSelection& selection);

  /// The row that a table's next thing gets.
  std::int64_t next_row(const std::string& table);
  /// Before anything is written: std::logic_error where a stream is open.
  void check_writable() const;

  SqliteConnection& connection_;
  SqliteJournal journal_;
  bool mentions_ready_ = false;
};

}  // namespace pcadmin::store::sqlite
