// What each kind of imported item means to the store.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
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

  /// Told what became of an item.
  using Imported = std::function<void(exchange::Kind, store::Upsert)>;

  /// Records what the records describe, each as if those before it were recorded already. What prevents it is a fault,
  /// and nothing is told of it: those of to_item(), DUPLICATE_ID, CUSTOMER_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
  /// SUBSCRIPTION_OF_ANOTHER_CUSTOMER, PARTNER_NOT_FOUND, RESELLER_UNSAID.
  void import(std::span<const exchange::Record> records, const exchange::Said& said, const Imported& imported);

  /// The kinds of all that was read, also of what was faulty.
  const std::set<exchange::Kind>& kinds() const { return kinds_; }

  /// What should be known once it is written: partners that took an MPN id which another one has. That prevents
  /// nothing, since the tenants of one partner may share it.
  std::vector<std::string> notes() const;

 private:
  class Span;

  store::Transaction& transaction_;
  const Account& account_;
  std::optional<PartnerTenantId> reseller_;
  Instant at_;
  exchange::Faults& faults_;

  std::uint32_t file_ = 0;
  std::set<exchange::Kind> kinds_;
  std::vector<PartnerTenantId> took_mpn_id_;  // partners that hadn't had it before
};

/// Counts one more of a file's things.
void count(exchange::FileSummary& summary, store::Upsert upsert);

}  // namespace pcadmin::command
