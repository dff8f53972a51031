#include "store/sqlite/open.hpp"

#include <utility>

#include "store/sqlite/connect.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/maintenance.hpp"
#include "store/sqlite/settings.hpp"
#include "store/sqlite/sqlite_store.hpp"

namespace pcadmin::store::sqlite {

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                    const Settings& settings) {
  const std::string absolute = absolute_path(path);
  Guard guard(absolute);
  return guard([&]() -> Result<std::unique_ptr<Store>> {
    auto connection = connect(absolute, mode, std::move(interrupted), settings);
    if (!connection) return std::move(connection).error();
    const auto migrations = mode == OpenMode::read ? std::span<const Migration>() : settings.migrations;
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(*std::move(connection), absolute, migrations));
  });
}

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted) {
  return open(path, mode, std::move(interrupted), Settings{});
}

std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted,
                                      const Settings& settings) {
  return std::make_unique<SqliteMaintenance>(absolute_path(path), std::move(interrupted), settings);
}

std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted) {
  return maintain(path, std::move(interrupted), Settings{});
}

}  // namespace pcadmin::store::sqlite
