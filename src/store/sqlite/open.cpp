#include "store/sqlite/open.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "store/failure_text.hpp"
#include "store/sqlite/connect.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/maintenance.hpp"
#include "store/sqlite/settings.hpp"
#include "store/sqlite/sqlite_store.hpp"

namespace pcadmin::store::sqlite {

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                    const SqliteSettings& settings) {
  try {
    auto connection = connect(absolute_path(path), mode, std::move(interrupted), settings);
    const auto migrations = mode == OpenMode::read ? std::span<const Migration>() : settings.migrations;
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(connection), migrations));
  } catch (const Failure& failure) {
    return told(failure);
  }
}

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted) {
  return open(path, mode, std::move(interrupted), SqliteSettings{});
}

std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted,
                                      const SqliteSettings& settings) {
  return std::make_unique<SqliteMaintenance>(absolute_path(path), std::move(interrupted), settings);
}

std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted) {
  return maintain(path, std::move(interrupted), SqliteSettings{});
}

Result<std::unique_ptr<Store>> SqliteKind::open(const std::string& location, OpenMode mode,
                                                std::function<bool()> interrupted) const {
  return sqlite::open(location, mode, std::move(interrupted));
}

std::unique_ptr<Maintenance> SqliteKind::maintenance(const std::string& location,
                                                     std::function<bool()> interrupted) const {
  return maintain(location, std::move(interrupted));
}

bool SqliteKind::owns(const std::string& location, const std::string& file) const {
  std::error_code ignored;
  const auto place_of = [&](const std::string& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, ignored), ignored).string();
  };
  const std::string store = place_of(location);
  const std::string target = place_of(file);
  for (const char* const part : parts_of_store) {
    // What SQLite keeps beside the store needn't be there yet.
    if (target == store + part || std::filesystem::equivalent(file, location + part, ignored)) return true;
  }
  return false;
}

bool SqliteKind::may_be_store(std::string_view beginning) const {
  return beginning.starts_with("SQLite format 3");
}

}  // namespace pcadmin::store::sqlite
