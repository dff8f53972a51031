#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin {
namespace {

using cli::SettingSource;

TEST_CASE("config lists the settings with their values and where they come from, and opens nothing") {
  test::CommandFixture fixture;
  fixture.settings = {
      .values = {{.key = "store", .value = "/x.db", .source = SettingSource::flag, .origin = "--store"},
                 {.key = "output", .value = "json", .source = SettingSource::environment, .origin = "PCADMIN_OUTPUT"},
                 {.key = "columns", .value = {}},
                 {.key = "lang", .value = "en", .source = SettingSource::system, .origin = "LANG"},
                 {.key = "quiet", .value = "true", .source = SettingSource::file, .origin = "/c.toml", .line = 3}},
      .file = "/c.toml",
      .file_exists = true};
  REQUIRE(fixture.run(command::config(), {}));
  const auto row = [&fixture](std::size_t at, const char* value, const char* source, const char* origin,
                              const char* line) {
    CAPTURE(at);
    const test::Row& found = fixture.output.rows().at(at);
    CHECK(found.at("value") == value);
    CHECK(found.at("source") == source);
    CHECK(found.at("origin") == origin);
    CHECK(found.at("line") == line);
  };
  row(0, "/x.db", "flag", "--store", "null");
  row(1, "json", "environment", "PCADMIN_OUTPUT", "null");
  row(2, "null", "default", "null", "null");
  row(3, "en", "system", "LANG", "null");
  row(4, "true", "file", "/c.toml", "3");
  CHECK(fixture.output.rows()[4].at("key") == "quiet");
  CHECK(fixture.notes == std::vector<std::string>{"The configuration file is /c.toml."});
}

TEST_CASE("config takes filters and says where the file would be") {
  test::CommandFixture fixture;
  fixture.settings = {.values = {{.key = "store", .value = "/x.db"}, {.key = "quiet", .value = "false"}},
                      .file = "/c.toml"};
  REQUIRE(fixture.run(command::config(), {"--filter", "key=store"}));
  CHECK(fixture.output.rows().size() == 1);
  CHECK(fixture.notes.at(0).find("it would be /c.toml") != std::string::npos);
  fixture.settings.file.clear();
  REQUIRE(fixture.run(command::config(), {}));
  CHECK(fixture.notes.at(0).find("XDG_CONFIG_HOME") != std::string::npos);
}

}  // namespace
}  // namespace pcadmin
