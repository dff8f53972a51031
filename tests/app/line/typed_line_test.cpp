// From words to values.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/line/typed_line.hpp"

namespace pcadmin::app {
namespace {

using Typed = std::vector<std::string_view>;

/// A command with two positional arguments, one of which must be there.
struct Two {
  std::string subscription;
  std::string contact;
  std::string customer;
  std::string format;
  std::string sort;
  std::vector<std::string> filters;
  std::optional<std::uint64_t> limit;
  std::optional<bool> headers;
  bool yes = false;
  cli::OptionSet own;
  cli::OptionSet global;

  Two() {
    own.positional("SUBSCRIPTION", subscription, "The subscription.").required();
    own.positional("CONTACT", contact, "The contact.");
    own.value("--customer", "REF", customer, "The customer.");
    own.values("--filter", "FILTER", filters, "Filters.");
    own.value("--sort", "FIELD", sort, "Order.").adds_up();
    own.count("--limit", "N", limit, "Rows.");
    own.flag("--yes", yes, "Yes.").short_name('y');
    global.value("--output", "FORMAT", format, "Format.").short_name('o').choices({"json", "csv"});
    global.flag("--headers", headers, true, "Headers.");
    global.flag("--no-headers", headers, false, "No headers.");
    for (cli::Option& option : global.options())
      option.last_wins = true;
  }

  Result<void> read(const Typed& words) {
    const TypedLine line(words, {&own, &global});
    if (Result<void> understood = line.check_understood(); !understood) return understood;
    Result<void> assigned = line.assign();
    return assigned ? line.check_complete() : assigned;
  }

  std::string text() const {
    std::string all = subscription + "|" + contact + "|" + customer + "|" + format + "|";
    for (const std::string& filter : filters)
      all += filter + ";";
    if (!sort.empty()) all += "|by " + sort;
    if (limit) all += "|limit " + std::to_string(*limit);
    if (headers) all += *headers ? "|headers" : "|no headers";
    return all + (yes ? "|yes" : "");
  }
};

struct AnyWords {
  std::string text;
  std::vector<std::string> texts;
  bool flag = false;
  cli::OptionSet own;
  cli::OptionSet global;

