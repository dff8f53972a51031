#include "report/sorter.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "report/row_bytes.hpp"
#include "report/sort_key.hpp"

using namespace pcadmin;
using namespace pcadmin::report;
using namespace std::string_view_literals;

namespace {

struct Record {
  std::string key;
  std::string row;
};

std::vector<std::string> sorted(const std::vector<Record>& records, std::size_t memory) {
  Sorter sorter(memory);
  std::vector<std::string> rows;
  for (const Record& record : records) {
    if (!sorter.add(record.key, record.row)) return {"add failed"};
  }
  const Result<void> done = sorter.each([&rows](std::string_view row) {
    rows.emplace_back(row);
    return true;
  });
  if (!done) return {"each failed"};
  return rows;
}

}  // namespace

TEST_CASE("sorting in any memory is a stable sort") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (const std::size_t memory : {std::size_t{1}, std::size_t{500}, std::size_t{20'000}, std::size_t{10'000'000}}) {
    CAPTURE(memory);
    std::vector<Record> records(random() % 2000);
    for (std::size_t i = 0; i < records.size(); ++i) {
      for (std::size_t length = random() % 3; length > 0; --length) {
        records[i].key += static_cast<char>(random() % 256);
      }
      records[i].row = std::to_string(i) + std::string(random() % 50, 'x');
      if (i == records.size() / 2) records[i].row += std::string(100'000, 'y');
    }
    std::vector<Record> expected = records;
    std::stable_sort(expected.begin(), expected.end(), [](const Record& a, const Record& b) { return a.key < b.key; });
    const std::vector<std::string> actual = sorted(records, memory);
    REQUIRE(actual.size() == expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i)
      REQUIRE(actual[i] == expected[i].row);
  }
}

TEST_CASE("sorting can end early") {
  for (const std::size_t memory : {std::size_t{1}, std::size_t{1000}}) {
    Sorter sorter(memory);
    for (const std::string_view key : {"b"sv, "c"sv, "a"sv})
      REQUIRE(sorter.add(key, key));
    std::string seen;
    REQUIRE(sorter.each([&seen](std::string_view row) {
      seen += row;
      return seen.size() < 2;
    }));
    CHECK(seen == "ab");
  }
}

TEST_CASE("nothing sorted is nothing") {
  CHECK(sorted({}, 1).empty());
}

TEST_CASE("a temporary folder that isn't there is an error that says what to do") {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", "/nonexistent/folder", 1);
  Sorter sorter(1);
  REQUIRE(sorter.add("a", "a"));
  const Result<void> added = sorter.add("b", "b");
  if (before == nullptr) {
    unsetenv("TMPDIR");
  } else {
    setenv("TMPDIR", kept.c_str(), 1);
  }
  REQUIRE_FALSE(added);
  CHECK(added.error().code == ErrorCode::output_failed);
  CHECK(added.error().hint.find("TMPDIR") != std::string::npos);
}

TEST_CASE("a row comes back from its bytes as it was") {
  const std::vector<ReasonText> reasons = {{"CODE", "Message 宏", "fix"}, {"", "", ""}};
  const std::vector<Value> row = {{},
                                  true,
                                  false,
                                  std::int64_t{-1},
                                  "te\0xt"sv,
                                  ""sv,
                                  std::span<const ReasonText>(reasons),
                                  std::span<const ReasonText>()};
  RowBytesReader reader;
  for (int round = 0; round < 2; ++round) {
    std::string bytes;
    append_bytes(bytes, row);
    const std::span<const Value> again = reader.read(bytes);
    REQUIRE(again.size() == row.size());
    for (std::size_t i = 0; i < 6; ++i)
      CHECK(again[i].index() == row[i].index());
    CHECK(std::get<bool>(again[1]));
    CHECK_FALSE(std::get<bool>(again[2]));
    CHECK(std::get<std::int64_t>(again[3]) == -1);
    CHECK(std::get<std::string_view>(again[4]) == "te\0xt"sv);
    CHECK(std::get<std::string_view>(again[5]).empty());
    const auto texts = std::get<std::span<const ReasonText>>(again[6]);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].code == "CODE");
    CHECK(texts[0].message == "Message 宏");
    CHECK(texts[0].fix == "fix");
    CHECK(texts[1].code.empty());
    CHECK(std::get<std::span<const ReasonText>>(again[7]).empty());
  }
}

TEST_CASE("keys order as their values do") {
  const Column columns[] = {{"id", ColumnType::text, "", ""}, {"value", ColumnType::text, "", ""}};
  const Result<SortOrder> ascending = SortOrder::parse(columns, "value");
  const Result<SortOrder> descending = SortOrder::parse(columns, "-value");
  REQUIRE(ascending);
  REQUIRE(descending);
  struct Case {
    Value low, high;
  };
  const Case cases[] = {
      {{}, ""sv},
      {{}, std::int64_t{INT64_MIN}},
      {std::int64_t{INT64_MIN}, std::int64_t{-1}},
      {std::int64_t{-1}, std::int64_t{0}},
      {std::int64_t{9}, std::int64_t{10}},
      {std::int64_t{255}, std::int64_t{INT64_MAX}},
      {false, true},
      {""sv, "\0"sv},
      {"a"sv, "a\0"sv},
      {"a\0"sv, "a\0\0"sv},
      {"a\0b"sv, "a\1"sv},
      {"a"sv, "ab"sv},
      {"z"sv, "宏"sv},
      {"a"sv, "a\xff"sv},
  };
  for (const Case& each : cases) {
    const Value low[] = {"2"sv, each.low};
    const Value high[] = {"1"sv, each.high};
    std::string low_key;
    std::string high_key;
    ascending->append_key(low_key, low);
    ascending->append_key(high_key, high);
    CHECK(low_key < high_key);
    low_key.clear();
    high_key.clear();
    descending->append_key(low_key, low);
    descending->append_key(high_key, high);
    CHECK(low_key > high_key);
  }
}
