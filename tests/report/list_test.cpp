#include "report/list.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "report/filter.hpp"
#include "report/memory_sink.hpp"

using namespace pcadmin;
using namespace pcadmin::report;
using namespace std::string_view_literals;

namespace {

const Column columns[] = {
    {"id", ColumnType::text, "Id", ""},
    {"companyName", ColumnType::text, "Company", ""},
    {"quantity", ColumnType::number, "Seats", ""},
    {"eligible", ColumnType::boolean, "Eligible", ""},
    {"reasons", ColumnType::reasons, "Reasons", ""},
};

constexpr std::string_view guid = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
const std::vector<ReasonText> pending = {{"PARTNERSHIP_PENDING", "m", "f"}, {"ADMIN_PRIVILEGES_MISSING", "m", "f"}};

const Rows rows = {
    {"a"sv, "Contoso"sv, std::int64_t{10}, true, std::span<const ReasonText>()},
    {"b"sv, "contoso MÜLLER"sv, std::int64_t{9}, false, std::span<const ReasonText>(pending)},
    {"c"sv, "宏達資訊=A~B"sv, std::int64_t{-2}, {}, {}},
    {"d"sv, {}, {}, true, {}},
    {"e"sv, ""sv, std::int64_t{9}, false, std::span<const ReasonText>(pending).first(1)},
    {guid, "O'Neil"sv, std::int64_t{100}, true, {}},
};

RenderOptions ids_only(Format format) {
  RenderOptions options;
  options.format = format;
  options.columns = {"id"};
  return options;
}

/// The ids of what a request lists, in order; a GUID as "G".
std::string listed(const ListRequest& request, std::size_t memory = ListHabits().sort_memory) {
  MemorySink sink;
  const auto output = make_output(ids_only(Format::tsv), sink);
  Result<List> list = List::begin(columns, request, *output, {.sort_memory = memory});
  if (!list) return std::string(name(list.error().code)) + ": " + list.error().message;
  for (const std::vector<Value>& row : rows) {
    if (!list->row(row)) break;
  }
  if (!list->end() || !output->finish()) return "failed";
  std::string ids;
  for (const char c : sink.bytes) {
    if (c != '\n') ids += c;
  }
  if (const std::size_t at = ids.find(guid); at != std::string::npos) ids.replace(at, guid.size(), "G");
  return ids;
}

}  // namespace

TEST_CASE("people get a list in its usual order, programs as the rows come, and both as they ask for") {
  const ListHabits habits{.order_for_people = "-quantity"};
  const auto listed_by = [&](bool terminal, const ListRequest& request) {
    RenderOptions options = ids_only(Format::table);
    options.terminal = terminal;
    options.headers = false;
    MemorySink sink;
    const auto output = make_output(options, sink);
    Result<List> list = List::begin(columns, request, *output, habits);
    REQUIRE(list);
    for (const std::size_t index : {0U, 1U, 5U})
      list->row(rows[index]);
    REQUIRE(list->end());
    REQUIRE(output->finish());
    return sink.bytes;
  };
  const std::string last = std::string(guid) + "\n";
  CHECK(listed_by(true, {}) == last + "a\nb\n");
  CHECK(listed_by(false, {}) == "a\nb\n" + last);
  CHECK(listed_by(true, {.filters = {}, .sort = "quantity", .limit = {}}) == "b\na\n" + last);
}

TEST_CASE("filters choose rows") {
  struct Case {
    std::string filter, expected;
  };
  const Case cases[] = {
      {"companyName=Contoso", "a"},
      {"companyName=contoso", ""},  // exact
      {"companyName!=Contoso", "bcdeG"},
      {"companyName~CONTOSO", "ab"},
      {"companyName~müller", "b"},
      {"companyName~達資", "c"},
      {"companyName=宏達資訊=A~B", "c"},
      {"companyName=", "de"},
      {"companyName!=", "abcG"},
      {"companyName~", "abcdeG"},
      {"companyName=O'Neil", "G"},
      {"id={0C39D6D5-C70D-4C55-BC02-F620844F3FD1}", "G"},
      {"id!=0C39D6D5-C70D-4C55-BC02-F620844F3FD1", "abcde"},
      {"id~0C39D6D5", "G"},
      {"quantity=9", "be"},
      {"quantity=-2", "c"},
      {"quantity=09", "be"},
      {"quantity=0", ""},
      {"quantity=", "d"},
      {"quantity!=9", "acdG"},
      {"quantity~0", "aG"},
      {"eligible=true", "adG"},
      {"eligible=false", "be"},
      {"eligible=", "c"},
      {"eligible!=true", "bce"},
      {"reasons=PARTNERSHIP_PENDING", "be"},
      {"reasons=ADMIN_PRIVILEGES_MISSING", "b"},
      {"reasons!=ADMIN_PRIVILEGES_MISSING", "acdeG"},
      {"reasons~admin", "b"},
      {"reasons=", "acdG"},
      {"reasons!=", "be"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.filter);
    CHECK(listed({.filters = {each.filter}, .sort = {}, .limit = {}}) == each.expected);
  }
}

