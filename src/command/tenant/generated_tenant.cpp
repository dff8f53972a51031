#include "command/tenant/generated_tenant.hpp"

#include <string>

#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using exchange::Kind;
using store::Upsert;

/// Who the journal of nobody says assigned the contacts.
constexpr const char* assigned_by = "seed-tenant";

class Recording {
 public:
  Recording(const seed::Tenant& tenant, store::Transaction& transaction, cli::Services& services,
            const std::function<void(Kind, Upsert)>& recorded)
      : tenant_(tenant), transaction_(transaction), services_(services), recorded_(recorded) {}

  Result<void> partner(std::uint64_t number) {
    const seed::SeededPartner made = tenant_.partner(number);
    const auto saved = transaction_.save_partner(made.partner);
    if (!saved) return saved.error();
    return tell(Kind::partnerships, *saved, transaction_.set_partnership(made.partner.tenant_id, made.partnership));
  }

  Result<void> customer(std::uint64_t number, PartnerTenantId account) {
    const seed::SeededCustomer made = tenant_.customer(number);
    const CustomerId id = made.customer.id;
    const auto saved = transaction_.save_customer(made.customer);
    if (!saved) return saved.error();
    const auto related = transaction_.set_customer_relationship(id, account, made.account_relationship);
    if (!related) return related.error();
    const Upsert so_far = *saved == Upsert::unchanged ? *related : *saved;
    auto told =
        tell(Kind::customers, so_far, transaction_.set_administration(id, account, made.account_administration));
    if (!told) return told;
    for (const seed::SeededLink& link : tenant_.links(number)) {
      if (auto recorded = this->link(id, link); !recorded) return recorded;
    }
    return {};
  }

  Result<void> subscription(std::uint64_t number) {
    const seed::SeededSubscription made = tenant_.subscription(number);
    const auto saved = transaction_.save_subscription(made.subscription);
    if (!saved) return saved.error();
    recorded_(Kind::subscriptions, *saved);
    std::optional<PartnerTenantId> contact;
    if (made.contact) contact = tenant_.partner_id(*made.contact);
    const auto set = transaction_.set_support_contact(made.subscription.id, contact,
                                                      store::Designator{made.assigned_at, assigned_by});
    if (!set) return set.error();
    if (contact || *set != Upsert::unchanged) recorded_(Kind::contacts, *set);
    return {};
  }

  Result<void> each(std::uint64_t count, const std::function<Result<void>(std::uint64_t)>& record) {
    cli::Step step(services_.progress, text::tr("Recording the tenant"), count);
    for (std::uint64_t number = 0; number < count; ++number) {
      if (services_.interrupted()) {
        return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was written."));
      }
      if (auto done = record(number); !done) return done;
      step.advance();
    }
    return {};
  }

 private:
  Result<void> link(CustomerId customer, const seed::SeededLink& link) {
    const PartnerTenantId partner = tenant_.partner_id(link.reseller);
    const auto related = transaction_.set_customer_relationship(customer, partner, link.relationship);
    if (!related) return related.error();
    const auto granted = transaction_.set_administration(customer, partner, link.administration);
    // A reseller that the customer only knows of has nothing that is recorded.
    const bool is_nothing = link.relationship == Relationship{} && link.administration == Administration{};
    if (is_nothing && *related == Upsert::unchanged && granted && *granted == Upsert::unchanged) return {};
    return tell(Kind::customer_relationships, *related, granted);
  }

  /// One thing that is recorded in two places.
  Result<void> tell(Kind kind, Upsert first, const Result<Upsert>& second) {
    if (!second) return second.error();
    recorded_(kind, first == Upsert::unchanged ? *second : first);
    return {};
  }

  const seed::Tenant& tenant_;
  store::Transaction& transaction_;
  cli::Services& services_;
  const std::function<void(Kind, Upsert)>& recorded_;
};

}  // namespace

Result<void> record_generated(const seed::Tenant& tenant, const seed::Plan& plan, store::Transaction& transaction,
                              cli::Services& services, const std::function<void(Kind, Upsert)>& recorded) {
  const auto account = transaction.account();
  if (!account) return account.error();
  const PartnerTenantId account_id = account->value_or(seed::Tenant::account()).partner.tenant_id;
  Recording recording(tenant, transaction, services, recorded);
  auto done = recording.each(tenant.partners(), [&](std::uint64_t number) { return recording.partner(number); });
  if (!done) return done;
  done = recording.each(plan.customers, [&](std::uint64_t number) { return recording.customer(number, account_id); });
  if (!done) return done;
  return recording.each(tenant.subscriptions(), [&](std::uint64_t number) { return recording.subscription(number); });
}

}  // namespace pcadmin::command
