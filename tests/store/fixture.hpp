// What the store's tests share: a folder of their own, ids by number, and things with a few words.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/settings.hpp"
#include "store/store.hpp"

namespace pcadmin::store::test {

/// A new folder for one test, removed with all that is in it.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  std::string operator/(std::string_view name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

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

/// A store in a folder of its own. Its functions require that what they do succeeds.
class OpenStore {
 public:
  explicit OpenStore(std::function<bool()> interrupted = {});

  Store& operator*() { return *store_; }
  Store* operator->() { return store_.get(); }
  std::string path() const { return folder_ / "pcadmin.db"; }

  /// Answers the run's id.
  std::optional<std::int64_t> write(const std::function<void(Transaction&)>& body, const Run& run = a_run());
  void read(const std::function<void(View&)>& body);
  std::vector<ChangeRecord> changes(const ChangeSelection& selection = {});

 private:
  Folder folder_;
  std::unique_ptr<Store> store_;
};

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
template <class Record, class Stream>
std::vector<Record> all(Stream stream) {
  std::vector<Record> records;
  done(stream([&](const Record& record) {
    records.push_back(record);
    return Visit::more;
  }));
  return records;
}

}  // namespace pcadmin::store::test
