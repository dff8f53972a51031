// The store as plain maps: what a store must answer, without what makes it one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace pcadmin::store::test {

class Model {
 public:
  using Pair = std::pair<CustomerId, PartnerTenantId>;

  // Each answers what Transaction does; nothing where that fails.
  std::optional<Upsert> save_account(const Account& account);
  std::optional<Upsert> save_partner(Partner partner);
  std::optional<Upsert> save_customer(const Customer& customer);
  std::optional<Upsert> save_subscription(const Subscription& subscription);
  std::optional<Upsert> set_support_profile(PartnerTenantId partner, const SupportProfile& profile);
  std::optional<Upsert> set_partnership(PartnerTenantId partner, const Relationship& relationship);
  std::optional<Upsert> set_customer_relationship(CustomerId customer, PartnerTenantId partner,
                                                  const Relationship& relationship);
  std::optional<Upsert> set_administration(CustomerId customer, PartnerTenantId partner,
                                           const Administration& administration);
  std::optional<Upsert> set_support_contact(SubscriptionId subscription, std::optional<PartnerTenantId> partner,
                                            const std::optional<Designator>& elsewhere, const Run& run);

  const std::optional<Account>& account() const { return account_; }
  std::optional<PartnerTenantId> support_contact(SubscriptionId subscription) const;
  SubscriptionBrief brief(SubscriptionId subscription) const;
  EligibilityFacts facts(const Subscription& subscription, const Partner& candidate) const;

  std::vector<CustomerRecord> customers() const;
  std::vector<SubscriptionRecord> subscriptions(const SubscriptionSelection& selection) const;
  std::vector<CandidateRecord> candidates(SubscriptionId subscription) const;
  std::vector<RelationshipRecord> relationships(const RelationshipSelection& selection) const;
  std::vector<PartnershipRecord> partners() const;

  std::vector<Customer> find_customers(const Lookup& lookup) const;
  std::vector<Partner> find_partners(const Lookup& lookup) const;
  std::vector<Subscription> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer) const;

  const std::map<SubscriptionId, Subscription>& all_subscriptions() const { return subscriptions_; }
  const std::map<PartnerTenantId, Partner>& all_partners() const { return partners_; }

  std::size_t changes = 0;  ///< entries in the journal

 private:
  struct Designation {
    PartnerTenantId partner;
    std::optional<Instant> at;
    std::string by;
  };

  Relationship partnership(PartnerTenantId partner) const;
  Relationship relationship(CustomerId customer, PartnerTenantId partner) const;
  Administration administration(CustomerId customer, PartnerTenantId partner) const;

  std::optional<Account> account_;
  std::map<PartnerTenantId, Partner> partners_;
  std::map<CustomerId, Customer> customers_;
  std::map<SubscriptionId, Subscription> subscriptions_;
  std::map<SubscriptionId, Designation> designations_;
  std::map<PartnerTenantId, Relationship> partnerships_;
  std::map<Pair, Relationship> relationships_;
  std::map<Pair, Administration> administrations_;
};

}  // namespace pcadmin::store::test
