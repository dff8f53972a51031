#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "report/memory_sink.hpp"
#include "report/renderer.hpp"
#include "report/table_layout.hpp"
#include "text/unicode.hpp"

using namespace pcadmin;
using namespace pcadmin::report;
using namespace std::string_view_literals;

namespace {

const Column columns[] = {
    {"name", ColumnType::text, "Name", ""},
    {"seats", ColumnType::number, "Seats", ""},
    {"hidden", ColumnType::text, "Hidden", "", "", false},
    {"eligible", ColumnType::boolean, "Eligible", ""},
    {"reasons", ColumnType::reasons, "Reasons", ""},
};

const std::vector<ReasonText> reasons = {
    {"PARTNERSHIP_PENDING", "Not accepted.", "pcadmin accept-relationship --reseller r"},
    {"ADMIN_PRIVILEGES_MISSING", "None.", ""},
};

const Rows rows = {
    {"宏達資訊"sv, std::int64_t{25}, "h"sv, true, std::span<const ReasonText>()},
    {"Cafe\u0301 👨\u200D👩\u200D👧"sv, std::int64_t{1200000}, "h"sv, false, std::span<const ReasonText>(reasons)},
    {"a\x1b[2J\u202e\tb\n"sv, {}, {}, {}, {}},
};

RenderOptions on_terminal(std::size_t width) {
  RenderOptions options;
  options.terminal = true;
  options.width = width;
  return options;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("a table is aligned by the cells of a terminal") {
  CHECK(render_list({}, columns, rows) ==
        "Name                   Seats  Eligible  Reasons\n"
        "宏達資訊                  25  true\n"
        "Cafe\u0301 👨\u200D👩\u200D👧              1200000  false     PARTNERSHIP_PENDING,ADMIN_PRIVILEGES_MISSING\n"
        "  Not accepted.\n"
        "  Try: pcadmin accept-relationship --reseller r\n"
        "  None.\n"
        "a\\x1b[2J\\u202e\\tb\\n\n");
}

TEST_CASE("an empty table is its headings, or nothing without them") {
  RenderOptions options;
  CHECK(render_list(options, columns, {}) == "Name  Seats  Eligible  Reasons\n");
  options.headers = false;
  CHECK(render_list(options, columns, {}).empty());
  CHECK(render_list(options, columns, {rows[0]}) == "宏達資訊  25  true\n");
}

TEST_CASE("a column that isn't in the table comes when it is asked for") {
  RenderOptions options;
  options.columns = {"hidden", "name"};
  CHECK(render_list(options, columns, {rows[0]}) == "Hidden  Name\nh       宏達資訊\n");
}

TEST_CASE("a table for a terminal is cut to its width: first ids, to what can be typed of them, then names") {
  const Column four[] = {{.name = "id", .heading = "Id", .meaning = ""},
                         {.name = "name", .heading = "Name", .meaning = "", .may_be_cut = true},
                         {.name = "domain", .heading = "Domain", .meaning = ""},
                         {.name = "offer", .heading = "Offer", .meaning = "", .may_be_cut = true}};
  const Rows wide = {{"0c39d6d5-c70d-4c55-bc02-f620844f3fd1"sv, "合作夥伴中心"sv, "a.example"sv, "Office 365"sv},
                     {"0c39d6d6-c70d-4c55-bc02-f620844f3fd1"sv, "Contoso"sv, "contoso.example"sv, ""sv}};
  CHECK(render_list(on_terminal(80), four, wide) ==
        "Id                                    Name          Domain           Offer\n"
        "0c39d6d5-c70d-4c55-bc02-f620844f3fd1  合作夥伴中心  a.example        Office 365\n"
        "0c39d6d6-c70d-4c55-bc02-f620844f3fd1  Contoso       contoso.example\n");
  CHECK(render_list(on_terminal(60), four, wide) ==
        "Id         Name          Domain           Offer\n"
        "0c39d6d5…  合作夥伴中心  a.example        Office 365\n"
        "0c39d6d6…  Contoso       contoso.example\n");
  CHECK(render_list(on_terminal(44), four, wide) ==
        "Id         Name     Domain           Offer\n"
        "0c39d6d5…  合作夥…  a.example        Office…\n"
        "0c39d6d6…  Contoso  contoso.example\n");
  RenderOptions pipe = on_terminal(20);
  pipe.terminal = false;
  CHECK(render_list(pipe, four, wide) == render_list(on_terminal(80), four, wide));
}

TEST_CASE("what can't be told by its beginning is cut only where it is too long for any terminal") {
  const Column two[] = {{.name = "status", .heading = "Status", .meaning = ""},
                        {.name = "name", .heading = "Name", .meaning = "", .may_be_cut = true}};
  const std::string endless(100, 'x');
  CHECK(render_list(on_terminal(60), two, {{std::string_view(endless), "Contoso"sv}}) ==
        "Status" + std::string(47, ' ') + "Name\n" + std::string(50, 'x') + "…  Contoso\n");
}

TEST_CASE("no line of a table is wider than the terminal") {
  const Column three[] = {{.name = "a", .heading = "合作夥伴中心的客戶", .meaning = "", .may_be_cut = true},
                          {.name = "b", .heading = "B", .meaning = "", .may_be_cut = true},
                          {.name = "c", .type = ColumnType::number, .heading = "Number of seats", .meaning = ""}};
  const Rows wide = {
      {"合作夥伴中心合作夥伴中心合作夥伴中心"sv, "👨\u200D👩\u200D👧👨\u200D👩\u200D👧 and so on"sv, std::int64_t{1}}};
  for (std::size_t width = 30; width < 90; ++width) {
    CAPTURE(width);
    const std::string table = render_list(on_terminal(width), three, wide);
    for (const std::string& line : lines_of(table))
      CHECK(text::display_width(line) <= width);
  }
}

TEST_CASE("a terminal too narrow for columns gets a line for each field, and no value is lost") {
  CHECK(render_list(on_terminal(20), columns, {rows[0], rows[1]}) ==
        "Name:     宏達資訊\n"
        "Seats:    25\n"
        "Eligible: true\n"
        "Reasons:\n"
        "\n"
        "Name:     Cafe\u0301 👨\u200D👩\u200D👧\n"
        "Seats:    1200000\n"
        "Eligible: false\n"
        "Reasons:\n"
        "  PARTNERSHIP_PENDING,ADMIN_PRIVILEGES_MISSING\n"
        "  Not accepted.\n"
        "  Try: pcadmin accept-relationship --reseller r\n"
        "  None.\n");
}

TEST_CASE("the sentences of reasons stand beneath their row") {
  CHECK(render_list(on_terminal(0), columns, {rows[1], rows[0]}) ==
        "Name        Seats  Eligible  Reasons\n"
        "Cafe\u0301 👨\u200D👩\u200D👧   1200000  false     PARTNERSHIP_PENDING,ADMIN_PRIVILEGES_MISSING\n"
        "  Not accepted.\n"
        "  Try: pcadmin accept-relationship --reseller r\n"
        "  None.\n"
        "宏達資訊       25  true\n");
}

TEST_CASE("colours mark headings and what is no longer eligible, only when they are on") {
  RenderOptions options;
  options.color = true;
  options.columns = {"name", "eligible"};
  CHECK(render_list(options, columns, {rows[0], rows[1]}) ==
        "\x1b[1mName\x1b[0m      \x1b[1mEligible\x1b[0m\n"
        "宏達資訊  true\n"
        "Cafe\u0301 👨\u200D👩\u200D👧   \x1b[31mfalse\x1b[0m\n");
}

TEST_CASE("the first rows decide the widths, and a wider one later loses nothing in a pipe") {
  const Column two[] = {{"a", ColumnType::text, "A", ""}, {"b", ColumnType::text, "B", ""}};
  MemorySink sink;
  const auto output = make_output({}, sink);
  REQUIRE(output->begin_list(two));
  const Value narrow[] = {"x"sv, "y"sv};
  const Value wide[] = {"wider than the others"sv, "y"sv};
  for (int i = 0; i < 2000; ++i)
    output->row(narrow);
  output->row(wide);
  output->end_list(2001, false);
  REQUIRE(output->finish());
  const std::vector<std::string> lines = lines_of(sink.bytes);
  REQUIRE(lines.size() == 2002);
  CHECK(lines[0] == "A  B");
  CHECK(lines[2000] == "x  y");
  CHECK(lines[2001] == "wider than the others  y");
}

TEST_CASE("a single thing is a line for each field, texts of several lines beneath") {
  const Column item[] = {{"url", ColumnType::text, "Link", ""},
                         {"draftBody", ColumnType::text, "Draft", "", "", true, true},
                         {"name", ColumnType::text, "名稱", ""},
                         {"reasons", ColumnType::reasons, "Reasons", ""}};
  CHECK(render_item({}, item,
                    {"https://example.com"sv, "Hello\n\n  宏達\x1b\nBye\n"sv, "two\nlines"sv,
                     std::span<const ReasonText>(reasons).first(1)}) ==
        "Link:    https://example.com\n"
        "Draft:\n"
        "  Hello\n"
        "\n"
        "    宏達\\x1b\n"
        "  Bye\n"
        "名稱:    two\\nlines\n"
        "Reasons: PARTNERSHIP_PENDING\n"
        "  Not accepted.\n"
        "  Try: pcadmin accept-relationship --reseller r\n");
}

TEST_CASE("columns shrink from the widest, never below what can be read") {
  const std::vector<ColumnWidth> widths = {{36, 8}, {20, 8}, {5, 5}};
  CHECK(fit(widths, 100) == std::vector<std::size_t>{36, 20, 5});
  CHECK(fit(widths, 65) == std::vector<std::size_t>{36, 20, 5});
  CHECK(fit(widths, 60) == std::vector<std::size_t>{31, 20, 5});
  CHECK(fit(widths, 39) == std::vector<std::size_t>{15, 15, 5});
  CHECK(fit(widths, 25) == std::vector<std::size_t>{8, 8, 5});
  CHECK_FALSE(fit(widths, 24));
  const std::vector<ColumnWidth> ids = {{36, 9, true}, {20, 8}, {36, 9, true}};
  CHECK(fit(ids, 95) == std::vector<std::size_t>{9, 20, 36});
  CHECK(fit(ids, 60) == std::vector<std::size_t>{9, 20, 9});
  CHECK(fit(ids, 40) == std::vector<std::size_t>{9, 18, 9});
  CHECK(fit({}, 0) == std::vector<std::size_t>{});
}

TEST_CASE("domains and columns in which nothing stands give way before names do") {
  const Column four[] = {{.name = "name", .heading = "Company", .meaning = "", .may_be_cut = true},
                         {.name = "domain", .heading = "Domain", .meaning = "", .is_detail = true},
                         {.name = "note", .heading = "Agreement", .meaning = ""},
                         {.name = "state", .heading = "State", .meaning = ""}};
  const Rows wide = {{"Maple and Stone"sv, "maplestone.example"sv, {}, "active"sv}};
  CHECK(render_list(on_terminal(80), four, wide) ==
        "Company          Domain              Agreement  State\n"
        "Maple and Stone  maplestone.example             active\n");
  CHECK(render_list(on_terminal(43), four, wide) ==
        "Company          Domain              State\n"
        "Maple and Stone  maplestone.example  active\n");
  CHECK(render_list(on_terminal(36), four, wide) ==
        "Company          Domain       State\n"
        "Maple and Stone  maplestone…  active\n");
}

TEST_CASE("people read a subscription's own name with what was bought, unless it has a column") {
  const Column two[] = {{.name = "offerName", .heading = "Offer", .meaning = ""},
                        {.name = "friendlyName", .heading = "Name", .meaning = "", .in_table = false}};
  const Worded offer{"Exchange", "Mailboxes", Worded::How::in_brackets};
  const Rows one = {{offer, "Mailboxes"sv}};
  RenderOptions terminal = on_terminal(80);
  CHECK(render_list(terminal, two, one) == "Offer\nMailboxes (Exchange)\n");
  terminal.columns = {"offerName", "friendlyName"};
  CHECK(render_list(terminal, two, one) == "Offer     Name\nExchange  Mailboxes\n");
  CHECK(render_list({}, two, one) == "Offer\nExchange\n");
}

TEST_CASE("people read words where programs read a text, or nothing") {
  const Column two[] = {{.name = "before", .heading = "Before", .meaning = ""},
                        {.name = "after", .heading = "After", .meaning = ""}};
  const Rows one = {{Worded{"Farhill", "Farhill"}, Worded{"", "requested"}}};
  CHECK(render_list(on_terminal(80), two, one) == "Before   After\nFarhill  requested\n");
  RenderOptions json;
  json.format = Format::jsonl;
  CHECK(render_list(json, two, one) == "{\"before\":\"Farhill\",\"after\":null}\n");
}

TEST_CASE("what the question says already isn't shown to people who chose no columns") {
  const Column two[] = {{.name = "company", .heading = "Company", .meaning = ""},
                        {.name = "offer", .heading = "Offer", .meaning = ""}};
  const auto without_company = [&](const RenderOptions& options) {
    MemorySink sink;
    const auto output = make_output(options, sink);
    REQUIRE(output->begin_list(two));
    output->leave_out("company");
    output->row(std::vector<Value>{"Maple"sv, "Visio"sv});
    output->end_list(1, false);
    REQUIRE(output->finish());
    CHECK(output->summary() == "1 row");
    return sink.bytes;
  };
  CHECK(without_company(on_terminal(80)) == "Offer\nVisio\n");
  CHECK(without_company({}) == "Company  Offer\nMaple    Visio\n");
  RenderOptions chosen = on_terminal(80);
  chosen.columns = {"company"};
  CHECK(without_company(chosen) == "Company\nMaple\n");
}
