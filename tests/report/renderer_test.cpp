#include "report/renderer.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "report/memory_sink.hpp"

using namespace pcadmin;
using namespace pcadmin::report;
using namespace std::string_view_literals;

namespace {

const Column columns[] = {
    {"customerId", ColumnType::text, "Customer", ""}, {"companyName", ColumnType::text, "Company", ""},
    {"seats", ColumnType::number, "Seats", ""},       {"eligible", ColumnType::boolean, "Eligible", ""},
    {"reasons", ColumnType::reasons, "Reasons", ""},
};

const std::vector<ReasonText> reasons = {
    {"PARTNERSHIP_PENDING", "宏達 has not \"accepted\".", "pcadmin accept-relationship --reseller x"},
    {"ADMIN_PRIVILEGES_MISSING", "None.", ""},
};

const Rows rows = {
    {"c1"sv, "宏達資訊, \"Ltd\""sv, std::int64_t{25}, true, std::span<const ReasonText>()},
    {"c2"sv, "=cmd\t|\n\\"sv, std::int64_t{-3}, false, std::span<const ReasonText>(reasons)},
    {"c3"sv, {}, {}, {}, {}},
};

RenderOptions as(Format format) {
  RenderOptions options;
  options.format = format;
  return options;
}

}  // namespace

TEST_CASE("formats are known by the names that -o takes") {
  for (const std::string_view each : {"table", "json", "jsonl", "csv", "tsv"}) {
    REQUIRE(parse_format(each));
    CHECK(name(*parse_format(each)) == each);
  }
  CHECK_FALSE(parse_format("JSON"));
  CHECK_FALSE(parse_format(""));
}

TEST_CASE("json wraps the rows and has every key, in order") {
  CHECK(render_list(as(Format::json), columns, rows) ==
        R"({"schemaVersion":"1.0","items":[)"
        "\n"
        R"({"customerId":"c1","companyName":"宏達資訊, \"Ltd\"","seats":25,"eligible":true,"reasons":[]},)"
        "\n"
        R"({"customerId":"c2","companyName":"=cmd\t|\n\\","seats":-3,"eligible":false,"reasons":[)"
        R"({"code":"PARTNERSHIP_PENDING","message":"宏達 has not \"accepted\".",)"
        R"("fix":"pcadmin accept-relationship --reseller x"},)"
        R"({"code":"ADMIN_PRIVILEGES_MISSING","message":"None.","fix":""}]},)"
        "\n"
        R"({"customerId":"c3","companyName":null,"seats":null,"eligible":null,"reasons":[]})"
        "\n"
        R"(],"totalCount":3,"truncated":false})"
        "\n");
}

TEST_CASE("an empty json list is whole") {
  CHECK(render_list(as(Format::json), columns, {}) ==
        "{\"schemaVersion\":\"1.0\",\"items\":[],\"totalCount\":0,\"truncated\":false}\n");
}

TEST_CASE("json says the total and whether something was left out") {
  MemorySink sink;
  const auto output = make_output(as(Format::json), sink);
  REQUIRE(output->begin_list(columns));
  CHECK(output->shows_total());
  output->end_list(1'000'000, true);
  REQUIRE(output->finish());
  CHECK(sink.bytes == "{\"schemaVersion\":\"1.0\",\"items\":[],\"totalCount\":1000000,\"truncated\":true}\n");
}

TEST_CASE("a single thing in json is an item") {
  RenderOptions options = as(Format::json);
  options.columns = {"seats", "companyName"};
  CHECK(render_item(options, columns, rows[0]) ==
        R"({"schemaVersion":"1.0","item":{"seats":25,"companyName":"宏達資訊, \"Ltd\""}})"
        "\n");
}

TEST_CASE("json of a change says which run it was, and what to know") {
  ChangeReport change{.run_id = 12, .warnings = {reasons[1]}};
  RenderOptions options = as(Format::json);
  options.columns = {"seats"};
  options.change = &change;
  const std::string beside =
      R"("runId":12,"warnings":[{"code":"ADMIN_PRIVILEGES_MISSING","message":"None.","fix":""}]})"
      "\n";
  CHECK(render_item(options, columns, rows[0]) == R"({"schemaVersion":"1.0","item":{"seats":25},)" + beside);
  CHECK(render_list(options, columns, {}) ==
        R"({"schemaVersion":"1.0","items":[],"totalCount":0,"truncated":false,)" + beside);
  change = {};
  CHECK(render_item(options, columns, rows[0]) ==
        R"({"schemaVersion":"1.0","item":{"seats":25},"runId":null,"warnings":[]})"
        "\n");
  options.format = Format::jsonl;
  CHECK(render_item(options, columns, rows[0]) == "{\"seats\":25}\n");
}

