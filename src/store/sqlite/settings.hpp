// What opening a store depends on besides its path; tests choose other values.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "store/maintenance.hpp"
#include "store/sqlite/migration.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

struct SqliteSettings {
  std::chrono::milliseconds busy_timeout{5000};  ///< how long others' locks are waited for
  std::span<const Migration> migrations = known_migrations();
};

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                    const SqliteSettings& settings);
std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted,
                                      const SqliteSettings& settings);

}  // namespace pcadmin::store::sqlite
