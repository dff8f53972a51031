#include "store/sqlite/open.hpp"

#include <filesystem>
#include <utility>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/settings.hpp"
#include "store/sqlite/sqlite_store.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

Error newer(const std::string& path, std::int64_t version, std::int64_t known) {
  return {ErrorCode::store_newer,
          say("the store '{}' was written by a newer pcadmin: its format is {}, this program knows {}.", path, version,
              known),
          say("a newer pcadmin, or another store: --store FILE"),
          path,
          {}};
}

Error older(const std::string& path) {
  return {ErrorCode::store_inaccessible,
          say("the store '{}' was written by an older pcadmin and is brought up to date by the next command that "
              "writes.",
              path),
          say("pcadmin init, with the account's own values: it changes nothing else"),
          path,
          {}};
}

/// Decides what the file is by its header, and by its schema where the header says nothing.
Result<void> identify(Connection& connection, const std::string& path, OpenMode mode, const Settings& settings) {
  std::int64_t id = connection.number("PRAGMA application_id");
  if (id == 0) {
    if (connection.number("SELECT count(*) FROM sqlite_schema") == 0) {
      return mode == OpenMode::create ? Result<void>() : not_found(path);
    }
    // Another program may have made it a store between the two questions.
    id = connection.number("PRAGMA application_id");
  }
  if (id != application_id) return not_recognised(path, say("it is another program's SQLite database"));
  const std::int64_t version = connection.number("PRAGMA user_version");
  const std::int64_t known = settings.migrations.back().number;
  if (version > known) return newer(path, version, known);
  if (version < known && mode == OpenMode::read) return older(path);
  return {};
}

void configure(Connection& connection, OpenMode mode) {
  connection.execute("PRAGMA cache_size = -16000");
  if (mode == OpenMode::read) return;
  connection.execute_patiently("PRAGMA journal_mode = WAL");
  connection.execute("PRAGMA synchronous = FULL");
  connection.execute("PRAGMA foreign_keys = ON");
  connection.execute("PRAGMA temp_store = FILE");
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                    const Settings& settings) {
  // Absolute, since SQLite takes some relative names for something else, e.g. ":memory:".
  std::error_code unknown_folder;
  const std::string absolute = std::filesystem::absolute(path, unknown_folder).string();
  if (auto prepared = prepare_file(absolute, mode); !prepared) return std::move(prepared).error();
  Guard guard(absolute);
  return guard([&]() -> Result<std::unique_ptr<Store>> {
    auto connection =
        std::make_unique<Connection>(absolute, mode != OpenMode::read, std::move(interrupted), settings.busy_timeout);
    if (auto identified = identify(*connection, absolute, mode, settings); !identified) {
      return std::move(identified).error();
    }
    configure(*connection, mode);
    const auto migrations = mode == OpenMode::read ? std::span<const Migration>() : settings.migrations;
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(connection), absolute, migrations));
  });
}

Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted) {
  return open(path, mode, std::move(interrupted), Settings{});
}

}  // namespace pcadmin::store::sqlite
