// A View or Transaction whose questions a Reader answers, each under a Guard.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "store/sqlite/failure.hpp"
#include "store/sqlite/reader.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

template <class Interface>
class Guarded : public Interface {
 public:
  Guarded(Reader& reader, Guard& guard) : reader_(reader), guard_(guard) {}

  Result<std::optional<Account>> account() override {
    return guard_([&] { return reader_.account(); });
  }
  Result<std::vector<Customer>> find_customers(const Lookup& lookup, std::size_t most) override {
    return guard_([&] { return reader_.find_customers(lookup, most); });
  }
  Result<std::vector<Partner>> find_partners(const Lookup& lookup, std::size_t most) override {
    return guard_([&] { return reader_.find_partners(lookup, most); });
  }
  Result<std::vector<Subscription>> find_subscriptions(const Lookup& lookup, const std::optional<CustomerId>& customer,
                                                       std::size_t most) override {
    return guard_([&] { return reader_.find_subscriptions(lookup, customer, most); });
  }

  Result<std::optional<Customer>> customer(CustomerId id) override {
    return guard_([&] { return reader_.customer(id); });
  }
  Result<std::optional<Partner>> partner(PartnerTenantId id) override {
    return guard_([&] { return reader_.partner(id); });
  }
  Result<std::optional<Subscription>> subscription(SubscriptionId id) override {
    return guard_([&] { return reader_.subscription(id); });
  }

  Result<Relationship> partnership(PartnerTenantId partner) override {
    return guard_([&] { return reader_.partnership(partner); });
  }
  Result<Relationship> customer_relationship(CustomerId customer, PartnerTenantId partner) override {
    return guard_([&] { return reader_.customer_relationship(customer, partner); });
  }
  Result<Administration> administration(CustomerId customer, PartnerTenantId partner) override {
    return guard_([&] { return reader_.administration(customer, partner); });
  }
  Result<std::optional<PartnerTenantId>> support_contact(SubscriptionId subscription) override {
    return guard_([&] { return reader_.support_contact(subscription); });
  }
  Result<bool> read_brief(SubscriptionId subscription, SubscriptionBrief& brief) override {
    return guard_([&] { return reader_.read_brief(subscription, brief); });
  }
  Result<EligibilityFacts> facts(SubscriptionId subscription, PartnerTenantId candidate) override {
    return guard_([&] { return reader_.facts(subscription, candidate); });
  }

  Result<void> customers(const CustomerSelection& selection, const Visitor<CustomerRecord>& visit) override {
    return guard_([&] { return reader_.customers(selection, visit); });
  }
  Result<void> subscriptions(const SubscriptionSelection& selection,
                             const Visitor<SubscriptionRecord>& visit) override {
    return guard_([&] { return reader_.subscriptions(selection, visit); });
  }
  Result<void> candidates(SubscriptionId subscription, const Visitor<CandidateRecord>& visit) override {
    return guard_([&] { return reader_.candidates(subscription, visit); });
  }
  Result<void> relationships(const RelationshipSelection& selection,
                             const Visitor<RelationshipRecord>& visit) override {
    return guard_([&] { return reader_.relationships(selection, visit); });
  }
  Result<void> partners(const Visitor<PartnershipRecord>& visit) override {
    return guard_([&] { return reader_.partners(visit); });
  }
  Result<void> changes(const ChangeSelection& selection, const Visitor<ChangeRecord>& visit) override {
    return guard_([&] { return reader_.changes(selection, visit); });
  }
  Result<std::int64_t> newest_change() override {
    return guard_([&] { return reader_.newest_change(); });
  }
  Result<Summary> summary() override {
    return guard_([&] { return reader_.summary(); });
  }
  Result<void> names(View::NameOf what, const Visitor<std::string_view>& visit) override {
    return guard_([&] { return reader_.names(what, visit); });
  }

 protected:
  Guard& guard() { return guard_; }

 private:
  Reader& reader_;
  Guard& guard_;
};

}  // namespace pcadmin::store::sqlite
