#include "store/sqlite/health.hpp"

#include <map>
#include <string_view>
#include <utility>

#include "store/failure_text.hpp"
#include "store/sqlite/query.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

namespace {

using Schema = std::map<std::string, std::string>;  // what made it, by what it is

Schema read_schema(SqliteConnection& connection) {
  SqliteQuery objects(connection,
                      "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'");
  Schema schema;
  while (objects.next()) {
    RowReader row = objects.row();
    std::string what;
    row.read(what);
    row.read(schema[what]);
  }
  return schema;
}

/// SQLite reports several faults of one tree as lines of one text, below a heading.
void add_lines(std::vector<std::string>& findings, std::string_view lines, std::size_t most) {
  while (!lines.empty() && findings.size() < most) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (!line.empty() && !line.starts_with("***")) findings.emplace_back(line);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
}

}  // namespace

std::vector<std::string> integrity_findings(SqliteConnection& connection, Depth depth, std::size_t most) {
  const std::string pragma = depth == Depth::quick ? "PRAGMA quick_check(" : "PRAGMA integrity_check(";
  SqliteQuery rows(connection, pragma + std::to_string(most) + ")");
  std::vector<std::string> findings;
  try {
    while (rows.next()) {
      const std::string text(rows.row().text());
      if (text != "ok") add_lines(findings, text, most);
    }
  } catch (const Failure& failure) {
    // What is found is more than that SQLite can't go on.
    if (failure.kind != Failure::Kind::damaged) throw;
    add_lines(findings, failure.reason, most);
  }
  return findings;
}

std::vector<std::string> reference_findings(SqliteConnection& connection, std::size_t most) {
  SqliteQuery rows(connection, "PRAGMA foreign_key_check");
  std::vector<std::string> findings;
  while (findings.size() < most && rows.next()) {
    std::string table;
    std::string row;
    std::string referred;
    rows.row().read(table, row, referred);
    findings.push_back(finding_of_reference(table, row, referred));
  }
  return findings;
}

std::vector<std::string> schema_findings(SqliteConnection& connection, std::span<const Migration> migrations,
                                         std::size_t most) {
  SqliteConnection fresh("", Access::write, {}, {});
  apply_pending(fresh, migrations, Instant());
  const Schema found = read_schema(connection);
  std::vector<std::string> findings;
  for (const auto& [what, sql] : read_schema(fresh)) {
    if (findings.size() == most) break;
    const auto same = found.find(what);
    if (same == found.end()) {
      findings.push_back(finding_of_missing(what));
    } else if (same->second != sql) {
      findings.push_back(finding_of_changed(what));
    }
  }
  return findings;
}

}  // namespace pcadmin::store::sqlite
