// What a value must be like, for each kind of option.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "cli/command.hpp"
#include "cli/option.hpp"

namespace pcadmin::cli {
namespace {

TEST_CASE("a count is decimal digits and nothing else") {
  struct Case {
    std::string typed;
    std::optional<std::uint64_t> value;
  };
  const std::vector<Case> cases{
      {"0", 0},
      {"42", 42},
      {"010", 10},
      {"18446744073709551615", UINT64_MAX},
      {"18446744073709551616", std::nullopt},
      {"-1", std::nullopt},
      {"+1", std::nullopt},
      {" 1", std::nullopt},
      {"1 ", std::nullopt},
      {"0x10", std::nullopt},
      {"1e3", std::nullopt},
      {"1.5", std::nullopt},
      {"ten", std::nullopt},
      {"", std::nullopt},
  };
  for (const Case& each : cases) {
    CAPTURE(each.typed);
    std::optional<std::uint64_t> target;
    OptionSet set;
    const auto fault = set.count("--limit", "N", target, "Rows.").assign(each.typed);
    CHECK(fault.has_value() == !each.value.has_value());
    if (each.value) CHECK(target == each.value);
  }
}

TEST_CASE("an instant takes dates and instants and refuses garbage") {
  struct Case {
    const char* typed;
    const char* first;
    const char* last;
  };
  const Case cases[] = {{"2026-11-23", "2026-11-23T00:00:00Z", "2026-11-23T23:59:59Z"},
                        {"2026/11/23", "2026-11-23T00:00:00Z", "2026-11-23T23:59:59Z"},
                        {"2026-11-23T15:49:00Z", "2026-11-23T15:49:00Z", "2026-11-23T15:49:00Z"},
                        {"yesterday", "2028-02-28T00:00:00Z", "2028-02-28T23:59:59Z"},
                        {"today", "2028-02-29T00:00:00Z", "2028-02-29T23:59:59Z"},
                        {"tomorrow", "2028-03-01T00:00:00Z", "2028-03-01T23:59:59Z"},
                        {"-0d", "2028-02-29T00:00:00Z", "2028-02-29T23:59:59Z"},
                        {"-7d", "2028-02-22T00:00:00Z", "2028-02-22T23:59:59Z"},
                        {"+30d", "2028-03-30T00:00:00Z", "2028-03-30T23:59:59Z"}};
  std::optional<Instant> since;
  std::optional<Instant> until;
  OptionSet set(*parse_instant("2028-02-29T23:30:00Z"));
  Option& begin = set.instant("--since", "DATE", since, "From.");
  Option& end = set.end("--until", "DATE", until, "To.");
  for (const Case& each : cases) {
    CAPTURE(each.typed);
    REQUIRE_FALSE(begin.assign(each.typed));
    REQUIRE_FALSE(end.assign(each.typed));
    CHECK(format_instant(since.value()) == each.first);
    CHECK(format_instant(until.value()) == each.last);
  }
  for (const char* const garbage : {"", "soon", "2026-02-30", "2026-13-01", "23.11.2026", "6/30/2027", "2026-11/23",
                                    "1", "7d", "-d", "+-7d", "+7", "+7w", "+3000000d", "+99999999999d", "Today"}) {
    CAPTURE(garbage);
    CHECK(begin.assign(garbage));
    CHECK(end.assign(garbage));
  }
}

TEST_CASE("an empty value is refused unless the option allows it") {
  std::string name;
  std::vector<std::string> filters;
  std::string word;
  OptionSet set;
  CHECK(set.value("--name", "NAME", name, "A name.").assign("") == "it must not be empty");
  CHECK(set.values("--filter", "F", filters, "Filters.").assign("") == "it must not be empty");
  CHECK(set.positional("CUSTOMER", word, "A customer.").assign("") == "it must not be empty");
  CHECK_FALSE(set.value("--location", "TEXT", name, "A place.").may_be_empty().assign(""));
  CHECK(filters.empty());
}

TEST_CASE("a value outside the choices is refused with the choices and what was probably meant") {
  std::string color;
  OptionSet set;
  Option& option = set.value("--color", "WHEN", color, "Colours.").choices({"auto", "always", "never"});
  CHECK_FALSE(option.assign("never"));
  CHECK(color == "never");
  CHECK(option.assign("nevr") == "it must be one of auto, always, never (did you mean 'never'?)");
  CHECK(option.assign("purple") == "it must be one of auto, always, never");
  CHECK(option.assign("NEVER").has_value());
  CHECK(color == "never");
}

TEST_CASE("a repeatable option keeps every value, others the last one") {
  std::string sort;
  std::vector<std::string> filters;
  bool yes = false;
  std::optional<bool> headers;
  OptionSet set;
  Option& one = set.value("--sort", "FIELD", sort, "Order.");
  Option& many = set.values("--filter", "FILTER", filters, "Filters.");
  CHECK_FALSE(one.assign("a"));
  CHECK_FALSE(one.assign("b"));
  CHECK_FALSE(many.assign("a=1"));
  CHECK_FALSE(many.assign("b=2"));
  CHECK_FALSE(set.flag("--yes", yes, "Yes.").assign(""));
  CHECK_FALSE(set.flag("--headers", headers, true, "Headers.").assign(""));
  CHECK(sort == "b");
  CHECK(filters == std::vector<std::string>{"a=1", "b=2"});
  CHECK(yes);
  CHECK(headers == true);
}

TEST_CASE("the options of lists fill a list request") {
  report::ListRequest request;
  OptionSet set;
  declare_list_options(set, request);
  REQUIRE(set.options().size() == 4);
  CHECK_FALSE(set.options()[0].assign("status=active"));
  CHECK_FALSE(set.options()[1].assign("-quantity"));
  CHECK_FALSE(set.options()[2].assign("010"));
  CHECK_FALSE(set.options()[3].assign("5"));
  CHECK(request.filters == std::vector<std::string>{"status=active"});
  CHECK(request.sort == "-quantity");
  CHECK(request.limit == 10);
  CHECK(request.offset == 5);
}

}  // namespace
}  // namespace pcadmin::cli
