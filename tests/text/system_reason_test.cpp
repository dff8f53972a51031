#include "text/system_reason.hpp"

#include <cerrno>

#include <catch2/catch.hpp>

using pcadmin::text::system_reason;

TEST_CASE("what users meet has words") {
  CHECK(system_reason(EACCES) == "Permission denied");
  CHECK(system_reason(ENOSPC) == "No space left on device");
  CHECK(system_reason(EROFS) == "Read-only file system");
}

TEST_CASE("what they don't meet has its number") {
  CHECK(system_reason(EPROTO) == "system error 71");
}
