// From words to values.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/line/parser.hpp"

namespace pcadmin::app {
namespace {

using Typed = std::vector<std::string_view>;

/// A command with two positional arguments, one of which must be there.
struct Two {
  std::string subscription;
  std::string contact;
  std::string customer;
  std::string format;
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
    own.count("--limit", "N", limit, "Rows.");
    own.flag("--yes", yes, "Yes.").short_name('y');
    global.value("--output", "FORMAT", format, "Format.").short_name('o').choices({"json", "csv"});
    global.flag("--headers", headers, true, "Headers.");
    global.flag("--no-headers", headers, false, "No headers.");
  }

  Result<void> read(const Typed& words) {
    const auto given = parse(words, {&own, &global});
    if (!given) return given.error();
    Result<void> assigned = assign(*given);
    return assigned ? check_complete(*given, {&own, &global}) : assigned;
  }

  std::string text() const {
    std::string all = subscription + "|" + contact + "|" + customer + "|" + format + "|";
    for (const std::string& filter : filters)
      all += filter + ";";
    if (limit) all += "|limit " + std::to_string(*limit);
    if (headers) all += *headers ? "|headers" : "|no headers";
    return all + (yes ? "|yes" : "");
  }
};

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
      {{"A", "--customer", "C", "--customer=D"}, "A||D||"},
      {{"A", "-o", "json", "--output=csv"}, "A|||csv|"},
      {{"A", "--filter", "a=1", "--filter=b=2", "--filter", "a=1"}, "A||||a=1;b=2;a=1;"},
      {{"A", "--filter", "-x", "--filter", "[a,b]"}, "A||||-x;[a,b];"},
      {{"A", "--limit", "1", "--limit", "010"}, "A|||||limit 10"},
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
  const auto given = parse(Typed{"a", "--dry-run", "-", "[b,c]", "--", "--", "-d"}, {&set});
  REQUIRE(given);
  REQUIRE(assign(*given));
  CHECK(files == std::vector<std::string>{"a", "-", "[b,c]", "--", "-d"});
  CHECK(dry);

  const auto none = parse(Typed{"--dry-run"}, {&set});
  REQUIRE(none);
  const Result<void> complete = check_complete(*none, {&set});
  REQUIRE_FALSE(complete);
  CHECK(complete.error().message == "FILE is missing.");
}

}  // namespace
}  // namespace pcadmin::app
