#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "text/shell_word.hpp"

namespace pcadmin::text {
namespace {

TEST_CASE("a word stands in quotes where a shell would see more in it") {
  struct Case {
    std::string text;
    std::string word;
  };
  for (const Case& each : std::vector<Case>{
           {"larkfield.example", "larkfield.example"},
           {"companyName~x", "'companyName~x'"},
           {"山城資訊", "山城資訊"},
           {"/srv/csp/store.db", "/srv/csp/store.db"},
           {"Stillwater IT", "'Stillwater IT'"},
           {"O'Brien", "'O'\\''Brien'"},
           {"$HOME `id`", "'$HOME `id`'"},
           {"a\nb", "'a\nb'"},
           {"~mei", "'~mei'"},
           {"=ls", "'=ls'"},
           {"a=b", "a=b"},
           {"", "''"},
       }) {
    CAPTURE(each.text);
    CHECK(shell_word(each.text) == each.word);
  }
}

}  // namespace
}  // namespace pcadmin::text
