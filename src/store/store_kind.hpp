// A kind of store: what opens one from where it is, e.g. a SQLite file, and what is known of a place without opening
// it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "error/error.hpp"
#include "store/maintenance.hpp"
#include "store/store.hpp"

namespace pcadmin::store {

class StoreKind {
 public:
  virtual ~StoreKind() = default;

  /// `interrupted` is asked during long work; when it answers true, the work ends with INTERRUPTED and is rolled back.
  /// Fails with STORE_NOT_FOUND, STORE_NOT_RECOGNISED (something else is there), STORE_DAMAGED, STORE_NEWER (written by
  /// a newer version), STORE_INACCESSIBLE or STORE_BUSY.
  virtual Result<std::unique_ptr<Store>> open(const std::string& location, OpenMode mode,
                                              std::function<bool()> interrupted) const = 0;
  /// What is done with a store as a whole; it is opened, and need be there, only when that is done. Null where this
  /// kind of store can't be asked for it.
  virtual std::unique_ptr<Maintenance> maintenance(const std::string& location,
                                                   std::function<bool()> interrupted) const = 0;

  /// Whether a file is the store's own, there or not yet.
  virtual bool owns(const std::string& location, const std::string& file) const = 0;
  /// Whether what begins so may be a file of such a store, whoever's.
  virtual bool may_be_store(std::string_view beginning) const = 0;
};

}  // namespace pcadmin::store