  AnyWords() {
    own.value("--customer", "REF", text, "The customer.");
    own.value("--sort", "FIELD", text, "Order.");
    own.value("--reason", "TEXT", text, "Why.");
    own.values("--filter", "FIELD=VALUE", texts, "Filters.");
    own.flag("--yes", flag, "Yes.").short_name('y');
    own.positionals("WORD", texts, "Words.");
    global.value("--output", "FORMAT", text, "Format.").short_name('o');
    global.flag("--quiet", flag, "Quiet.").short_name('q');
    global.flag("--help", flag, "Help.").short_name('h');
  }
  OptionTables all() const { return {&own, &global}; }
};

/// Options with their values, "--", and the other words.
std::vector<std::string> text_of(const TypedLine& line) {
  std::vector<std::string> text;
  std::vector<std::string> arguments{"--"};
  for (const Given& each : line.given()) {
    const bool is_argument = !each.option->name.starts_with('-');
    if (!is_argument) text.push_back(each.option->name);
    if (is_argument) arguments.push_back(each.value);
    if (!is_argument && each.option->kind != cli::Option::Kind::flag) text.push_back(each.value);
  }
  text.insert(text.end(), arguments.begin(), arguments.end());
  return text;
}

TEST_CASE("words are options, their values, and arguments") {
  struct Case {
    Typed words;
    std::vector<std::string> understood;
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
  const AnyWords tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    const TypedLine line(each.words, tables.all());
    REQUIRE(line.check_understood());
    CHECK(text_of(line) == each.understood);
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
  const AnyWords tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    const Result<void> understood = TypedLine(each.words, tables.all()).check_understood();
    REQUIRE_FALSE(understood);
    CHECK(understood.error().code == each.code);
    CHECK(understood.error().target == each.target);
    CHECK(understood.error().hint == each.hint);
  }
}

TEST_CASE("a line that isn't understood is read as far as it can be") {
  struct Case {
    Typed words;
    std::vector<std::string> understood;
  };
  const std::vector<Case> cases{
      {{"--output", "--quiet", "init"}, {"--quiet", "--", "init"}},
      {{"-o", "-o", "json"}, {"--output", "json", "--"}},
      {{"--unknown", "init"}, {"--", "init"}},
      {{"--unknown=1", "-xq"}, {"--"}},
      {{"-qx"}, {"--quiet", "--"}},
      {{"--quiet=1", "init"}, {"--", "init"}},
      {{"-qo", "--yes"}, {"--yes", "--"}},
      {{"--yes", "--output"}, {"--yes", "--"}},
  };
  const AnyWords tables;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    const TypedLine line(each.words, tables.all());
    CHECK_FALSE(line.check_understood());
    CHECK(text_of(line) == each.understood);
  }
}

TEST_CASE("an option that another command has is told from an argument") {
  std::string text;
  cli::OptionSet own;
  own.positional("CUSTOMER", text, "The customer.");
  const Result<void> understood = TypedLine(Typed{"--customer", "X"}, {&own}).check_understood();
  REQUIRE_FALSE(understood);
  CHECK(understood.error().hint == "CUSTOMER alone, without --customer");
}

TEST_CASE("an option's last value is found among words that aren't understood otherwise") {
  const AnyWords tables;
  const auto output = [&tables](const Typed& words) -> std::string {
    const TypedLine line(words, tables.all());
    return std::string(line.value_of("--output").value_or("none"));
  };
  CHECK(output({"-o", "csv", "x", "--output=json"}) == "json");
  CHECK(output({"-qojson"}) == "json");
  CHECK(output({"-qo=json"}) == "json");
  CHECK(output({"-o=json"}) == "json");
  CHECK(output({"--nonsense", "-o", "csv", "--output"}) == "csv");
  CHECK(output({"--", "-o", "json"}) == "none");
  CHECK(output({"--output"}) == "none");
}

TEST_CASE("words become values") {
  struct Case {
    Typed words;
    std::string values;
  };
  const std::vector<Case> cases{
      {{"A"}, "A||||"},
      {{"A", "B"}, "A|B|||"},
      {{"A", "--yes", "B"}, "A|B||||yes"},
      {{"-y", "A", "-ojson", "B", "--customer", "C"}, "A|B|C|json||yes"},
      {{"A", "--customer", "C", "--customer=C"}, "A||C||"},
      {{"A", "-o", "json", "--output=csv"}, "A|||csv|"},
      {{"A", "--filter", "a=1", "--filter=b=2", "--filter", "a=1"}, "A||||a=1;b=2;a=1;"},
      {{"A", "--filter", "-x", "--filter", "[a,b]"}, "A||||-x;[a,b];"},
      {{"A", "--sort", "a,-b", "--sort=c"}, "A|||||by a,-b,c"},
      {{"A", "--limit", "010"}, "A|||||limit 10"},
      {{"A", "--headers", "--no-headers"}, "A|||||no headers"},
      {{"A", "--no-headers", "--headers"}, "A|||||headers"},
      {{"A", "--headers", "--no-headers", "--headers"}, "A|||||headers"},
      {{"A", "--yes", "--yes"}, "A|||||yes"},
      {{"--", "-y", "--customer"}, "-y|--customer|||"},
      {{"A", "B", "--"}, "A|B|||"},
      {{"-", "++"}, "-|++|||"},
      {{"[a,b]"}, "[a,b]||||"},
      {{"合約"}, "合約||||"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words);
    Two two;
    const Result<void> read = two.read(each.words);
    if (!read) FAIL(read.error().message);
    CHECK(two.text() == each.values);
  }
}

TEST_CASE("words that don't fit are refused, each with what is wrong") {
  struct Case {
    Typed words;
    ErrorCode code;
    std::string message;
  };
  const std::vector<Case> cases{
      {{}, ErrorCode::missing_argument, "SUBSCRIPTION is missing."},
      {{"--yes"}, ErrorCode::missing_argument, "SUBSCRIPTION is missing."},
      {{"-o", "yaml"}, ErrorCode::invalid_value, "invalid value 'yaml' for --output: it must be one of json, csv."},
      {{"A", "B", "C", "D"}, ErrorCode::unexpected_argument, "unexpected 'C'."},
      {{"A", "--customer", "--yes"},
       ErrorCode::missing_argument,
       "option --customer needs a value, REF, but --yes follows."},
      {{"A", "--customer"}, ErrorCode::missing_argument, "option --customer needs a value, REF."},
      {{"A", "--customer", "C", "--yes", "--customer=D"},
       ErrorCode::conflicting_options,
       "--customer is given twice: 'C' and 'D'."},
      {{"A", "--limit", "1", "--limit", "1", "--limit", "2"},
       ErrorCode::conflicting_options,
       "--limit is given twice: '1' and '2'."},
      {{"A", "--costumer", "B"}, ErrorCode::unknown_option, "unknown option --costumer."},
      {{""}, ErrorCode::invalid_value, "SUBSCRIPTION is invalid: it must not be empty."},
      {{"A", "--customer", ""}, ErrorCode::invalid_value, "--customer is invalid: it must not be empty."},
      {{"A", "--customer="}, ErrorCode::invalid_value, "--customer is invalid: it must not be empty."},
      {{"A", "--limit", "-5"},
       ErrorCode::invalid_value,
       "invalid value '-5' for --limit: it must be a number of decimal digits only."},
      {{"A", "-o", "jsn"},
       ErrorCode::invalid_value,
       "invalid value 'jsn' for --output: it must be one of json, csv (did you mean 'json'?)."},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words);
    Two two;
    const Result<void> read = two.read(each.words);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == each.code);
    CHECK(read.error().message == each.message);
  }
}

