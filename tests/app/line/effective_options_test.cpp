#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "app/line/effective_options.hpp"

namespace pcadmin::app {
namespace {

using Variables = std::map<std::string, std::string>;

TEST_CASE("the store's place is what is said, else under XDG_DATA_HOME, else under HOME") {
  struct Case {
    std::optional<std::string> said;
    Variables variables;
    std::string path;  ///< empty: none
  };
  const std::vector<Case> cases{
      {"x.db", {{"HOME", "/home/a"}}, "x.db"},
      {std::nullopt, {{"XDG_DATA_HOME", "/data"}, {"HOME", "/home/a"}}, "/data/pcadmin/pcadmin.db"},
      {std::nullopt, {{"XDG_DATA_HOME", "data"}, {"HOME", "/home/a"}}, "/home/a/.local/share/pcadmin/pcadmin.db"},
      {std::nullopt, {{"XDG_DATA_HOME", ""}, {"HOME", "/home/a"}}, "/home/a/.local/share/pcadmin/pcadmin.db"},
      {std::nullopt, {{"HOME", ""}}, ""},
      {std::nullopt, {}, ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.said, each.variables);
    test::Machine machine;
    machine.variables = each.variables;
    GlobalOptions options;
    options.store = each.said;
    const Result<std::string> path = store_path(options, machine.environment());
    REQUIRE(static_cast<bool>(path) == !each.path.empty());
    if (path) {
      CHECK(*path == each.path);
    } else {
      CHECK(path.error().code == ErrorCode::store_inaccessible);
      CHECK(path.error().hint == "--store PATH");
    }
  }
}

TEST_CASE("colour is what is said, else as the environment and the terminal have it") {
  struct Case {
    std::string said;
    Variables variables;
    bool terminal;
    bool color;
  };
  const std::vector<Case> cases{
      {"auto", {{"TERM", "xterm"}}, true, true},
      {"auto", {{"TERM", "xterm"}}, false, false},
      {"auto", {{"TERM", "dumb"}}, true, false},
      {"auto", {}, true, false},
      {"auto", {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, true, false},
      {"auto", {{"TERM", "xterm"}, {"NO_COLOR", ""}}, true, true},
      {"auto", {{"CLICOLOR_FORCE", "1"}}, false, true},
      {"auto", {{"CLICOLOR_FORCE", "0"}}, false, false},
      {"auto", {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, false, false},
      {"always", {{"NO_COLOR", "1"}}, false, true},
      {"never", {{"TERM", "xterm"}, {"CLICOLOR_FORCE", "1"}}, true, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.said, each.variables, each.terminal);
    test::Machine machine;
    machine.variables = each.variables;
    machine.terminal.output = each.terminal;
    GlobalOptions options;
    options.color = each.said;
    CHECK(render_options(options, machine.environment()).color == each.color);
  }
}

TEST_CASE("the default format is table on a terminal and tsv elsewhere, and one that is said always holds") {
  test::Machine machine;
  GlobalOptions options;
  CHECK((render_options(options, machine.environment()).format == report::Format::tsv));
  machine.terminal.output = true;
  machine.terminal.columns = 132;
  CHECK((render_options(options, machine.environment()).format == report::Format::table));
  CHECK(render_options(options, machine.environment()).width == 132);
  options.output = "jsonl";
  options.columns = "a,b";
  CHECK((render_options(options, machine.environment()).format == report::Format::jsonl));
  CHECK(render_options(options, machine.environment()).columns == std::vector<std::string>{"a", "b"});
}

TEST_CASE("where nobody said anything, the system or the program does") {
  test::Machine machine;
  machine.variables = {{"HOME", "/home/mei"}, {"LC_ALL", ""}, {"LANG", "zh_TW.UTF-8"}};
  const std::vector<cli::Setting> settings =
      effective_settings({{.key = "store", .value = {}},
                          {.key = "output", .value = {}},
                          {.key = "columns", .value = {}},
                          {.key = "lang", .value = {}},
                          {.key = "quiet", .value = {}},
                          {.key = "color", .value = "never", .source = cli::SettingSource::flag, .origin = "--color"}},
                         machine.environment());
  CHECK(settings[0].value == "/home/mei/.local/share/pcadmin/pcadmin.db");
  CHECK(settings[1].value == "tsv");
  CHECK_FALSE(settings[2].value);
  CHECK(settings[3].value == "zh-TW");
  CHECK((settings[3].source == cli::SettingSource::system));
  CHECK(settings[3].origin == "LANG");
  CHECK(settings[4].value == "false");
  CHECK((settings[4].source == cli::SettingSource::standard));
  CHECK(settings[5].value == "never");
  CHECK(settings[5].origin == "--color");
}

}  // namespace
}  // namespace pcadmin::app
