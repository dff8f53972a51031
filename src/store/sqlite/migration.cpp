#include "store/sqlite/migration.hpp"

#include <string>

#include "store/sqlite/connection.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr const char* migration_table =
    "CREATE TABLE IF NOT EXISTS migration ("
    "  number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

}  // namespace

bool has_pending(Connection& connection, std::span<const Migration> migrations) {
  return !migrations.empty() && connection.number("PRAGMA user_version") < migrations.back().number;
}

void apply_pending(Connection& connection, std::span<const Migration> migrations, Instant at) {
  const std::int64_t version = connection.number("PRAGMA user_version");
  for (const Migration& migration : migrations) {
    if (migration.number <= version) continue;
    connection.execute(migration_table);
    connection.execute(migration.sql);
    SQLite::Statement record = connection.prepare("INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)");
    Parameters(record).add(migration.number, std::string_view(migration.name), at);
    record.exec();
    connection.execute("PRAGMA application_id = " + std::to_string(application_id));
    connection.execute("PRAGMA user_version = " + std::to_string(migration.number));
  }
}

}  // namespace pcadmin::store::sqlite
