#include "app/line/corrected_line.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace pcadmin::app {
namespace {

using Words = std::vector<std::string_view>;

std::string corrected(const Words& words, const std::vector<Correction>& corrections) {
  return corrected_line(words, corrections).value_or("none");
}

TEST_CASE("what was meant takes the place of what was typed, quoted for the shell") {
  CHECK(corrected({"show-contact", "Salse"}, {{"Salse", {"Sales & more"}}}) == "pcadmin show-contact 'Sales & more'");
  CHECK(corrected({"grant-admin", "--customer=x", "--reseller", "x y"}, {{"x y", {"z"}}}) ==
        "pcadmin grant-admin --customer=x --reseller z");
  CHECK(corrected({"grant-admin", "--customer=x"}, {{"x", {"z"}}}) == "pcadmin grant-admin --customer=z");
}

TEST_CASE("words can change places, and one can become an option with its value") {
  CHECK(corrected({"assign", "a", "b"}, {{"a", {"b"}}, {"b", {"a"}}}) == "pcadmin assign b a");
  CHECK(corrected({"show-contact", "Larkfield"}, {{"Larkfield", {"--customer", "Larkfield"}}}) ==
        "pcadmin show-contact --customer Larkfield");
}

TEST_CASE("a guess is never confirmed in advance") {
  CHECK(corrected({"assign", "-y", "a", "b", "--yes"}, {{"a", {"c"}}}) == "pcadmin assign c b");
}

TEST_CASE("where a correction doesn't fit the line there is none") {
  CHECK(corrected({"show-contact", "x"}, {}) == "none");
  CHECK(corrected({"show-contact", "x"}, {{"y", {"z"}}}) == "none");
  CHECK(corrected({"import", "--subscription", "x"}, {{"x", {"--customer", "x"}}}) == "none");
}

}  // namespace
}  // namespace pcadmin::app
