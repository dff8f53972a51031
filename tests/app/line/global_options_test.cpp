#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "app/line/global_options.hpp"

namespace pcadmin::app {
namespace {

struct Read {
  GlobalOptions options;
  cli::OptionSet settings;

  Read() { declare_settings(settings, options); }

  Result<void> environment(const std::map<std::string, std::string>& variables,
                           const std::vector<std::string>& given = {}) {
    std::vector<Given> used;
    for (const cli::Option& option : settings.options()) {
      if (std::find(given.begin(), given.end(), option.name) != given.end()) used.push_back({&option, ""});
    }
    const auto variable = [&](const char* name) {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    return apply_environment(settings, used, variable, said);
  }

  Result<void> file(const std::string& text) {
    test::Machine machine;
    machine.variables = {{"HOME", "/home/mei"}};
    machine.files["/home/mei/.config/pcadmin/config.toml"] = text;
    const Result<ConfigurationFile> read = read_configuration(machine.environment());
    if (!read) return read.error();
    return apply_configuration(settings, *read, said);
  }

  Said said;
};

/// What both of the following say, of every setting.
void check_all(const GlobalOptions& options) {
  CHECK(options.store == "a.db");
  CHECK(options.output == "json");
  CHECK(options.columns == "name");
  CHECK(options.headers == false);
  CHECK(options.excel);
  CHECK(options.color == "never");
  CHECK(options.language == "zh-TW");
  CHECK(options.quiet);
  CHECK(options.no_input);
  CHECK(options.no_pager);
}

TEST_CASE("every setting has an environment variable of its name") {
  Read read;
  REQUIRE(read.environment({{"PCADMIN_STORE", "a.db"},
                            {"PCADMIN_OUTPUT", "json"},
                            {"PCADMIN_COLUMNS", "name"},
                            {"PCADMIN_HEADERS", "0"},
                            {"PCADMIN_EXCEL", "1"},
                            {"PCADMIN_COLOR", "never"},
                            {"PCADMIN_LANG", "zh-TW"},
                            {"PCADMIN_QUIET", "true"},
                            {"PCADMIN_NO_INPUT", "yes"},
                            {"PCADMIN_NO_PAGER", "on"}}));
  check_all(read.options);
}

TEST_CASE("every setting has a key of its name in the configuration file") {
  Read read;
  REQUIRE(
      read.file("store = 'a.db'\noutput = 'json'\ncolumns = 'name'\nheaders = false\nexcel = true\n"
                "color = 'never'\nlang = 'zh-TW'\nquiet = true\nno-input = true\nno-pager = true\n"));
  check_all(read.options);
  Read contrary;
  REQUIRE(contrary.file("no-headers = true\nquiet = false\n"));
  CHECK(contrary.options.headers == false);
  CHECK_FALSE(contrary.options.quiet);
}

TEST_CASE("every fault of the configuration file is named, with its line and what is valid") {
  struct Case {
    std::string text;
    std::string code;
    std::string value;
    std::string says;
  };
  const std::vector<Case> cases{
      {"outptu = 'json'", "UNKNOWN_SETTING", "outptu", "did you mean 'output'?"},
      {"frobnicate = 1", "UNKNOWN_SETTING", "frobnicate", "only store, output"},
      {"Output = 'json'", "UNKNOWN_SETTING", "Output", "did you mean 'output'?"},
      {"no_input = true", "UNKNOWN_SETTING", "no_input", "did you mean 'no-input'?"},
      {"help = true", "UNKNOWN_SETTING", "help", ""},
      {"output = 'xml'", "INVALID_VALUE", "xml", "one of table, json"},
      {"output = 3", "INVALID_VALUE", "3", "a text in quotes"},
      {"store = ''", "INVALID_VALUE", "", "it must not be empty"},
      {"quiet = 'yes'", "INVALID_VALUE", "yes", "true or false, without quotes"},
      {"quiet = 1", "INVALID_VALUE", "1", "true or false, without quotes"},
      {"[output]\nformat = 'json'", "INVALID_VALUE", "format = 'json'", "a text in quotes"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    Read read;
    const Result<void> applied = read.file("color = 'never'\n" + each.text + "\nlang = 7\n");
    REQUIRE_FALSE(applied);
    CHECK(applied.error().code == ErrorCode::configuration_invalid);
    CHECK(applied.error().target == "/home/mei/.config/pcadmin/config.toml");
    if (each.text.starts_with('[')) continue;  // lang is a key of the table there
    REQUIRE(applied.error().details.size() == 2);
    const ErrorDetail& fault = applied.error().details[0];
    CHECK(fault.line == 2);
    CHECK(fault.code == each.code);
    CHECK(fault.value == each.value);
    CHECK(fault.message.find(each.says) != std::string::npos);
    CHECK(applied.error().details[1].line == 3);
  }
}

TEST_CASE("the environment beats the file, also where it takes back a switch, and the command line beats both") {
  Read read;
  REQUIRE(read.file("quiet = true\noutput = 'csv'\nlang = 'zh-TW'\nno-pager = true\n"));
  REQUIRE(read.environment({{"PCADMIN_QUIET", "0"}, {"PCADMIN_OUTPUT", "json"}, {"PCADMIN_LANG", "en"}}, {"--lang"}));
  const std::vector<Given> given{{&read.settings.options()[7], "zh-TW"}};
  REQUIRE(given[0].option->name == "--lang");
  keep_given(read.settings, given, read.said);
  CHECK_FALSE(read.options.quiet);
  CHECK(read.options.output == "json");
  std::string all;
  for (const cli::Setting& each : all_settings(read.settings, read.said))
    if (each.value) all += each.key + "=" + *each.value + " " + each.origin + ":" + std::to_string(each.line) + "\n";
  CHECK(all ==
        "output=json PCADMIN_OUTPUT:0\n"
        "lang=zh-TW --lang:0\n"
        "quiet=false PCADMIN_QUIET:0\n"
        "no-pager=true /home/mei/.config/pcadmin/config.toml:4\n");
}

TEST_CASE("opposite options are one setting") {
  Read read;
  REQUIRE(read.environment({{"PCADMIN_NO_HEADERS", "1"}}));
  CHECK(read.options.headers == false);
  const std::vector<cli::Setting> all = all_settings(read.settings, read.said);
  CHECK(all.size() + 1 == read.settings.options().size());
  CHECK(all[3].key == "headers");
  CHECK(all[3].value == "false");
}

TEST_CASE("a switch that says no leaves the default, and an empty variable is as none") {
  Read read;
  REQUIRE(read.environment({{"PCADMIN_QUIET", "0"}, {"PCADMIN_HEADERS", ""}, {"PCADMIN_OUTPUT", ""}}));
  CHECK_FALSE(read.options.quiet);
  CHECK_FALSE(read.options.headers);
  CHECK_FALSE(read.options.output);
}

TEST_CASE("with CI set nobody is asked, unless something else is said of that") {
  struct Case {
    std::map<std::string, std::string> variables;
    bool no_input;
  };
  const Case cases[] = {{{{"CI", "true"}}, true},
                        {{{"CI", "woodpecker"}}, true},
                        {{{"CI", ""}}, false},
                        {{{"CI", "1"}, {"PCADMIN_NO_INPUT", "0"}}, false},
                        {{{"CI", "1"}, {"PCADMIN_NO_INPUT", ""}}, true}};
  for (const Case& each : cases) {
    CAPTURE(each.variables);
    Read read;
    REQUIRE(read.environment(each.variables));
    CHECK(read.options.no_input == each.no_input);
    if (each.no_input) CHECK(read.said.at("no-input").origin == "CI");
  }
}

TEST_CASE("a variable with an invalid value is named") {
  for (const auto& [name, value] : std::map<std::string, std::string>{{"PCADMIN_OUTPUT", "xml"},
                                                                      {"PCADMIN_QUIET", "perhaps"},
                                                                      {"PCADMIN_COLOR", "blue"},
                                                                      {"PCADMIN_LANG", "fr"}}) {
    CAPTURE(name);
    Read read;
    const Result<void> applied = read.environment({{name, value}});
    REQUIRE_FALSE(applied);
    CHECK(applied.error().code == ErrorCode::invalid_value);
    CHECK(applied.error().target == name);
    CHECK(applied.error().message.find(name) != std::string::npos);
    CHECK(applied.error().message.find("'" + value + "'") != std::string::npos);
  }
}

TEST_CASE("a variable isn't asked where the command line says it, itself or its opposite") {
  Read read;
  REQUIRE(read.environment({{"PCADMIN_OUTPUT", "xml"}, {"PCADMIN_HEADERS", "1"}}, {"--output", "--no-headers"}));
  CHECK_FALSE(read.options.output);
  CHECK_FALSE(read.options.headers);
}

}  // namespace
}  // namespace pcadmin::app
