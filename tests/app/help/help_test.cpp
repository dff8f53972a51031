#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "app/help/help.hpp"
#include "app/line/global_options.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the overview shows every command beneath its group, and every global option") {
  cli::OptionSet global;
  GlobalOptions options;
  declare_settings(global, options);
  declare_requests(global, options);
  const std::vector<cli::Command> commands = test::commands();
  const std::string text = overview(commands, {&global}, 80);
  CHECK(text.find("Customers:\n  list-things  List the things\n") < text.find("Store:\n  break-things  Fail\n"));
  CHECK_FALSE(contains(text, "Contacts:"));
  for (const cli::Option& option : global.options())
    CHECK(contains(text, option.name));
}

TEST_CASE("the help of a command shows all that its tables hold") {
  const std::string text = command_help(test::commands()[0], 80);
  CHECK(text.starts_with("list-things - List the things\n\nUsage:\n  pcadmin list-things THING [FILE…] [OPTIONS]\n"));
  for (const char* const part :
       {"Shows what it was given.", "  # one\n  pcadmin list-things X\n", "THING  The thing.", "--customer REF",
        "-f, --filter FIELD=VALUE", "-y, --yes", "field  What it is.", "  130, 143  "}) {
    CAPTURE(part);
    CHECK(contains(text, part));
  }
  CHECK_FALSE(contains(text, "--exit-code"));
}

TEST_CASE("the help of a command names the exit codes that it can end with") {
  std::vector<cli::Command> commands = test::commands();
  cli::Command& command = commands[0];  // whose option names a customer
  const auto codes = [&] {
    const std::string help = command_help(command, 80);
    std::string found;
    for (const char* const code : {"0", "3", "4", "5", "6", "7", "8", "10", "130, 143"}) {
      if (contains(help.substr(help.find("Exit codes:")), "\n  " + std::string(code) + "  "))
        found += std::string(code) + " ";
    }
    return found;
  };
  CHECK(codes() == "0 3 7 8 130, 143 ");
  command.info.changes = true;
  CHECK(codes() == "0 3 4 7 8 130, 143 ");
  command.info.changes = false;
  command.info.uses_store = false;
  CHECK(codes() == "0 3 ");
  command.info.writes_file = true;
  CHECK(codes() == "0 3 4 ");
}

TEST_CASE("what an example is for stays a comment where it takes several lines") {
  std::vector<cli::Command> commands = test::commands();
  commands[0].info.examples = {
      {.command = "pcadmin list-things X", .purpose = "a purpose that takes two lines or three"}};
  CHECK(contains(command_help(commands[0], 40),
                 "  # a purpose that takes two lines or\n  # three\n  pcadmin list-things X\n"));
}

TEST_CASE("the overview fits the width") {
  cli::OptionSet global;
  GlobalOptions options;
  declare_settings(global, options);
  for (const std::size_t width : {40u, 70u, 80u, 120u}) {
    std::string text = overview(test::commands(), {&global}, width);
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      CAPTURE(text.substr(0, end));
      CHECK(text::display_width(text.substr(0, end)) <= width);
      text.erase(0, end + 1);
    }
  }
}

}  // namespace
}  // namespace pcadmin::app
