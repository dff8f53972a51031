#include <pcadmin/instant.hpp>

#include <utility>

#include <catch2/catch.hpp>

using namespace pcadmin;

TEST_CASE("instants are read in the forms that Partner Center writes, and written in one") {
  const std::pair<const char*, const char*> forms[] = {
      {"2015-11-25T06:41:12Z", "2015-11-25T06:41:12Z"},
      {"2015-11-25T06: 41: 12Z", "2015-11-25T06:41:12Z"},
      {"2017-01-09T18:38:57.1234567Z", "2017-01-09T18:38:57Z"},
      {"2017-01-09T18:38:57", "2017-01-09T18:38:57Z"},
      {"2017-01-09T18:38Z", "2017-01-09T18:38:00Z"},
      {"2017-01-09 18:38:57", "2017-01-09T18:38:57Z"},
      {"2017-01-09T02:38:57+08:00", "2017-01-08T18:38:57Z"},
      {"2017-01-09T18:38:57-0130", "2017-01-09T20:08:57Z"},
      {"2024-02-29", "2024-02-29T00:00:00Z"},
      {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
      {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
  };
  for (const auto& [text, expected] : forms) {
    INFO(text);
    REQUIRE(parse_instant(text));
    CHECK(format_instant(*parse_instant(text)) == expected);
  }
}

TEST_CASE("garbage is no instant") {
  const char* const garbage[] = {
      "",
      "yesterday",
      "2026",
      "2026-13-01",
      "2026-02-30",
      "2023-02-29",
      "0000-01-01",
      "2026-1-1",
      "2026-01-01T25:00:00Z",
      "2026-01-01T10:61:00Z",
      "2026-01-01T10:00:61Z",
      "2026-01-01T10:00:00ZZ",
      "2026-01-01T10:00:00+99:00",
      "2026-01-01T",
      "2026-01-01T10:00:00.Z",
      "9999-12-31T23:59:59-01:00",
      "2026-01-01X10:00:00Z",
      "20260101",
  };
  for (const char* text : garbage) {
    INFO(text);
    CHECK_FALSE(parse_instant(text));
  }
  CHECK_FALSE(parse_instant(std::string(1000, '1')));
}

TEST_CASE("an end given as a date is the end of that day") {
  CHECK(format_instant(*parse_end("2026-11-23")) == "2026-11-23T23:59:59Z");
  CHECK(format_instant(*parse_end("2026-11-23T10:00:00Z")) == "2026-11-23T10:00:00Z");
}

TEST_CASE("years are added by the calendar") {
  CHECK(format_instant(add_years(*parse_instant("2024-02-29T10:00:00Z"), 2)) == "2026-02-28T10:00:00Z");
  CHECK(format_instant(add_years(*parse_instant("2026-11-23"), 2)) == "2028-11-23T00:00:00Z");
}
