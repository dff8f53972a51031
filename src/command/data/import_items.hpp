// What each kind of imported item means to the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/partner.hpp>
#include <pcadmin/removal.hpp>

#include "error/error.hpp"
#include "exchange/import_summary.hpp"
#include "exchange/item.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

class ItemImporter {
 public:
  /// `reseller` is whose delegated administration the data is about; nothing: the account's own.
  ItemImporter(store::Transaction& transaction, const Account& account, std::optional<PartnerTenantId> reseller,
               Instant at, exchange::Faults& faults)
      : transaction_(transaction), account_(account), reseller_(reseller), at_(at), faults_(faults) {}

  /// An id may be given twice in one file, with the same content; in another file it may say something else.
  void next_file() { ++file_; }

  struct Imported {
    exchange::Kind kind;
    store::Upsert upsert;
  };

  /// Records what `record` describes, and answers what became of it. What prevents it is a fault, and nothing
  /// is answered: those of to_item(), DUPLICATE_ID, CUSTOMER_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
  /// SUBSCRIPTION_OF_ANOTHER_CUSTOMER, RESELLER_UNSAID.
  Result<std::optional<Imported>> import(const exchange::Record& record, const exchange::Said& said);

  /// What should be known once it is written: partners that took an MPN id which another one has. That prevents
  /// nothing, since the tenants of one partner may share it.
  std::vector<std::string> notes() const;

 private:
  using Outcome = Result<std::optional<store::Upsert>>;

  Outcome record_once(const exchange::Item& item);
  Outcome apply(const exchange::CustomerItem& item);
  Outcome apply(const exchange::SubscriptionItem& item);
  Outcome apply(const exchange::PartnerRelationshipItem& item);
  Outcome apply(const exchange::ContactItem& item);
  Outcome apply(const exchange::AdminItem& item);

  Outcome partnership(const exchange::PartnerRelationshipItem& item);
  Outcome customer_relationship(const exchange::PartnerRelationshipItem& item, CustomerId customer);
  Result<store::Upsert> save_partner(const exchange::PartnerRelationshipItem& item, PartnerRole role);
  Result<store::Upsert> save_partner(const std::optional<Partner>& known, const Partner& partner);
  void note_shared_mpn_id(const Partner& partner, const Partner& holder);
  AccountStanding account_standing(AccountStanding known, const exchange::CustomerItem& item) const;
  Result<store::Upsert> record_dap(CustomerId customer, PartnerTenantId partner, const exchange::RecordedDap& dap);

  /// Whether the store has it; where not, that is a fault.
  Result<bool> customer_known(CustomerId id);
  bool is_account(PartnerTenantId id) const { return id == account_.partner.tenant_id; }
  Outcome fault(std::string_view code, std::string_view value, std::string message);

  store::Transaction& transaction_;
  const Account& account_;
  std::optional<PartnerTenantId> reseller_;
  Instant at_;
  exchange::Faults& faults_;

  const exchange::Record* record_ = nullptr;  // of the item being imported
  std::uint32_t file_ = 0;
  std::string key_;
  std::vector<std::string> shared_mpn_ids_;  // a sentence for each of the first
  std::uint64_t more_shared_mpn_ids_ = 0;
  std::optional<CustomerId> last_customer_;  // known; subscriptions come a customer at a time
};

/// Counts one more of a file's things.
void count(exchange::FileSummary& summary, store::Upsert upsert);

}  // namespace pcadmin::command
