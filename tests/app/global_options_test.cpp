#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/global_options.hpp"

namespace pcadmin::app {
namespace {

struct Read {
  GlobalOptions options;
  cli::OptionSet settings;

  Result<void> environment(const std::map<std::string, std::string>& variables,
                           const std::vector<std::string>& given = {}) {
    declare_settings(settings, options);
    std::vector<const cli::Option*> used;
    for (const cli::Option& option : settings.options()) {
      if (std::find(given.begin(), given.end(), option.name) != given.end()) used.push_back(&option);
    }
    return apply_environment(settings, used, [&](const char* name) {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
  }
};

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
  CHECK(read.options.store == "a.db");
  CHECK(read.options.output == "json");
  CHECK(read.options.columns == "name");
  CHECK(read.options.headers == false);
  CHECK(read.options.excel);
  CHECK(read.options.color == "never");
  CHECK(read.options.language == "zh-TW");
  CHECK(read.options.quiet);
  CHECK(read.options.no_input);
  CHECK(read.options.no_pager);
}

TEST_CASE("a switch that says no leaves the default, and an empty variable is as none") {
  Read read;
  REQUIRE(read.environment({{"PCADMIN_QUIET", "0"}, {"PCADMIN_HEADERS", ""}, {"PCADMIN_OUTPUT", ""}}));
  CHECK_FALSE(read.options.quiet);
  CHECK_FALSE(read.options.headers);
  CHECK_FALSE(read.options.output);
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
