// Words of the command line and the form they are brought into.
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/words.hpp"

namespace pcadmin::app {
namespace {

using Typed = std::vector<std::string_view>;

struct Tables {
  std::string text;
  std::vector<std::string> texts;
  bool flag = false;
  cli::OptionSet own;
  cli::OptionSet global;

  Tables() {
    own.value("--customer", "REF", text, "The customer.");
    own.value("--sort", "FIELD", text, "Order.");
    own.value("--reason", "TEXT", text, "Why.");
    own.values("--filter", "FIELD=VALUE", texts, "Filters.");
    own.flag("--yes", flag, "Yes.").short_name('y');
    global.value("--output", "FORMAT", text, "Format.").short_name('o');
    global.flag("--quiet", flag, "Quiet.").short_name('q');
    global.flag("--help", flag, "Help.").short_name('h');
  }
  OptionTables all() const { return {&own, &global}; }
};

TEST_CASE("words are brought into options, their values, and arguments") {
  struct Case {
    Typed words;
    std::vector<std::string> normal;
  };
  const std::vector<Case> cases{
      {{}, {"--"}},
      {{"X"}, {"--", "X"}},
      {{"X", "--yes", "Y"}, {"--yes", "--", "X", "Y"}},
      {{"--customer", "X"}, {"--customer", "X", "--"}},
      {{"--customer=X"}, {"--customer", "X", "--"}},
      {{"--customer=X=Y"}, {"--customer", "X=Y", "--"}},
      {{"--customer="}, {"--customer", "", "--"}},
      {{"--customer", ""}, {"--customer", "", "--"}},
      {{"-o", "json"}, {"--output", "json", "--"}},
      {{"-ojson"}, {"--output", "json", "--"}},
      {{"-o=json"}, {"--output", "json", "--"}},
      {{"-qy"}, {"--quiet", "--yes", "--"}},
      {{"-qo", "json"}, {"--quiet", "--output", "json", "--"}},
      {{"-qojson"}, {"--quiet", "--output", "json", "--"}},
      {{"--filter", "a=1", "--filter", "b=2"}, {"--filter", "a=1", "--filter", "b=2", "--"}},
      {{"-"}, {"--", "-"}},
      {{"--reason", "-"}, {"--reason", "-", "--"}},
      {{"--reason", "-x"}, {"--reason", "-x", "--"}},
      {{"--reason", "--x"}, {"--reason", "--x", "--"}},
      {{"--reason=--yes"}, {"--reason", "--yes", "--"}},
      {{"--sort", "-quantity"}, {"--sort", "-quantity", "--"}},
      {{"--", "--yes", "-o", "--"}, {"--", "--yes", "-o", "--"}},
      {{"--yes", "--", "-1"}, {"--yes", "--", "-1"}},
      {{"++", "[a,b]", "/yes"}, {"--", "++", "[a,b]", "/yes"}},
      {{"--reason", "[a,b]"}, {"--reason", "[a,b]", "--"}},
  };
  const Tables tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    const auto normal = normalise(each.words, tables.all());
    REQUIRE(normal);
    CHECK(*normal == each.normal);
  }
}

TEST_CASE("words that can't be understood are named") {
  struct Case {
    Typed words;
    ErrorCode code;
    std::string target;
    std::string hint;
  };
  const std::vector<Case> cases{
      {{"--custmer", "X"}, ErrorCode::unknown_option, "--custmer", "--customer"},
      {{"--custmer=X"}, ErrorCode::unknown_option, "--custmer", "--customer"},
      {{"--cust", "X"}, ErrorCode::unknown_option, "--cust", "--customer"},
      {{"--frobnicate"}, ErrorCode::unknown_option, "--frobnicate", ""},
      {{"-x"}, ErrorCode::unknown_option, "-x", ""},
      {{"-qx"}, ErrorCode::unknown_option, "-x", ""},
      {{"-yes"}, ErrorCode::unknown_option, "-e", ""},
      {{"--customer"}, ErrorCode::missing_argument, "--customer", "--customer REF"},
      {{"--customer", "--yes"},
       ErrorCode::missing_argument,
       "--customer",
       "--customer REF, or --customer=--yes if that is the value"},
      {{"--customer", "-y"}, ErrorCode::missing_argument, "--customer", "--customer REF"},
      {{"--customer", "--", "X"}, ErrorCode::missing_argument, "--customer", "--customer REF"},
      {{"-o", "--customer=X"},
       ErrorCode::missing_argument,
       "--output",
       "--output FORMAT, or --output=--customer=X if that is the value"},
      {{"--yes=true"}, ErrorCode::invalid_value, "--yes", "--yes"},
  };
  const Tables tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    const auto normal = normalise(each.words, tables.all());
    REQUIRE_FALSE(normal);
    CHECK(normal.error().code == each.code);
    CHECK(normal.error().target == each.target);
    CHECK(normal.error().hint == each.hint);
  }
}

TEST_CASE("the command is the first word that is neither an option nor a value") {
  struct Case {
    Typed words;
    std::optional<std::size_t> at;
  };
  const std::vector<Case> cases{
      {{}, std::nullopt},
      {{"init"}, 0},
      {{"-q", "init"}, 1},
      {{"--output", "json", "init"}, 2},
      {{"--output=json", "init"}, 1},
      {{"-qo", "json", "init"}, 2},
      {{"-ojson", "init"}, 1},
      {{"--output", "--quiet", "init"}, 2},
      {{"--unknown", "init"}, 1},
      {{"--", "init"}, 1},
      {{"--"}, std::nullopt},
      {{"--output", "json"}, std::nullopt},
  };
  const Tables tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    CHECK(find_command_word(each.words, tables.all()) == each.at);
  }
}

TEST_CASE("an option is found among words that aren't understood otherwise") {
  CHECK(mentions(Typed{"x", "--nonsense", "--help"}, "--help", 'h'));
  CHECK(mentions(Typed{"--customer", "-h"}, "--help", 'h'));
  CHECK_FALSE(mentions(Typed{"x", "--", "--help"}, "--help", 'h'));
  CHECK_FALSE(mentions(Typed{"-hx", "--helping"}, "--help", 'h'));

  CHECK(last_value(Typed{"-o", "csv", "x", "--output=json"}, "--output", 'o') == "json");
  CHECK(last_value(Typed{"-ojson"}, "--output", 'o') == "json");
  CHECK(last_value(Typed{"-o=json"}, "--output", 'o') == "json");
  CHECK(last_value(Typed{"--lang", "zh-TW"}, "--lang") == "zh-TW");
  CHECK_FALSE(last_value(Typed{"--", "-o", "json"}, "--output", 'o'));
  CHECK_FALSE(last_value(Typed{"--output"}, "--output", 'o'));
}

}  // namespace
}  // namespace pcadmin::app