TEST_CASE("an empty value is no number, not even zero") {
  const std::vector<Value> none_left{"f"sv, "Fabrikam"sv, std::int64_t{0}, true, {}};
  CHECK_FALSE(Filter::parse(columns, "quantity=")->matches(none_left));
  CHECK(Filter::parse(columns, "quantity!=")->matches(none_left));
  CHECK(Filter::parse(columns, "quantity=0")->matches(none_left));
}

TEST_CASE("all filters must hold") {
  CHECK(listed({.filters = {"quantity=9", "reasons~admin"}, .sort = {}, .limit = {}}) == "b");
  CHECK(listed({.filters = {"quantity=9", "quantity=10"}, .sort = {}, .limit = {}}).empty());
}

TEST_CASE("a filter or sort that can't be understood is refused") {
  struct Case {
    std::string filter, sort, expected;
  };
  const std::string fields = "; the fields are id, companyName, quantity, eligible, reasons.";
  const Case cases[] = {
      {"name=x", "", "UNKNOWN_FIELD: unknown field 'name'" + fields},
      {"=x", "", "UNKNOWN_FIELD: unknown field ''" + fields},
      {"COMPANYNAME=x", "", "UNKNOWN_FIELD: unknown field 'COMPANYNAME'" + fields},
      {"companyName", "", "INVALID_VALUE: 'companyName' is no filter."},
      {"companyName!x", "", "INVALID_VALUE: 'companyName!x' is no filter."},
      {"", "", "INVALID_VALUE: '' is no filter."},
      {"companyName==x", "", "INVALID_VALUE: 'companyName==x' is no filter: there is no ==."},
      {"companyName=~x", "", "INVALID_VALUE: 'companyName=~x' is no filter: there is no =~."},
      {"quantity=many", "", "INVALID_VALUE: quantity is a number, 'many' is none."},
      {"quantity!=1x", "", "INVALID_VALUE: quantity is a number, '1x' is none."},
      {"quantity=99999999999999999999", "", "INVALID_VALUE: quantity is a number, '99999999999999999999' is none."},
      {"eligible=yes", "", "INVALID_VALUE: eligible is one of true, false, not 'yes'."},
      {"companyName~x", "name", "UNKNOWN_FIELD: unknown field 'name'" + fields},
      {"companyName~x", "id,,quantity", "INVALID_VALUE: 'id,,quantity' is no list of fields to sort by."},
      {"companyName~x", "-", "INVALID_VALUE: '-' is no list of fields to sort by."},
  };
  for (const Case& each : cases) {
    CAPTURE(each.filter, each.sort);
    CHECK(listed({.filters = {each.filter}, .sort = each.sort, .limit = {}}) == each.expected);
  }
}

TEST_CASE("sorting follows the columns' types, null lowest, the id breaking ties") {
  struct Case {
    std::string sort, expected;
  };
  const Case cases[] = {
      {"quantity", "dcbeaG"},                                 // -2, 9, 9, 10, 100: not as texts
      {"-quantity", "Gabecd"},    {"companyName", "deaGbc"},  // by bytes: capitals first
      {"-companyName", "cbGaed"}, {"eligible", "cbeGad"},     // the id, here a GUID, begins with a digit
      {"-eligible", "Gadbec"},    {"eligible,-quantity", "cbeGad"}, {"-id", "edcbaG"},
      {"id,id", "Gabcde"},        {"-reasons,-id", "beadcG"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.sort);
    CHECK(listed({.filters = {}, .sort = each.sort, .limit = {}}) == each.expected);
    CHECK(listed({.filters = {}, .sort = each.sort, .limit = {}}, 1) == each.expected);  // every row a run
  }
}