TEST_CASE("an argument that takes all the words takes them as they are") {
  std::vector<std::string> files;
  bool dry = false;
  cli::OptionSet set;
  set.positionals("FILE", files, "Files.").required();
  set.flag("--dry-run", dry, "Dry.");
  const TypedLine line(Typed{"a", "--dry-run", "-", "[b,c]", "--", "--", "-d"}, {&set});
  REQUIRE(line.check_understood());
  REQUIRE(line.assign());
  CHECK(files == std::vector<std::string>{"a", "-", "[b,c]", "--", "-d"});
  CHECK(dry);

  const TypedLine none(Typed{"--dry-run"}, {&set});
  REQUIRE(none.check_understood());
  const Result<void> complete = none.check_complete();
  REQUIRE_FALSE(complete);
  CHECK(complete.error().message == "FILE is missing.");
}

TEST_CASE("what is answered later stands on the line as if it had been typed") {
  Two table;
  TypedLine line(Typed{"--customer=twins", "-y", "-o", "json"}, {&table.own, &table.global});
  const auto option = [&](std::string_view name) -> const cli::Option& { return *find_option({&table.own}, name); };
  line.answer(option("--customer"), "twins", "id 1");
  line.answer(table.own.arguments().front(), "", "-sub");
  line.answer(option("--filter"), "", "-a");
  REQUIRE(line.assign(table.own));
  CHECK(table.text() == "-sub||id 1||-a;|yes");  // what the other table has isn't assigned again
  REQUIRE(line.check_complete());
  const std::vector<std::string> words = line.words();
  CHECK(words ==
        std::vector<std::string>{"--customer", "id 1", "--yes", "--output", "json", "--filter=-a", "--", "-sub"});
  Two again;
  REQUIRE(again.read(Typed(words.begin(), words.end())));
  CHECK(again.text() == "-sub||id 1|json|-a;|yes");
}

}  // namespace
}  // namespace pcadmin::app
