#include "command/tenant/generated_tenant.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using exchange::Kind;
using store::Upsert;

/// Who is recorded as having assigned the contacts: no run did.
constexpr const char* assigned_by = "seed-tenant";

/// One thing that is recorded in two places.
Upsert together(Upsert first, Upsert second) {
  return first == Upsert::unchanged ? second : first;
}

/// A span of things of the tenant, each sort of them saved at once.
class GeneratedSpan {
 public:
  GeneratedSpan(const seed::Tenant& tenant, PartnerTenantId account) : tenant_(tenant), account_(account) {}

  void add_partner(std::uint64_t number) {
    seed::SeededPartner made = tenant_.partner(number);
    partnerships_.push_back({made.partner.tenant_id, std::move(made.partnership)});
    partners_.push_back(std::move(made.partner));
  }

  void add_customer(std::uint64_t number) {
    seed::SeededCustomer made = tenant_.customer(number);
    const CustomerId id = made.customer.id;
    customers_.push_back(std::move(made.customer));
    add_pair({id, account_}, std::move(made.account_relationship), std::move(made.account_administration));
    for (seed::SeededLink& link : tenant_.links(number)) {
      add_pair({id, tenant_.partner_id(link.reseller)}, std::move(link.relationship), std::move(link.administration));
    }
  }

  void add_subscription(std::uint64_t number) {
    seed::SeededSubscription made = tenant_.subscription(number);
    std::optional<PartnerTenantId> contact;
    if (made.contact) contact = tenant_.partner_id(*made.contact);
    contacts_.push_back({made.subscription.id, contact, store::Designator{made.assigned_at, assigned_by}});
    subscriptions_.push_back(std::move(made.subscription));
  }

  void save(store::Transaction& transaction, const std::function<void(Kind, Upsert)>& recorded) const {
    const std::vector<Upsert> partners = transaction.save_partners(partners_);
    const std::vector<Upsert> partnerships = transaction.set_partnerships(partnerships_);
    for (std::size_t i = 0; i < partners.size(); ++i)
      recorded(Kind::partnerships, together(partners[i], partnerships[i]));
    save_customers(transaction, recorded);
    const std::vector<Upsert> subscriptions = transaction.save_subscriptions(subscriptions_);
    const std::vector<Upsert> contacts = transaction.set_support_contacts(contacts_);
    for (std::size_t i = 0; i < subscriptions.size(); ++i) {
      recorded(Kind::subscriptions, subscriptions[i]);
      if (contacts_[i].partner || contacts[i] != Upsert::unchanged) recorded(Kind::contacts, contacts[i]);
    }
  }

 private:
  void add_pair(store::CustomerAndPartner pair, Relationship relationship, Administration administration) {
    relationships_.push_back({pair, std::move(relationship)});
    administrations_.push_back({pair, std::move(administration)});
  }

  /// Of each customer the account's pair comes first, then those with its resellers.
  void save_customers(store::Transaction& transaction, const std::function<void(Kind, Upsert)>& recorded) const {
    const std::vector<Upsert> customers = transaction.save_customers(customers_);
    const std::vector<Upsert> related = transaction.set_customer_relationships(relationships_);
    const std::vector<Upsert> granted = transaction.set_administrations(administrations_);
    auto customer = customers.begin();
    for (std::size_t i = 0; i < related.size(); ++i) {
      const Upsert pair = together(related[i], granted[i]);
      if (relationships_[i].pair.partner == account_) {
        recorded(Kind::customers, together(*customer++, pair));
        continue;
      }
      // A reseller that the customer only knows of has nothing that is recorded.
      const bool is_nothing =
          relationships_[i].relationship == Relationship{} && administrations_[i].administration == Administration{};
      if (!is_nothing || pair != Upsert::unchanged) recorded(Kind::customer_relationships, pair);
    }
  }

  const seed::Tenant& tenant_;
  PartnerTenantId account_;
  std::vector<Partner> partners_;
  std::vector<store::PartnershipChange> partnerships_;
  std::vector<Customer> customers_;
  std::vector<store::CustomerRelationshipChange> relationships_;
  std::vector<store::AdministrationChange> administrations_;
  std::vector<Subscription> subscriptions_;
  std::vector<store::ContactChange> contacts_;
};

}  // namespace

Result<void> record_generated(const seed::Tenant& tenant, const seed::Plan& plan, store::Transaction& transaction,
                              cli::Services& services, const std::function<void(Kind, Upsert)>& recorded) {
  const PartnerTenantId account = transaction.account().value_or(seed::Tenant::account()).partner.tenant_id;
  using Add = void (GeneratedSpan::*)(std::uint64_t);
  const std::array<std::pair<Add, std::uint64_t>, 3> sorts{
      {{&GeneratedSpan::add_partner, tenant.partners()},
       {&GeneratedSpan::add_customer, plan.customers},
       {&GeneratedSpan::add_subscription, tenant.subscriptions()}}};
  for (const auto& [add, count] : sorts) {
    cli::Step step(services.progress, text::tr("Recording the tenant"), count);
    for (std::uint64_t number = 0; number < count;) {
      if (services.interrupted()) {
        return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was written."));
      }
      GeneratedSpan span(tenant, account);
      for (const std::uint64_t end = std::min(count, number + span_size); number < end; ++number) {
        (span.*add)(number);
        step.advance();
      }
      span.save(transaction, recorded);
    }
  }
  return {};
}

}  // namespace pcadmin::command
