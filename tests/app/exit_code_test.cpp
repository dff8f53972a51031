#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "app/exit_code.hpp"

namespace pcadmin::app {
namespace {

TEST_CASE("every error code has the exit code that is promised for it") {
  const std::map<std::string, int> promised{
      {"INTERNAL_ERROR", 1},
      {"OUTPUT_FAILED", 1},
      {"FILE_UNREADABLE", 1},
      {"UNKNOWN_COMMAND", 2},
      {"UNKNOWN_OPTION", 2},
      {"UNKNOWN_FIELD", 2},
      {"MISSING_ARGUMENT", 2},
      {"UNEXPECTED_ARGUMENT", 2},
      {"INVALID_VALUE", 2},
      {"CONFLICTING_OPTIONS", 2},
      {"CONFIRMATION_REQUIRED", 2},
      {"CONFIGURATION_INVALID", 2},
      {"INVALID_GUID", 2},
      {"INVALID_MPN_ID", 2},
      {"INVALID_DATE", 2},
      {"FILE_NOT_FOUND", 3},
      {"CUSTOMER_NOT_FOUND", 3},
      {"SUBSCRIPTION_NOT_FOUND", 3},
      {"PARTNER_NOT_FOUND", 3},
      {"RUN_NOT_FOUND", 3},
      {"AMBIGUOUS_REFERENCE", 3},
      {"CONTACT_NOT_ELIGIBLE", 4},
      {"INVALID_TRANSITION", 4},
      {"ACTIVE_SUBSCRIPTIONS", 4},
      {"ACCOUNT_EXISTS", 4},
      {"DAP_REQUIRED", 4},
      {"PARTNERSHIP_LINK_MISSING", 4},
      {"NOT_CURRENT", 4},
      {"CONFLICT", 4},
      {"DECLINED", 4},
      {"NOT_UNDOABLE", 4},
      {"NOT_A_TEST_STORE", 4},
      {"SANDBOX_LIMIT", 4},
      {"INPUT_INVALID", 5},
      {"PARTLY_APPLIED", 6},
      {"STORE_NOT_FOUND", 7},
      {"STORE_NOT_RECOGNISED", 7},
      {"STORE_DAMAGED", 7},
      {"STORE_NEWER", 7},
      {"STORE_INACCESSIBLE", 7},
      {"STORE_BUSY", 8},
      {"INTERRUPTED", 130},
      {"TERMINATED", 143},
  };
  // The codes are numbered without gaps; the last one closes the list.
  for (int number = 0; number <= static_cast<int>(ErrorCode::terminated); ++number) {
    const auto code = static_cast<ErrorCode>(number);
    CAPTURE(name(code));
    REQUIRE(promised.count(std::string(name(code))) == 1);
    CHECK(exit_code(code) == promised.at(std::string(name(code))));
  }
  CHECK(promised.size() == static_cast<std::size_t>(ErrorCode::terminated) + 1);
}

TEST_CASE("a command that didn't fail ends with 0, 6 or 10") {
  CHECK(exit_code(cli::Outcome::done) == 0);
  CHECK(exit_code(cli::Outcome::partly_applied) == 6);
  CHECK(exit_code(cli::Outcome::pending) == 10);
}

}  // namespace
}  // namespace pcadmin::app
