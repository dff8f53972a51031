// What a Transaction writes into SQLite, each change with its journal entry. The functions are those of
// Transaction, said there; these throw SQLite::Exception, which Guard turns into an error.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/sqlite/journal.hpp"
#include "store/sqlite/reader.hpp"

namespace pcadmin::store::sqlite {

class Writer : public Reader {
 public:
  Writer(Connection& connection, Journal& journal) : Reader(connection), journal_(journal) {}

  Result<Upsert> save_account(const Account& account);
  Result<Upsert> save_partner(const Partner& partner);
  Result<Upsert> save_customer(const Customer& customer);
  Result<Upsert> save_subscription(const Subscription& subscription);

  Result<Upsert> set_support_profile(PartnerTenantId partner, const SupportProfile& profile);
  Result<Upsert> set_partnership(PartnerTenantId partner, const Relationship& relationship);
  Result<Upsert> set_customer_relationship(CustomerId customer, PartnerTenantId partner,
                                           const Relationship& relationship);
  Result<Upsert> set_administration(CustomerId customer, PartnerTenantId partner, const Administration& administration);
  Result<Upsert> set_support_contact(SubscriptionId subscription, const std::optional<PartnerTenantId>& partner,
                                     const std::optional<Designator>& elsewhere);

  Result<void> clear();

  Result<Mention> mention(std::string_view key, std::uint64_t content);
  Result<void> summarise(ChangeKind kind, std::string_view text);

 private:
  /// A subscription's rows, its designated contact, and the partner that is wanted as such.
  struct Designation {
    std::int64_t subscription_row = 0;
    std::int64_t customer_row = 0;
    std::optional<std::int64_t> partner_row;
    std::optional<PartnerTenantId> partner;
    Designator designator;
  };

  std::optional<Designation> read_designation(SubscriptionId subscription);
  /// Inserts a partner, or changes the one of that row; answers its row.
  std::int64_t write_partner(const std::optional<std::int64_t>& row, const Partner& partner);
  std::int64_t offer_row(const Subscription& subscription);

  Journal& journal_;
  bool mentions_ready_ = false;
};

}  // namespace pcadmin::store::sqlite