TEST_CASE("limit and offset cut what is left after filter and sort") {
  CHECK(listed({.filters = {}, .sort = {}, .limit = 2}) == "ab");
  CHECK(listed({.filters = {}, .sort = {}, .limit = 2, .offset = 3}) == "de");
  CHECK(listed({.filters = {}, .sort = {}, .limit = {}, .offset = 4}) == "eG");
  CHECK(listed({.filters = {}, .sort = {}, .limit = 0}).empty());
  CHECK(listed({.filters = {}, .sort = {}, .limit = {}, .offset = 100}).empty());
  CHECK(listed({.filters = {"quantity!="}, .sort = "-quantity", .limit = 2, .offset = 1}) == "ab");
}

TEST_CASE("the total counts all matches, and truncated says that some are missing") {
  struct Case {
    ListRequest request;
    std::string expected;
  };
  const Case cases[] = {
      {{.filters = {}, .sort = {}, .limit = {}}, R"("totalCount":6,"truncated":false)"},
      {{.filters = {}, .sort = {}, .limit = 6}, R"("totalCount":6,"truncated":false)"},
      {{.filters = {}, .sort = {}, .limit = 5}, R"("totalCount":6,"truncated":true)"},
      {{.filters = {}, .sort = {}, .limit = {}, .offset = 1}, R"("totalCount":6,"truncated":true)"},
      {{.filters = {"quantity=9"}, .sort = {}, .limit = 1}, R"("totalCount":2,"truncated":true)"},
      {{.filters = {"quantity=9"}, .sort = "id", .limit = 1}, R"("totalCount":2,"truncated":true)"},
      {{.filters = {"quantity=9"}, .sort = "id", .limit = {}}, R"("totalCount":2,"truncated":false)"},
      {{.filters = {"quantity=7"}, .sort = {}, .limit = {}}, R"("totalCount":0,"truncated":false)"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.expected);
    MemorySink sink;
    const auto output = make_output(ids_only(Format::json), sink);
    Result<List> list = List::begin(columns, each.request, *output);
    REQUIRE(list);
    for (const std::vector<Value>& row : rows)
      CHECK(list->row(row));
    REQUIRE(list->end());
    REQUIRE(output->finish());
    CHECK(sink.bytes.find(each.expected) != std::string::npos);
  }
}

TEST_CASE("a list that has its limit asks for no more rows where nobody sees the total") {
  MemorySink sink;
  const auto output = make_output(ids_only(Format::tsv), sink);
  Result<List> list = List::begin(columns, {.filters = {}, .sort = {}, .limit = 2}, *output);
  REQUIRE(list);
  CHECK(list->row(rows[0]));
  CHECK_FALSE(list->row(rows[1]));
}

TEST_CASE("a list whose reader went away asks for no more rows") {
  MemorySink sink(0, Sink::Delivery::reader_gone);
  const auto output = make_output(ids_only(Format::json), sink);
  Result<List> list = List::begin(columns, {}, *output);
  REQUIRE(list);
  int taken = 0;
  while (taken < 100'000 && list->row(rows[5]))
    ++taken;
  CHECK(taken < 100'000);
}

TEST_CASE("a list needs the columns that are shown, filtered or sorted by") {
  MemorySink sink;
  const auto output = make_output(ids_only(Format::tsv), sink);
  const Result<List> list = List::begin(columns, {.filters = {"reasons~x"}, .sort = "-quantity", .limit = {}}, *output);
  REQUIRE(list);
  CHECK(list->needs("id"));
  CHECK(list->needs("reasons"));
  CHECK(list->needs("quantity"));
  CHECK_FALSE(list->needs("companyName"));
  CHECK_FALSE(list->needs("eligible"));
}

TEST_CASE("a list says what its filters demand, ids in their usual form") {
  MemorySink sink;
  const auto output = make_output(ids_only(Format::tsv), sink);
  const ListRequest request{
      .filters = {"id={0C39D6D5-C70D-4C55-BC02-F620844F3FD1}", "companyName!=x", "quantity="}, .sort = {}, .limit = {}};
  const Result<List> list = List::begin(columns, request, *output);
  REQUIRE(list);
  CHECK(list->demanded("id") == guid);
  CHECK_FALSE(list->demanded("companyName"));
  CHECK_FALSE(list->demanded("quantity"));
  CHECK_FALSE(list->demanded("eligible"));
}

TEST_CASE("a refused list writes nothing") {
  MemorySink sink;
  RenderOptions options = ids_only(Format::json);
  options.columns = {"nothing"};
  const auto output = make_output(options, sink);
  const Result<List> list = List::begin(columns, {}, *output);
  REQUIRE_FALSE(list);
  CHECK(list.error().code == ErrorCode::unknown_field);
  CHECK(sink.writes == 0);
}
