// Lines that nobody would type, and lines that are nearly right: each is understood or refused in the program's own
// words.
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "app/command_table.hpp"
#include "app/fixture.hpp"
#include "app/line/global_options.hpp"
#include "app/machine/open_store.hpp"

namespace pcadmin::app {
namespace {

constexpr int lines = 5000;

/// Words of the kinds that a line has, and some that none should.
class Words {
 public:
  explicit Words(std::uint32_t seed) : random_(seed), commands_(command_table()) {
    cli::OptionSet global;
    GlobalOptions unused;
    declare_settings(global, unused);
    declare_requests(global, unused);
    remember(global);
    for (const cli::Command& command : commands_) {
      names_.emplace_back(command.info.name);
      const auto invocation = command.invoke();
      cli::OptionSet own;
      invocation->declare(own);
      remember(own);
      for (const report::Column& column : command.info.columns)
        values_.emplace_back(column.name);
    }
  }

  std::vector<std::string> line() {
    std::vector<std::string> words;
    if (one_of(8) != 0) words.push_back(maybe_mistyped(any(names_)));
    for (std::size_t count = one_of(7); count > 0; --count) {
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(one_of(words.size() + 1)), word());
    }
    return words;
  }

  const std::vector<cli::Command>& commands() const { return commands_; }

 private:
  void remember(const cli::OptionSet& set) {
    for (const cli::Option& option : set.options()) {
      if (option.name == "--help" || option.name == "--version") continue;  // which succeed whatever else is there
      options_.push_back(option.name);
      for (const std::string& choice : option.choice_values)
        values_.push_back(choice);
    }
  }

  std::size_t one_of(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  const std::string& any(const std::vector<std::string>& of) { return of.at(one_of(of.size())); }

  std::string word() {
    static const std::vector<std::string> odd{
        "",     "-",    "--",    "-x",          "-qo",          "-o=",  "--=", "--filter=a=b",
        "...",  "=",    "[a,b]", "{}",          "0b80a255",     "青田", "-1",  "\x1b[31m",
        "\xff", "a\nb", "\"'$`", "--no-such=1", "/nonexistent", "x=y",  "~",   "010"};
    switch (one_of(5)) {
      case 0:
        return maybe_mistyped(any(options_));
      case 1:
        return maybe_mistyped(any(options_)) + "=" + any(values_);
      case 2:
        return maybe_mistyped(any(values_));
      case 3:
        return any(names_);
      default:
        return any(odd);
    }
  }

  std::string maybe_mistyped(std::string word) {
    if (word.empty()) return word;
    const std::size_t at = one_of(word.size());
    switch (one_of(6)) {
      case 0:
        word.erase(at, 1);
        break;
      case 1:
        word.insert(at, 1, 'x');
        break;
      case 2:
        word.resize(at);
        break;
      default:
        break;
    }
    return word;
  }

  std::mt19937 random_;
  std::vector<cli::Command> commands_;
  std::vector<std::string> names_;
  std::vector<std::string> options_;
  std::vector<std::string> values_;
};

bool is_foreign(std::string_view message) {
  for (const std::string_view words : {"The following argument", "Run with --help", "CLI::", "CLI11", "is required",
                                       "was not expected", "Excludes", "internal error", "std::"}) {
    if (message.find(words) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("whatever is typed is answered in the program's own words, with an exit code that is promised") {
  const std::uint32_t seed = std::random_device()();
  INFO("seed " << seed);
  Words words(seed);
  for (int line = 0; line < lines; ++line) {
    const std::vector<std::string> typed = words.line();
    const std::vector<std::string_view> views(typed.begin(), typed.end());
    CAPTURE(typed);
    test::Machine machine;
    machine.variables = {{"HOME", "/nonexistent"}};
    Environment environment = machine.environment();
    environment.maintain_store = [](const std::string& path) {
      return store_kind(path).maintenance(path, [] { return false; });
    };
    environment.is_of_store = [](const std::string& path, const std::string& file) {
      return store_kind(path).owns(path, file);
    };
    const int code = run_program(views, words.commands(), environment);
    // There is no store and no file: only 0 (help, completion, config …), 2, 3 (a file) and 7 can come of it.
    REQUIRE((code == 0 || code == 1 || code == 2 || code == 3 || code == 5 || code == 7));
    REQUIRE_FALSE(is_foreign(machine.errors));
    if (code != 0) {
      REQUIRE(machine.out.text.empty());
      REQUIRE_FALSE(machine.errors.empty());
    }
  }
}

}  // namespace pcadmin::app
