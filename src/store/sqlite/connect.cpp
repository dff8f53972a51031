#include "store/sqlite/connect.hpp"

#include <string>
#include <utility>

#include "store/sqlite/file.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// Whether the file may be opened so, by what it is.
void admit(SqliteConnection& connection, OpenMode mode, const Settings& settings) {
  using Kind = Failure::Kind;
  const std::string& path = connection.path();
  switch (identify(connection, settings)) {
    case Identity::empty:
      if (mode != OpenMode::create) throw Failure(Kind::not_found, path);
      break;
    case Identity::foreign:
      throw Failure(Kind::is_foreign, path);
    case Identity::newer:
      throw newer(connection, path, settings);
    case Identity::older:
      if (mode == OpenMode::read) throw Failure(Kind::older, path);
      break;
    case Identity::current:
      break;
  }
}

}  // namespace

Identity identify(SqliteConnection& connection, const Settings& settings) {
  std::int64_t id = connection.number("PRAGMA application_id");
  if (id == 0) {
    if (connection.number("SELECT count(*) FROM sqlite_schema") == 0) return Identity::empty;
    // Another program may have made it a store between the two questions.
    id = connection.number("PRAGMA application_id");
  }
  if (id != application_id) return Identity::foreign;
  const std::int64_t format = connection.number("PRAGMA user_version");
  const std::int64_t known = settings.migrations.back().number;
  if (format == known) return Identity::current;
  return format < known ? Identity::older : Identity::newer;
}

Failure newer(SqliteConnection& connection, const std::string& store, const Settings& settings) {
  return {Failure::Kind::newer, store, std::to_string(connection.number("PRAGMA user_version")),
          std::to_string(settings.migrations.back().number)};
}

std::unique_ptr<SqliteConnection> connect(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                          const Settings& settings) {
  prepare_file(path, mode);
  const Access access = mode == OpenMode::read ? Access::read : Access::write;
  auto connection = std::make_unique<SqliteConnection>(path, access, std::move(interrupted), settings.busy_timeout);
  admit(*connection, mode, settings);
  if (mode == OpenMode::read) {
    configure(*connection);
  } else {
    configure_for_writing(*connection);
  }
  return connection;
}

void configure(SqliteConnection& connection) {
  connection.execute("PRAGMA cache_size = -16000");
}

void configure_for_writing(SqliteConnection& connection) {
  configure(connection);
  connection.execute_patiently("PRAGMA journal_mode = WAL");
  connection.execute("PRAGMA synchronous = FULL");
  connection.execute("PRAGMA foreign_keys = ON");
  connection.execute("PRAGMA temp_store = FILE");
}

}  // namespace pcadmin::store::sqlite
