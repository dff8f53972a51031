#include "store/sqlite/connect.hpp"

#include <utility>

#include "store/sqlite/file.hpp"
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

/// Whether the file may be opened so, by what it is.
Result<void> admit(Connection& connection, const std::string& path, OpenMode mode, const Settings& settings) {
  switch (identify(connection, settings)) {
    case Identity::empty:
      return mode == OpenMode::create ? Result<void>() : not_found(path);
    case Identity::foreign:
      return not_recognised(path, say("it is another program's SQLite database"));
    case Identity::newer:
      return newer(path, format_of(connection), known_format(settings));
    case Identity::older:
      return mode == OpenMode::read ? older(path) : Result<void>();
    case Identity::current:
      break;
  }
  return {};
}

}  // namespace

Identity identify(Connection& connection, const Settings& settings) {
  std::int64_t id = connection.number("PRAGMA application_id");
  if (id == 0) {
    if (connection.number("SELECT count(*) FROM sqlite_schema") == 0) return Identity::empty;
    // Another program may have made it a store between the two questions.
    id = connection.number("PRAGMA application_id");
  }
  if (id != application_id) return Identity::foreign;
  const std::int64_t format = format_of(connection);
  const std::int64_t known = known_format(settings);
  if (format == known) return Identity::current;
  return format < known ? Identity::older : Identity::newer;
}

Result<std::unique_ptr<Connection>> connect(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                            const Settings& settings) {
  if (auto prepared = prepare_file(path, mode); !prepared) return std::move(prepared).error();
  const Access access = mode == OpenMode::read ? Access::read : Access::write;
  auto connection = std::make_unique<Connection>(path, access, std::move(interrupted), settings.busy_timeout);
  if (auto admitted = admit(*connection, path, mode, settings); !admitted) return std::move(admitted).error();
  if (mode == OpenMode::read) {
    configure(*connection);
  } else {
    configure_for_writing(*connection);
  }
  return connection;
}

void configure(Connection& connection) {
  connection.execute("PRAGMA cache_size = -16000");
}

void configure_for_writing(Connection& connection) {
  configure(connection);
  connection.execute_patiently("PRAGMA journal_mode = WAL");
  connection.execute("PRAGMA synchronous = FULL");
  connection.execute("PRAGMA foreign_keys = ON");
  connection.execute("PRAGMA temp_store = FILE");
}

std::int64_t format_of(Connection& connection) {
  return connection.number("PRAGMA user_version");
}

std::int64_t known_format(const Settings& settings) {
  return settings.migrations.back().number;
}

}  // namespace pcadmin::store::sqlite
