#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "app/terminal/confirmation.hpp"

namespace pcadmin::app {
namespace {

struct Case {
  std::string what;
  bool terminal;
  bool assume_yes;
  bool needs_yes;
  bool no_input;
  std::optional<ErrorCode> code;
  bool asked;
};

TEST_CASE("a question is asked on a terminal, and without one only what wants --yes is refused") {
  const std::vector<Case> cases{
      {"asked, declined by an empty answer", true, false, false, false, ErrorCode::declined, true},
      {"--yes answers", true, true, false, false, std::nullopt, false},
      {"--yes answers what wants it", true, true, true, false, std::nullopt, false},
      {"--no-input forbids to ask", true, false, false, true, ErrorCode::confirmation_required, false},
      {"--no-input with --yes", true, true, false, true, std::nullopt, false},
      {"no terminal proceeds", false, false, false, false, std::nullopt, false},
      {"no terminal and --no-input proceeds", false, false, false, true, std::nullopt, false},
      {"no terminal but --yes is wanted", false, false, true, false, ErrorCode::confirmation_required, false},
      {"no terminal, --yes given", false, true, true, false, std::nullopt, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    test::Machine machine;
    machine.terminal.errors = each.terminal;
    GlobalOptions options;
    options.no_input = each.no_input;
    const Result<void> confirmed = confirm(
        {.review = "review\n", .question = "Go on?", .assume_yes = each.assume_yes, .needs_yes = each.needs_yes},
        options, machine.environment());
    CHECK(static_cast<bool>(confirmed) == !each.code);
    if (!confirmed && each.code) CHECK((confirmed.error().code == *each.code));
    CHECK(machine.terminal.questions.size() == (each.asked ? 1 : 0));
    CHECK(machine.errors == (each.terminal ? "review\n" : ""));
    CHECK(machine.out.text.empty());
  }
}

TEST_CASE("only a clear yes is a yes") {
  const std::vector<std::pair<std::optional<std::string>, bool>> answers{
      {"y", true},           {"Y", true},   {"yes", true}, {" Yes \r", true}, {"是", true},
      {std::nullopt, false}, {"", false},   {"n", false},  {"no", false},     {"yess", false},
      {"y y", false},        {"否", false}, {"1", false},
  };
  for (const auto& [answer, agreed] : answers) {
    CAPTURE(answer);
    test::Machine machine;
    machine.terminal.errors = true;
    machine.terminal.answer = answer;
    const auto confirmed = confirm({.review = "", .question = "Go on?"}, {}, machine.environment());
    CHECK(static_cast<bool>(confirmed) == agreed);
    CHECK(machine.terminal.questions == std::vector<std::string>{"Go on? [y/N] "});
  }
}

TEST_CASE("an interruption at the question is passed on") {
  test::Machine machine;
  machine.terminal.errors = true;
  machine.terminal.answer = failure(ErrorCode::interrupted, "interrupted.");
  const auto confirmed = confirm({.review = "", .question = "Go on?"}, {}, machine.environment());
  REQUIRE_FALSE(confirmed);
  CHECK((confirmed.error().code == ErrorCode::interrupted));
}

TEST_CASE("what is asked is shown first, with --quiet too; what isn't asked is quiet") {
  test::Machine machine;
  machine.terminal.errors = true;
  GlobalOptions options;
  options.quiet = true;
  CHECK(confirm({.review = "review\n", .question = "Go on?", .assume_yes = true}, options, machine.environment()));
  CHECK(machine.errors.empty());
  CHECK_FALSE(confirm({.review = "review\n", .question = "Go on?"}, options, machine.environment()));
  CHECK(machine.errors == "review\n");
  CHECK(machine.terminal.questions.size() == 1);
}

TEST_CASE("a review can't send control characters") {
  test::Machine machine;
  machine.terminal.errors = true;
  CHECK_FALSE(confirm({.review = "a\x1b[2J\nb", .question = "\x1b[2J?"}, {}, machine.environment()));
  CHECK(machine.errors == "a\\x1b[2J\nb\n");
  CHECK(machine.terminal.questions.back() == "\\x1b[2J? [y/N] ");
}

}  // namespace
}  // namespace pcadmin::app
