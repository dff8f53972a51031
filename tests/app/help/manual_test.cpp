// The man pages hold what the tables hold, and nothing else.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "app/command_table.hpp"
#include "app/help/help.hpp"
#include "app/help/manual.hpp"
#include "app/line/global_options.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using Names = std::set<std::string>;

std::string page(const std::string& name) {
  for (const ManualPage& each : manual(command_table(), "2026-11-24")) {
    if (each.name == name) return each.text;
  }
  FAIL("there is no page " + name);
  return "";
}

/// A line without its fonts and escapes, as far as names need it.
std::string plain(std::string line) {
  for (const auto& [escape, text] : std::vector<std::pair<std::string, std::string>>{
           {"\\fB", ""}, {"\\fI", ""}, {"\\fR", ""}, {"\\-", "-"}, {"\\(dq", "\""}, {"\\(aq", "'"}, {"\\(rs", "\\"}}) {
    for (std::size_t at = line.find(escape); at != std::string::npos; at = line.find(escape, at))
      line.replace(at, escape.size(), text);
  }
  return line;
}

/// The first words of the terms of a section; of "-o, --output FORMAT" it is the long option.
Names terms(const std::string& text, const std::string& section) {
  Names found;
  std::istringstream lines(text);
  bool is_inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(".SH ")) is_inside = line == ".SH " + section;
    if (!is_inside || line != ".TP") continue;
    std::getline(lines, line);
    line = plain(line);
    if (const std::size_t comma = line.find(", --"); comma != std::string::npos) line.erase(0, comma + 2);
    found.insert(line.substr(0, line.find(' ')));
  }
  return found;
}

Names names_of(const std::deque<cli::Option>& options) {
  Names names;
  for (const cli::Option& option : options)
    names.insert(option.name);
  return names;
}

struct Global {
  Global() { declare_settings(set, options); }
  GlobalOptions options;
  cli::OptionSet set;
};

TEST_CASE("the page of a command has its options, arguments, fields and examples, and no other") {
  for (const cli::Command& command : command_table()) {
    CAPTURE(command.info.name);
    const std::string text = page("pcadmin-" + std::string(command.info.name) + ".1");
    const auto invocation = command.invoke();
    cli::OptionSet set;
    invocation->declare(set);
    Names options = names_of(set.options());
    options.merge(names_of(set.arguments()));
    CHECK(terms(text, "OPTIONS") == options);
    Names columns;
    for (const report::Column& column : command.info.columns)
      columns.insert(std::string(column.name));
    CHECK(terms(text, "FIELDS OF THE ANSWER") == columns);
    for (const cli::Example& example : command.info.examples) {
      const bool is_ascii = std::all_of(example.command.begin(), example.command.end(), [](char c) { return c > 0; });
      if (is_ascii) CHECK(plain(text).find("\n" + std::string(example.command) + "\n") != std::string::npos);
    }
    CHECK(terms(text, "EXIT STATUS").count("6") == options.count("--keep-going"));
  }
}

TEST_CASE("pcadmin(1) has every command, and every global option") {
  const std::string text = page("pcadmin.1");
  Names commands;
  for (const cli::Command& command : command_table())
    commands.insert(std::string(command.info.name));
  CHECK(terms(text, "COMMANDS") == commands);
  Global global;
  declare_requests(global.set, global.options);
  CHECK(terms(text, "OPTIONS") == names_of(global.set.options()));
}

TEST_CASE("pcadmin-config(5) and the document have every setting with its variable") {
  const std::string text = page("pcadmin-config.5");
  std::ifstream file(std::string(PCADMIN_SOURCE_DIR) + "/docs/configuration.md");
  const std::string document{std::istreambuf_iterator<char>(file), {}};
  const Global global;
  Names keys;
  for (const cli::Option& option : global.set.options()) {
    CAPTURE(option.name);
    keys.insert(option.name.substr(2));
    CHECK(plain(text).find(variable_name(option) + ".") != std::string::npos);
    CHECK(document.find("`" + option.name.substr(2) + "`") != std::string::npos);
    CHECK(document.find("`" + variable_name(option) + "`") != std::string::npos);
  }
  CHECK(terms(text, "SETTINGS") == keys);
}

TEST_CASE("pages are ASCII, and the same whenever they are written") {
  const auto first = manual(command_table(), "2026-11-24");
  const auto again = manual(command_table(), "2026-11-24");
  REQUIRE(first.size() == command_table().size() + 2);
  for (std::size_t at = 0; at < first.size(); ++at) {
    CAPTURE(first[at].name);
    CHECK(first[at].text == again[at].text);
    CHECK(std::all_of(first[at].text.begin(), first[at].text.end(), [](char c) { return c > 0; }));
  }
}

TEST_CASE("the help of every command fits 80 and 40 columns, its examples apart") {
  for (const cli::Command& command : command_table()) {
    for (const std::size_t width : {80u, 40u}) {
      std::istringstream lines(command_help(command, width));
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(command.info.name, width, line);
        const bool is_example = std::any_of(command.info.examples.begin(), command.info.examples.end(),
                                            [&](const cli::Example& each) { return line.ends_with(each.command); });
        if (!is_example) CHECK(text::display_width(line) <= width);
      }
    }
  }
}

}  // namespace
}  // namespace pcadmin::app
