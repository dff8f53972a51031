// Words of the command line and the form they are brought into.
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/line/words.hpp"

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
      {{"-filter"}, ErrorCode::unknown_option, "-filter", "--filter"},
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

TEST_CASE("a line that isn't understood is read as far as it can be") {
  struct Case {
    Typed words;
    std::vector<std::string> items;
  };
  const std::vector<Case> cases{
      {{}, {}},
      {{"init"}, {"0 argument init"}},
      {{"-q", "init"}, {"0 --quiet", "1 argument init"}},
      {{"--output", "json", "init"}, {"0 --output json", "2 argument init"}},
      {{"--output=json", "init"}, {"0 --output json", "1 argument init"}},
      {{"--output=", "init"}, {"0 --output ", "1 argument init"}},
      {{"-qo", "json", "init"}, {"0 --quiet", "0 --output json", "2 argument init"}},
      {{"-ojson", "init"}, {"0 --output json", "1 argument init"}},
      {{"--output", "--quiet", "init"}, {"0 --output", "1 --quiet", "2 argument init"}},
      {{"-o", "-o", "json"}, {"0 --output", "1 --output json"}},
      {{"--unknown", "init"}, {"0 unknown --unknown", "1 argument init"}},
      {{"--unknown=1", "-xq"}, {"0 unknown --unknown 1", "1 unknown -xq"}},
      {{"-qx"}, {"0 --quiet", "0 unknown x"}},
      {{"--quiet=1"}, {"0 --quiet 1"}},
      {{"--", "init"}, {"0 end", "1 argument init"}},
      {{"--output"}, {"0 --output"}},
  };
  const Tables tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    std::vector<std::string> items;
    for (const Item& item : scan(each.words, tables.all())) {
      std::string text = std::to_string(item.word);
      if (item.kind == Item::Kind::option) text += " " + item.option->name;
      if (item.kind == Item::Kind::argument) text += " argument " + std::string(item.text);
      if (item.kind == Item::Kind::unknown_option) text += " unknown " + std::string(item.text);
      if (item.kind == Item::Kind::end_of_options) text += " end";
      if (item.value) text += " " + std::string(*item.value);
      items.push_back(text);
    }
    CHECK(items == each.items);
  }
}

TEST_CASE("an option that another command has is told from an argument") {
  std::string text;
  cli::OptionSet own;
  own.positional("CUSTOMER", text, "The customer.");
  const auto normal = normalise(Typed{"--customer", "X"}, {&own});
  REQUIRE_FALSE(normal);
  CHECK(normal.error().hint == "CUSTOMER alone, without --customer");
}

TEST_CASE("an option is found among words that aren't understood otherwise") {
  CHECK(mentions(Typed{"x", "--nonsense", "--help"}, "--help", 'h'));
  CHECK(mentions(Typed{"--customer", "-h"}, "--help", 'h'));
  CHECK_FALSE(mentions(Typed{"x", "--", "--help"}, "--help", 'h'));
  CHECK_FALSE(mentions(Typed{"-hx", "--helping"}, "--help", 'h'));

  const Tables tables;
  const auto output = [&tables](const Typed& words) { return last_value(scan(words, tables.all()), "--output"); };
  CHECK(output({"-o", "csv", "x", "--output=json"}) == "json");
  CHECK(output({"-qojson"}) == "json");
  CHECK(output({"-o=json"}) == "json");
  CHECK(output({"--nonsense", "-o", "csv", "--output"}) == "csv");
  CHECK_FALSE(output({"--", "-o", "json"}));
  CHECK_FALSE(output({"--output"}));
}

}  // namespace
}  // namespace pcadmin::app
