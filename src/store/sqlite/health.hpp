// What is wrong with a database: clauses for people, at most so many.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/migration.hpp"

namespace pcadmin::store::sqlite {

/// Structure alone, or also that indexes and constraints agree with the rows, which takes several times as long.
enum class Depth { quick, full };

std::vector<std::string> integrity_findings(SqliteConnection& connection, Depth depth, std::size_t most);
std::vector<std::string> reference_findings(SqliteConnection& connection, std::size_t most);
/// What the migrations made and isn't there as they made it. What was added doesn't matter.
std::vector<std::string> schema_findings(SqliteConnection& connection, std::span<const Migration> migrations,
                                         std::size_t most);

}  // namespace pcadmin::store::sqlite
