#include "store/sqlite/migration.hpp"

#include <string>

#include <sqlite3.h>

#include "store/sqlite/query.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr const char* migration_table =
    "CREATE TABLE IF NOT EXISTS migration ("
    "  number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

/// name_key() as a function of SQL, for migrations: what they fill it computes alike.
void name_key_of_argument(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
  const std::string key = name_key({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
  sqlite3_result_text(context, key.data(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
}

}  // namespace

bool has_pending(SqliteConnection& connection, std::span<const Migration> migrations) {
  return !migrations.empty() && connection.number("PRAGMA user_version") < migrations.back().number;
}

void apply_pending(SqliteConnection& connection, std::span<const Migration> migrations, Instant at) {
  const std::int64_t version = connection.number("PRAGMA user_version");
  if (!has_pending(connection, migrations)) return;
  connection.attempt(
      [&] { connection.database().createFunction("name_key", 1, true, nullptr, &name_key_of_argument); });
  for (const Migration& migration : migrations) {
    if (migration.number <= version) continue;
    connection.execute(migration_table);
    connection.execute(migration.sql);
    SqliteQuery(connection, "INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)", migration.number,
                std::string_view(migration.name), at)
        .run();
    connection.execute("PRAGMA application_id = " + std::to_string(application_id));
    connection.execute("PRAGMA user_version = " + std::to_string(migration.number));
  }
}

void bring_up_to_date(SqliteConnection& connection, std::span<const Migration> migrations, Instant at) {
  if (!has_pending(connection, migrations)) return;
  TransactionScope scope(connection, "BEGIN IMMEDIATE");
  apply_pending(connection, migrations, at);
  scope.commit();
}

}  // namespace pcadmin::store::sqlite
