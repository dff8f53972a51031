// Migrations: numbered SQL files that bring a store's schema up to date, embedded at build time. Each
// leaves a record of its own, and the number of the last one is the file's user_version.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <pcadmin/instant.hpp>

namespace pcadmin::store::sqlite {

class SqliteConnection;

/// "PCAD": marks a SQLite file as one of ours.
inline constexpr std::int64_t application_id = 0x50434144;

struct Migration {
  std::int64_t number;
  const char* name;
  const char* sql;
};

/// In the order of their numbers, beginning with 1.
std::span<const Migration> known_migrations();

/// Whether there are some that the store has not seen.
bool has_pending(SqliteConnection& connection, std::span<const Migration> migrations);

/// Applies those that the store has not seen, in the transaction that is under way.
void apply_pending(SqliteConnection& connection, std::span<const Migration> migrations, Instant at);

}  // namespace pcadmin::store::sqlite
