#include "store/sqlite/connect.hpp"

#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "store/sqlite/backup_file.hpp"
#include "store/sqlite/copy.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/migration.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// Whether the file may be opened so, by what it is.
void admit(SqliteConnection& connection, OpenMode mode, const SqliteSettings& settings) {
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
    case Identity::current:
      break;
  }
}

/// What a store holds at one moment, in the newest format.
std::unique_ptr<SqliteConnection> up_to_date_copy(SqliteConnection& store, std::function<bool()> interrupted,
                                                  const SqliteSettings& settings) {
  auto copy = std::make_unique<SqliteConnection>("", Access::write, std::move(interrupted), settings.busy_timeout);
  copy->stand_for(store.path());
  configure(*copy);
  copy_database(store, *copy, {});
  bring_up_to_date(*copy, settings.migrations, Instant());
  return copy;
}

/// A store in a write-ahead log can be read where its log is, or can be made and taken away again.
Access access_for_reading(const std::string& path) {
  if (may_write_file(path) && may_write_folder(folder_of(path))) return Access::read_and_tidy;
  return has_log(path) || !read_header(path).logs_ahead ? Access::read : Access::read_undisturbed;
}

std::unique_ptr<SqliteConnection> connect_for_reading(const std::string& path, Access access,
                                                      const std::function<bool()>& interrupted,
                                                      const SqliteSettings& settings) {
  auto connection = std::make_unique<SqliteConnection>(path, access, interrupted, settings.busy_timeout);
  admit(*connection, OpenMode::read, settings);
  configure(*connection);
  // An older store's file is left to the next one that writes.
  const bool is_current = !has_pending(*connection, settings.migrations);
  if (is_current && access != Access::read_undisturbed) return connection;
  return up_to_date_copy(*connection, interrupted, settings);
}

/// In a folder that this user can't write another may: what is read undisturbed is copied, and the copy counts only
/// where nobody has written meanwhile. Where somebody does, there is a log to read with.
std::unique_ptr<SqliteConnection> connect_for_reading(const std::string& path, const std::function<bool()>& interrupted,
                                                      const SqliteSettings& settings) {
  constexpr int most_attempts = 5;
  for (int attempt = 1;; ++attempt) {
    const Access access = access_for_reading(path);
    if (access != Access::read_undisturbed) return connect_for_reading(path, access, interrupted, settings);
    const FileVersion before = version_of_file(path);
    const auto is_disturbed = [&] { return has_log(path) || version_of_file(path) != before; };
    try {
      auto copy = connect_for_reading(path, access, interrupted, settings);
      if (!is_disturbed()) return copy;
    } catch (const Failure& failure) {
      if (failure.kind == Failure::Kind::interrupted || !is_disturbed()) throw;
    }
    if (attempt == most_attempts) throw Failure(Failure::Kind::busy, path);
  }
}

}  // namespace

Identity identify(SqliteConnection& connection, const SqliteSettings& settings) {
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

Failure newer(SqliteConnection& connection, const std::string& store, const SqliteSettings& settings) {
  return {Failure::Kind::newer, store, std::to_string(connection.number("PRAGMA user_version")),
          std::to_string(settings.migrations.back().number)};
}

std::unique_ptr<SqliteConnection> connect(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                          const SqliteSettings& settings) {
  std::vector<std::string> created = prepare_file(path, mode);
  if (mode == OpenMode::read) return connect_for_reading(path, interrupted, settings);
  auto connection =
      std::make_unique<SqliteConnection>(path, Access::write, std::move(interrupted), settings.busy_timeout);
  connection->created = std::move(created);
  admit(*connection, mode, settings);
  configure_for_writing(*connection);
  return connection;
}

void discard_created(SqliteConnection& connection) noexcept {
  if (connection.created.empty()) return;
  try {
    // Nobody else may have it open; who opens it from now on waits, and then finds that the file has gone.
    connection.execute("PRAGMA journal_mode = DELETE");
    const TransactionScope alone(connection, "BEGIN EXCLUSIVE");
    if (connection.number("SELECT count(*) FROM sqlite_schema") != 0) return;
    for (auto thing = connection.created.rbegin(); thing != connection.created.rend(); ++thing) {
      std::error_code stays;  // a folder that something else is in by now
      std::filesystem::remove(*thing, stays);
    }
  } catch (const std::exception&) {
    return;  // somebody else's it is then
  }
}

bool is_read_as_copy(const std::string& path) {
  return access_for_reading(path) == Access::read_undisturbed;
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
