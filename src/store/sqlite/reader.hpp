// What a View answers, read from SQLite. The functions are those of View, said there; these throw
// SQLite::Exception, which Guard turns into an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// What facts() has to know of a subscription.
struct Subject {
  SubscriptionId subscription;
  std::int64_t customer = 0;
  std::string status;
  bool new_commerce = false;
  Channel channel = Channel::csp;
};

class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}

  Result<std::optional<Account>> account();

  Result<std::vector<Customer>> find_customers(const Lookup& lookup, std::size_t most);
  Result<std::vector<Partner>> find_partners(const Lookup& lookup, std::size_t most);
  Result<std::vector<Subscription>> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer,
                                                       std::size_t most);

  Result<std::optional<Customer>> customer(CustomerId id);
  Result<std::optional<Partner>> partner(PartnerTenantId id);
  Result<std::optional<Subscription>> subscription(SubscriptionId id);

  Result<Relationship> partnership(PartnerTenantId partner);
  Result<Relationship> customer_relationship(CustomerId customer, PartnerTenantId partner);
  Result<Administration> administration(CustomerId customer, PartnerTenantId partner);
  Result<std::optional<PartnerTenantId>> support_contact(SubscriptionId subscription);
  Result<bool> read_brief(SubscriptionId subscription, SubscriptionBrief& brief);
  Result<EligibilityFacts> facts(SubscriptionId subscription, PartnerTenantId candidate);

  Result<void> customers(const CustomerSelection& selection, const Visitor<CustomerRecord>& visit);
  Result<void> subscriptions(const SubscriptionSelection& selection, const Visitor<SubscriptionRecord>& visit);
  Result<void> candidates(SubscriptionId subscription, const Visitor<CandidateRecord>& visit);
  Result<void> relationships(const RelationshipSelection& selection, const Visitor<RelationshipRecord>& visit);
  Result<void> partners(const Visitor<PartnershipRecord>& visit);
  Result<void> changes(const ChangeSelection& selection, const Visitor<ChangeRecord>& visit);
  Result<std::int64_t> newest_change();
  Result<Summary> summary();
  Result<void> names(View::NameOf what, const Visitor<std::string_view>& visit);

 protected:
  Connection& connection() { return connection_; }

  /// The row of the account's partner; nothing before init.
  std::optional<std::int64_t> provider_row();
  std::optional<std::int64_t> customer_row(CustomerId id);
  std::optional<std::int64_t> partner_row(PartnerTenantId id);
  std::optional<std::int64_t> subscription_row(SubscriptionId id);

  Relationship partnership_of(std::int64_t partner);
  Relationship relationship_of(std::int64_t customer, std::int64_t partner);
  Administration administration_of(std::int64_t customer, std::int64_t partner);

  /// What facts() has to know of a candidate, and a writer of a contact.
  struct Contact {
    std::int64_t row = 0;
    PartnerRole role = PartnerRole::other;
    Relationship partnership;
  };
  /// Null where the partner isn't known. Valid until the next question.
  const Contact* contact(PartnerTenantId id);

  /// What was kept of partners and the account, or of the last subscription, no longer holds.
  void forget_partners();
  void forget_subscription() { subject_.reset(); }
  void forget_all();

  static Error unknown_customer(CustomerId id);
  static Error unknown_partner(PartnerTenantId id);
  static Error unknown_subscription(SubscriptionId id);

 private:
  struct Offer {
    std::string name;
    bool new_commerce = false;
  };

  /// Valid until the next question.
  const Offer& offer(std::int64_t row);
  /// The facts about a subscription alone; answers its customer's row.
  std::optional<std::int64_t> read_subject(SubscriptionId subscription, EligibilityFacts& facts);
  /// The contact of a row of subscriptions(), with its partnership.
  void read_contact(std::int64_t partner, SubscriptionRecord& record);
  Visit visit_partnerships(const RelationshipSelection& selection, const Visitor<RelationshipRecord>& visit);
  void visit_customer_relationships(const RelationshipSelection& selection, const Visitor<RelationshipRecord>& visit);

  Connection& connection_;

  // Contacts are asked for by the million, and one question hardly differs from the next. A reader sees one
  // snapshot, so what it keeps of few things stays true, until a writer changes them itself.
  std::unordered_map<PartnerTenantId, Contact> contacts_;
  std::unordered_map<std::int64_t, Offer> offers_;
  std::optional<std::int64_t> provider_;
  std::optional<Subject> subject_;  // of the subscription that was asked for last
};

}  // namespace pcadmin::store::sqlite
