// Every code that the program can say stands in the table of which docs/errors.md is made.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "error/error_kind.hpp"

namespace pcadmin::app {
namespace {

namespace fs = std::filesystem;

bool is_source(const fs::path& path) {
  // The rules' reasons stand in docs/rules.md.
  const std::string text = path.generic_string();
  return path.extension() == ".cpp" && text.find("/rules/") == std::string::npos &&
         text.find("/error/") == std::string::npos;
}

TEST_CASE("each code of a fault or a warning stands in the table") {
  std::set<std::string_view> known;
  for (const ErrorKind& kind : error_kinds())
    known.insert(kind.name);
  for (const DetailKind& kind : detail_kinds())
    known.insert(kind.name);
  for (const DetailKind& kind : warning_kinds())
    known.insert(kind.name);
  const std::regex code("\"([A-Z]+(_[A-Z]+)+)\"");
  const std::regex variable("(PCADMIN|XDG|LC|NO|CLICOLOR)_.*");
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PCADMIN_SOURCE_DIR) / "src")) {
    if (!is_source(entry.path())) continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (auto match = std::sregex_iterator(text.begin(), text.end(), code); match != std::sregex_iterator(); ++match) {
      const std::string name = (*match)[1];
      if (std::regex_match(name, variable)) continue;
      INFO(entry.path().filename().string() << ": " << name);
      CHECK(known.count(name) == 1);
      ++found;
    }
  }
  CHECK(found > 20);
}

}  // namespace
}  // namespace pcadmin::app
