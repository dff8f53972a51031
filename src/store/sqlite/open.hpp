// Opens a store in a SQLite file. Everything SQLite stays behind this door.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "error/error.hpp"
#include "store/maintenance.hpp"
#include "store/store.hpp"
#include "store/store_kind.hpp"

namespace pcadmin::store::sqlite {

class SqliteKind final : public StoreKind {
 public:
  Result<std::unique_ptr<Store>> open(const std::string& location, OpenMode mode,
                                      std::function<bool()> interrupted) const override;
  std::unique_ptr<Maintenance> maintenance(const std::string& location,
                                           std::function<bool()> interrupted) const override;
  bool owns(const std::string& location, const std::string& file) const override;
  bool may_be_store(std::string_view beginning) const override;
};

/// As SqliteKind.
Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted = {});
std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted = {});

}  // namespace pcadmin::store::sqlite
