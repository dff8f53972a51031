#include "report/row_tally.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

using namespace pcadmin::report;
using namespace std::string_view_literals;

namespace {

Column column(std::string_view name) {
  Column column;
  column.name = name;
  return column;
}

std::string tallied(const std::vector<Column>& columns, const std::vector<std::vector<Value>>& rows,
                    std::uint64_t total) {
  RowTally tally;
  for (const auto& row : rows)
    tally.add(columns, row);
  return tally.text(total);
}

}  // namespace

TEST_CASE("a change comes to how often it had each result") {
  CHECK(tallied({column("result")}, {{"assigned"sv}, {"unchanged"sv}, {"assigned"sv}}, 3) == "2 assigned, 1 unchanged");
}

TEST_CASE("an import comes to the sums of its files") {
  CHECK(tallied({column("created"), column("updated")},
                {{std::int64_t{3}, std::int64_t{0}}, {std::int64_t{2}, std::int64_t{1}}}, 2) == "5 created, 1 updated");
}

TEST_CASE("a list comes to its rows, and to those whose contact isn't eligible") {
  const std::vector<Column> columns{column("contactEligible")};
  CHECK(tallied(columns, {{true}}, 1) == "1 row");
  CHECK(tallied(columns, {{true}, {false}, {Value{}}}, 3) == "3 rows; not eligible: 1");
  CHECK(tallied(columns, {{true}}, 23) == "1 of 23 rows");
  CHECK(tallied(columns, {}, 0).empty());
}
