#include "store/sqlite/query.hpp"

#include <string_view>

namespace pcadmin::store::sqlite {

namespace {

/// Calls `visit` with each name of a list that is separated by commas.
template <class Visit>
void for_each_column(std::string_view columns, const Visit& visit) {
  while (!columns.empty()) {
    const std::size_t comma = columns.find(", ");
    visit(columns.substr(0, comma));
    columns.remove_prefix(comma == std::string_view::npos ? columns.size() : comma + 2);
  }
}

}  // namespace

std::string SqlOfMany::text(std::size_t rows) const {
  std::string row = "(?";
  for (std::size_t i = 1; i < parameters; ++i)
    row += ",?";
  row += ')';
  std::string text = before;
  text.reserve(before.size() + rows * (row.size() + 1) + after.size());
  for (std::size_t i = 0; i < rows; ++i) {
    if (i > 0) text += ',';
    text += row;
  }
  return text + after;
}

SqlOfMany insert_or_update(const std::string& table, const std::string& key, const std::string& fixed,
                           const std::string& columns) {
  const std::string all = key + ", " + (fixed.empty() ? "" : fixed + ", ") + columns;
  // What has failed is rolled back as a whole; until then SQLite needn't be able to take back a part.
  SqlOfMany sql{.before = "INSERT OR FAIL INTO " + table + " (" + all + ") VALUES ", .parameters = 0};
  for_each_column(all, [&](std::string_view) { ++sql.parameters; });
  sql.after = " ON CONFLICT (" + key + ") DO UPDATE SET ";
  const char* separator = "";
  for_each_column(columns, [&](std::string_view column) {
    sql.after.append(separator).append(column).append(" = excluded.").append(column);
    separator = ", ";
  });
  return sql;
}

}  // namespace pcadmin::store::sqlite
