// Connections to files that are stores: what a file is, and what a connection to it needs.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/settings.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// What a SQLite file is, by its header, and by its schema where the header says nothing.
enum class Identity { empty, foreign, older, current, newer };
Identity identify(SqliteConnection& connection, const SqliteSettings& settings);

/// What a file of a newer version fails with.
Failure newer(SqliteConnection& connection, const std::string& store, const SqliteSettings& settings);

/// Connects to the store in a file; `path` is absolute.
std::unique_ptr<SqliteConnection> connect(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                          const SqliteSettings& settings);

/// Takes away what was created for a connection, as long as nothing was written and nobody else uses it.
void discard_created(SqliteConnection& connection) noexcept;

/// Whether a store can only be read as a copy of what it held at one moment: its write-ahead log can't be made.
bool is_read_as_copy(const std::string& path);

/// For what one command does with one file.
void configure(SqliteConnection& connection);
/// The same where the store is written.
void configure_for_writing(SqliteConnection& connection);

}  // namespace pcadmin::store::sqlite
