#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "cli/suggestion.hpp"

namespace pcadmin::cli {
namespace {

TEST_CASE("a suggestion is the nearest name, or the only one that begins so") {
  const std::vector<std::string> names{"assign-support-contact", "show-contact", "list-contacts", "list-customers",
                                       "init"};
  struct Case {
    std::string typed;
    std::optional<std::string> meant;
  };
  const std::vector<Case> cases{
      {"show-contct", "show-contact"},
      {"shwo-contact", "show-contact"},
      {"SHOW-CONTACT", "show-contact"},
      {"list-contact", "list-contacts"},
      {"assign", "assign-support-contact"},
      {"in", "init"},
      {"list-", std::nullopt},
      {"frobnicate", std::nullopt},
      {"x", std::nullopt},
      {"", std::nullopt},
  };
  for (const Case& each : cases) {
    CAPTURE(each.typed);
    CHECK(suggestion_for(each.typed, names) == each.meant);
  }
}

}  // namespace
}  // namespace pcadmin::cli
