// What each kind of imported item means to the store.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pcadmin/partner.hpp>
#include <pcadmin/removal.hpp>

#include "command/data/import_remarks.hpp"
#include "command/data/record_numbers.hpp"
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

  /// What becomes of an item that refers to something that isn't known.
  enum class Unknown {
    refused,   ///< it is a fault: in a fixture, which is whole in itself and for which no file is begun
    waits,     ///< it is looked at again when its file is read again
    left_out,  ///< GDAP is left out, with a remark: lists of it name customers of other partners; the rest is refused
  };

  /// Begins a file. An id may be given twice in it, with the same content; in another file it may say something else.
  /// Where records of it wait, it is these alone that are looked at when it is read again.
  void begin_file(std::uint32_t file, Unknown unknown);
  /// How many records wait, and whether some of a file do.
  std::uint64_t waiting() const;
  bool waits(std::uint32_t file) const { return waiting_.count(file) != 0; }

  /// Told what became of an item.
  using Imported = std::function<void(exchange::Kind, store::Upsert)>;

  /// Told of each thing that an item changes: the file that is read, the line where the item's record begins, the
  /// change as the journal would write it, and the thing's name.
  using Changed = std::function<void(std::uint32_t file, std::uint64_t line, const store::ChangeRecord& change,
                                     const std::string& name)>;
  void tell_changes(Changed changed) { changed_ = std::move(changed); }

  /// Records what the records describe, each as if those before it were recorded already. What prevents it is a fault,
  /// and nothing is told of it: those of to_item(), DUPLICATE_ID, CUSTOMER_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
  /// SUBSCRIPTION_OF_ANOTHER_CUSTOMER, PARTNER_NOT_FOUND, RESELLER_UNSAID, TEXT_DESTROYED.
  void import(std::span<const exchange::Record> records, const exchange::Said& said, const Imported& imported);

  /// The kinds of all that was read, also of what was faulty.
  const std::set<exchange::Kind>& kinds() const { return kinds_; }

  /// What should be known once it is written: what was left out, and partners that took an MPN id which another one
  /// has. That prevents nothing, since the tenants of one partner may share it.
  std::vector<report::ReasonText> warnings() const;

 private:
  class Span;

  store::Transaction& transaction_;
  const Account& account_;
  std::optional<PartnerTenantId> reseller_;
  Instant at_;
  exchange::Faults& faults_;

  Changed changed_;
  std::uint32_t file_ = 0;
  Unknown unknown_ = Unknown::refused;
  std::uint64_t next_record_ = 0;                   // of the file
  std::optional<RecordNumbers> again_;              // those that are looked at; nothing: all
  std::map<std::uint32_t, RecordNumbers> waiting_;  // by file
  std::set<exchange::Kind> kinds_;
  ImportRemarks remarks_;
  std::set<PartnerTenantId> took_mpn_id_;  // partners that hadn't had it before
};

/// Counts one more of a file's things.
void count(exchange::FileSummary& summary, store::Upsert upsert);

}  // namespace pcadmin::command
