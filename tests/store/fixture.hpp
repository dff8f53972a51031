// What the tests of the store in SQLite share: a folder of their own, and a store in it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/failure.hpp"
#include "store/sqlite/settings.hpp"
#include "store/store.hpp"
#include "store/things.hpp"

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

}  // namespace pcadmin::store::test
