#include <pcadmin/id.hpp>

#include <catch2/catch.hpp>

using namespace pcadmin;

TEST_CASE("GUIDs are read in any case, with or without braces, and written in lower case") {
  const char* const forms[] = {
      "0c39d6d5-c70d-4c55-bc02-f620844f3fd1",
      "0C39D6D5-C70D-4C55-BC02-F620844F3FD1",
      "{0C39d6d5-c70d-4c55-bc02-f620844f3fd1}",
  };
  for (const char* form : forms) {
    INFO(form);
    REQUIRE(Guid::parse(form));
    CHECK(Guid::parse(form)->text() == "0c39d6d5-c70d-4c55-bc02-f620844f3fd1");
  }
}

TEST_CASE("what only looks like a GUID is refused") {
  const char* const forms[] = {
      "",
      "0c39d6d5",
      "0c39d6d5c70d4c55bc02f620844f3fd1",
      "0c39d6d5-c70d-4c55-bc02-f620844f3fd",
      "0c39d6d5-c70d-4c55-bc02-f620844f3fd10",
      "0c39d6d5-c70d-4c55-bc02-f620844f3fdg",
      "0c39d6d5-c70d-4c55-bc02_f620844f3fd1",
      "{0c39d6d5-c70d-4c55-bc02-f620844f3fd1",
      "(0c39d6d5-c70d-4c55-bc02-f620844f3fd1)",
      " 0c39d6d5-c70d-4c55-bc02-f620844f3fd1",
  };
  for (const char* form : forms) {
    INFO(form);
    CHECK_FALSE(Guid::parse(form));
    const auto id = CustomerId::parse(form);
    REQUIRE_FALSE(id);
  }
}

TEST_CASE("the order of GUIDs is the order of their texts") {
  const auto low = Guid::parse("0fffffff-0000-0000-0000-000000000000");
  const auto high = Guid::parse("10000000-0000-0000-0000-000000000000");
  CHECK(*low < *high);
}

TEST_CASE("MPN ids are digits and keep their leading zeros") {
  CHECK(MpnId::parse("0123456")->text() == "0123456");
  for (const char* wrong : {"", "12a", "-1", " 1", "123456789012345678901"}) {
    INFO(wrong);
    CHECK_FALSE(MpnId::parse(wrong));
  }
}
