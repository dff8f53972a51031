// What tests of stores share: ids by number, things with a few words, and all that a stream brings.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace pcadmin::store::test {

/// Ids whose text is 00000000-0000-0000-KKKK-NNNNNNNNNNNN; the kinds differ.
CustomerId customer_id(unsigned number);
SubscriptionId subscription_id(unsigned number);
PartnerTenantId partner_id(unsigned number);

inline constexpr Instant noon{std::chrono::seconds{1'700'000'000}};

Account example_account();  ///< partner 1
Partner reseller(unsigned number, std::string name = "");
Customer customer(unsigned number, std::string name = "");
Subscription subscription(unsigned number, unsigned customer, std::string offer = "Office 365");
Relationship active_relationship();

Run a_run(std::string command = "test");

/// The value of a result that must be there.
template <class Value>
Value value(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return *std::move(result);
}

inline void done(Result<void> result) {
  if (!result) throw std::runtime_error(result.error().message);
}

/// All records of a stream.
template <class Record>
std::vector<Record> all(Records<Record> stream) {
  std::vector<Record> records;
  while (const Record* record = stream.next())
    records.push_back(*record);
  return records;
}

/// Reading and writing that has to succeed. Answers the run's id.
std::optional<std::int64_t> write(Store& store, const std::function<void(Transaction&)>& body,
                                  const Run& run = a_run());
void read(Store& store, const std::function<void(View&)>& body);
std::vector<ChangeRecord> changes(Store& store, const ChangeSelection& selection = {});

}  // namespace pcadmin::store::test
