// Connections to files that are stores: what a file is, and what a connection to it needs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "error/error.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/settings.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// What a SQLite file is, by its header, and by its schema where the header says nothing.
enum class Identity { empty, foreign, older, current, newer };
Identity identify(Connection& connection, const Settings& settings);

/// Connects to the store in a file; `path` is absolute. Fails as open() does, throws what SQLite does.
Result<std::unique_ptr<Connection>> connect(const std::string& path, OpenMode mode, std::function<bool()> interrupted,
                                            const Settings& settings);

/// For what one command does with one file.
void configure(Connection& connection);
/// The same where the store is written.
void configure_for_writing(Connection& connection);

/// For messages: the format of a file, and the newest one that is known.
std::int64_t format_of(Connection& connection);
std::int64_t known_format(const Settings& settings);

}  // namespace pcadmin::store::sqlite