TEST_CASE("a text that is a JSON object is that object in JSON, harmless, and a text elsewhere") {
  const Column json[] = {{.name = "before", .type = ColumnType::json, .heading = "Before", .meaning = ""}};
  const Rows texts = {{"{\"state\":\"active\",\"agreement\":\"\u202ex\"}"sv}, {"fab36728"sv}, {{}}};
  CHECK(
      render_list(as(Format::jsonl), json, texts) ==
      "{\"before\":{\"state\":\"active\",\"agreement\":\"\\u202ex\"}}\n{\"before\":\"fab36728\"}\n{\"before\":null}\n");
  CHECK(render_list(as(Format::tsv), json, texts) == "{\"state\":\"active\",\"agreement\":\"\u202ex\"}\nfab36728\n\n");
}

TEST_CASE("json escapes what is hostile and never fails") {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {
      {"\x1b[31m", R"("\u001b[31m")"},
      {"\0"sv, R"("\u0000")"},
      {"\b\f\r", R"("\b\f\r")"},
      {"\x7f", R"("\u007f")"},
      {"\u009b", R"("\u009b")"},
      {"\u202eabc", R"("\u202eabc")"},
      {"\u2028", R"("\u2028")"},
      {"\U000E0041", R"("\udb40\udc41")"},
      {"a\xff\xe5\x90z", "\"a\uFFFD\uFFFD\uFFFDz\""},
      {"👩\u200D🚀 cafe\u0301 合作", "\"👩\u200D🚀 cafe\u0301 合作\""},
      {"</script>'", R"("</script>'")"},
  };
  const Column text[] = {{"t", ColumnType::text, "", ""}};
  for (const Case& each : cases) {
    CAPTURE(each.expected);
    CHECK(render_list(as(Format::jsonl), text, {{each.text}}) == "{\"t\":" + std::string(each.expected) + "}\n");
  }
}

TEST_CASE("jsonl is one bare object a line, of a list and of an item") {
  RenderOptions options = as(Format::jsonl);
  options.columns = {"customerId", "eligible"};
  CHECK(render_list(options, columns, rows) ==
        "{\"customerId\":\"c1\",\"eligible\":true}\n"
        "{\"customerId\":\"c2\",\"eligible\":false}\n"
        "{\"customerId\":\"c3\",\"eligible\":null}\n");
  CHECK(render_item(options, columns, rows[0]) == "{\"customerId\":\"c1\",\"eligible\":true}\n");
  CHECK(render_list(options, columns, {}).empty());
}

TEST_CASE("csv follows RFC 4180") {
  CHECK(render_list(as(Format::csv), columns, rows) ==
        "customerId,companyName,seats,eligible,reasons\r\n"
        "c1,\"宏達資訊, \"\"Ltd\"\"\",25,true,\r\n"
        "c2,\"=cmd\t|\n\\\",-3,false,\"PARTNERSHIP_PENDING,ADMIN_PRIVILEGES_MISSING\"\r\n"
        "c3,,,,\r\n");
  CHECK(render_item(as(Format::csv), columns, rows[2]) ==
        "customerId,companyName,seats,eligible,reasons\r\nc3,,,,\r\n");
}

TEST_CASE("csv leaves its header out only when told to") {
  RenderOptions options = as(Format::csv);
  CHECK(render_list(options, columns, {}) == "customerId,companyName,seats,eligible,reasons\r\n");
  options.headers = false;
  CHECK(render_list(options, columns, {}).empty());
}

TEST_CASE("a csv row of one empty cell is no empty line") {
  RenderOptions options = as(Format::csv);
  options.columns = {"seats"};
  CHECK(render_list(options, columns, rows) == "seats\r\n25\r\n-3\r\n\"\"\r\n");
}

TEST_CASE("csv for a spreadsheet has a byte-order mark and no formulas") {
  RenderOptions options = as(Format::csv);
  options.excel = true;
  options.headers = false;
  options.columns = {"companyName", "seats"};
  const Rows hostile = {
      {{}, "=1+1"sv, std::int64_t{-3}, {}, {}},
      {{}, "+1"sv, {}, {}, {}},
      {{}, "-1"sv, {}, {}, {}},
      {{}, "@SUM(A1)"sv, {}, {}, {}},
      {{}, "\tx"sv, {}, {}, {}},
      {{}, "\rx"sv, {}, {}, {}},
      {{}, "＝1"sv, {}, {}, {}},
      {{}, "＋1"sv, {}, {}, {}},
      {{}, "－1"sv, {}, {}, {}},
      {{}, "＠1"sv, {}, {}, {}},
      {{}, "a=1"sv, {}, {}, {}},
      {{}, "=\"a\",b"sv, {}, {}, {}},
  };
  CHECK(render_list(options, columns, hostile) ==
        "\uFEFF'=1+1,-3\r\n'+1,\r\n'-1,\r\n'@SUM(A1),\r\n'\tx,\r\n\"'\rx\",\r\n'＝1,\r\n'＋1,\r\n'－1,\r\n'＠1,\r\na=1,"
        "\r\n"
        "\"'=\"\"a\"\",b\",\r\n");
}

TEST_CASE("tsv is one line a row, whatever the cells hold") {
  CHECK(render_list(as(Format::tsv), columns, rows) ==
        "c1\t宏達資訊, \"Ltd\"\t25\ttrue\t\n"
        "c2\t=cmd\\t|\\n\\\\\t-3\tfalse\tPARTNERSHIP_PENDING,ADMIN_PRIVILEGES_MISSING\n"
        "c3\t\t\t\t\n");
  RenderOptions options = as(Format::tsv);
  options.headers = true;
  options.columns = {"seats", "customerId"};
  CHECK(render_list(options, columns, rows) == "seats\tcustomerId\n25\tc1\n-3\tc2\n\tc3\n");
  CHECK(render_item(options, columns, rows[0]) == "seats\tcustomerId\n25\tc1\n");
}

TEST_CASE("bytes that are no UTF-8 don't get into csv and tsv") {
  const Column text[] = {{"t", ColumnType::text, "", ""}};
  CHECK(render_list(as(Format::tsv), text, {{"a\xffz"sv}}) == "a\uFFFDz\n");
  CHECK(render_list(as(Format::csv), text, {{"a\xffz"sv}}) == "t\r\na\uFFFDz\r\n");
}

TEST_CASE("no format sends control characters to a terminal, but pipes get values as they are") {
  const Column text[] = {{"t", ColumnType::text, "", ""}};
  const Rows hostile = {{"a\x1b[2J\u202eb\nc"sv}};
  for (const Format format : {Format::table, Format::json, Format::jsonl, Format::csv, Format::tsv}) {
    CAPTURE(name(format));
    RenderOptions options = as(format);
    options.terminal = true;
    const std::string shown = render_list(options, text, hostile);
    CHECK(shown.find('\x1b') == std::string::npos);
    CHECK(shown.find("\u202e") == std::string::npos);
  }
  CHECK(render_list(as(Format::tsv), text, hostile) == "a\x1b[2J\u202eb\\nc\n");
  CHECK(render_list(as(Format::csv), text, hostile) == "t\r\n\"a\x1b[2J\u202eb\nc\"\r\n");
}

TEST_CASE("a csv cell of several lines stays one on a terminal") {
  const Column text[] = {{"t", ColumnType::text, "", ""}};
  RenderOptions options = as(Format::csv);
  options.terminal = true;
  CHECK(render_list(options, text, {{"a\r\nb\x1b\n"sv}}) == "t\r\n\"a\\r\nb\\x1b\n\"\r\n");
}

TEST_CASE("columns come in the order asked for, each once") {
  RenderOptions options = as(Format::jsonl);
  options.columns = {"eligible", "customerId", "eligible"};
  CHECK(render_item(options, columns, rows[0]) == "{\"eligible\":true,\"customerId\":\"c1\"}\n");
}

TEST_CASE("an unknown column is refused before anything is written") {
  RenderOptions options = as(Format::json);
  options.columns = {"customerId", "companyname"};
  MemorySink sink;
  const auto output = make_output(options, sink);
  const Result<void> list = output->begin_list(columns);
  REQUIRE_FALSE(list);
  CHECK(list.error().code == ErrorCode::unknown_field);
  CHECK(list.error().message ==
        "unknown field 'companyname'; the fields are customerId, companyName, seats, eligible, reasons.");
  CHECK(list.error().hint == "companyName");
  CHECK(list.error().target == "companyname");
  CHECK_FALSE(output->begin_item(columns));
  CHECK(sink.writes == 0);
}

TEST_CASE("an output knows what it shows") {
  MemorySink sink;
  RenderOptions options = as(Format::tsv);
  options.columns = {"seats"};
  const auto output = make_output(options, sink);
  CHECK(output->shows("seats"));
  CHECK_FALSE(output->shows("reasons"));
  REQUIRE(output->begin_list(columns));
  CHECK(output->shows("seats"));
  CHECK_FALSE(output->shows("reasons"));
  CHECK_FALSE(output->shows_total());
  CHECK_FALSE(output->for_people());
}

TEST_CASE("only a table on a terminal is for people") {
  MemorySink sink;
  RenderOptions options = as(Format::table);
  CHECK_FALSE(make_output(options, sink)->for_people());
  options.terminal = true;
  CHECK(make_output(options, sink)->for_people());
  options.format = Format::json;
  CHECK_FALSE(make_output(options, sink)->for_people());
}

TEST_CASE("text for people is written as it is, harmlessly on a terminal") {
  for (const bool terminal : {false, true}) {
    MemorySink sink;
    RenderOptions options = as(Format::json);
    options.terminal = terminal;
    const auto output = make_output(options, sink);
    output->text("支援\n  Bad\x1b[2J\u202e name\n\nEnd\n");
    REQUIRE(output->finish());
    CHECK(sink.bytes ==
          (terminal ? "支援\n  Bad\\x1b[2J\\u202e name\n\nEnd\n" : "支援\n  Bad\x1b[2J\u202e name\n\nEnd\n"));
  }
}
