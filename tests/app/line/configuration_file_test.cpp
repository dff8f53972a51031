// Where the configuration file is looked for, and what is read from it.
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "app/fixture.hpp"
#include "app/line/configuration_file.hpp"

namespace pcadmin::app {
namespace {

const std::string path = "/home/mei/.config/pcadmin/config.toml";

Result<ConfigurationFile> read(const std::string& text) {
  test::Machine machine;
  machine.variables = {{"HOME", "/home/mei"}};
  machine.files = {{path, text}};
  return read_configuration(machine.environment());
}

TEST_CASE("the file lies under XDG_CONFIG_HOME, else under HOME, else nowhere") {
  struct Case {
    std::map<std::string, std::string> variables;
    std::string path;
  };
  for (const Case& each : std::vector<Case>{
           {{{"XDG_CONFIG_HOME", "/etc/x"}, {"HOME", "/home/mei"}}, "/etc/x/pcadmin/config.toml"},
           {{{"XDG_CONFIG_HOME", "x"}, {"HOME", "/home/mei"}}, path},
           {{{"XDG_CONFIG_HOME", ""}, {"HOME", "/home/mei"}}, path},
           {{{"HOME", ""}}, ""},
           {{}, ""},
       }) {
    CAPTURE(each.variables);
    test::Machine machine;
    machine.variables = each.variables;
    const Result<ConfigurationFile> file = read_configuration(machine.environment());
    REQUIRE(file);
    CHECK(file->path == each.path);
    CHECK_FALSE(file->exists);
    CHECK(file->entries.empty());
  }
}

TEST_CASE("what is written is read in the order of its lines") {
  const auto file = read("\xef\xbb\xbf# mine\r\nstore = \"/data/\\u9752.db\"\r\n\r\nquiet = true\r\nlang = 1\r\n");
  REQUIRE(file);
  CHECK(file->exists);
  REQUIRE(file->entries.size() == 3);
  CHECK(file->entries[0].key == "store");
  CHECK(file->entries[0].value == "/data/青.db");
  CHECK(file->entries[0].line == 2);
  CHECK(file->entries[1].value == "true");
  CHECK((file->entries[1].type == ConfigurationEntry::Type::truth));
  CHECK(file->entries[1].line == 4);
  CHECK((file->entries[2].type == ConfigurationEntry::Type::other));
  CHECK(file->text("store") == "/data/青.db");
  CHECK_FALSE(file->text("quiet"));
  CHECK_FALSE(file->text("lang"));
  CHECK_FALSE(file->text("output"));
}

TEST_CASE("an empty file is fine") {
  for (const char* const text : {"", "\n", "# nothing\n", "\xef\xbb\xbf"}) {
    const auto file = read(text);
    REQUIRE(file);
    CHECK(file->exists);
    CHECK(file->entries.empty());
  }
}

TEST_CASE("what isn't TOML is refused, with its line") {
  for (const char* const text : {"output = json", "output = ", "output", "output = 'a\noutput = 'b'", "= 1", "[",
                                 "output = 'a'\noutput = 'b'", "output = '\xff'", "[[[a]]]"}) {
    CAPTURE(text);
    const auto file = read("\n" + std::string(text) + "\n");
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::configuration_invalid);
    REQUIRE(file.error().details.size() == 1);
    CHECK(file.error().details[0].file == path);
    CHECK(file.error().details[0].line >= 2);
    CHECK(file.error().details[0].column >= 1);
    CHECK(file.error().details[0].code == "TOML_SYNTAX");
  }
}

TEST_CASE("a file that can't be read, or has no end, is refused") {
  const auto folder = read(std::string(test::Machine::unreadable));
  REQUIRE_FALSE(folder);
  CHECK(folder.error().code == ErrorCode::configuration_invalid);
  CHECK(folder.error().target == path);
  const auto large = read(std::string(2u << 20, '#'));
  REQUIRE_FALSE(large);
  CHECK(large.error().code == ErrorCode::configuration_invalid);
}

}  // namespace
}  // namespace pcadmin::app
