#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"

namespace pcadmin::exchange::testing {

namespace {
using Texts = std::vector<std::string>;
}

TEST_CASE("A row of CSV is a record; its columns are named by the header, in lower case and without blanks") {
  const Reading reading = read("Microsoft ID,Company name\r\n1,Maple\r\n2,\"a, \"\"b\"\"\"\r\n");
  CHECK(reading.places() == Texts{});
  REQUIRE(reading.records.size() == 2);
  CHECK(fields_of(reading.records[0]) == Texts{"microsoftid=1", "companyname=Maple"});
  CHECK(fields_of(reading.records[1]) == Texts{"microsoftid=2", "companyname=a, \"b\""});
  CHECK(reading.records[1].fields()[1].written == "Company name");
  CHECK(reading.records[1].json_path.empty());
}

TEST_CASE("CSV comes with or without a byte-order mark, CRLF, a last line end") {
  for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2",
                           "\xEF\xBB\xBF"
                           "a,b\r\n1,2",
                           "\n\na,b\n\n1,2\n\n"}) {
    INFO(text);
    const Reading reading = read(text);
    CHECK(reading.places() == Texts{});
    REQUIRE(reading.records.size() == 1);
    CHECK(fields_of(reading.records[0]) == Texts{"a=1", "b=2"});
  }
}

TEST_CASE("A field of CSV knows its line and column, also behind quoted line ends and blank lines") {
  const Reading reading = read("a,b\n\"x\n\ny\",2\n\n3,\"\"\n");
  CHECK(reading.places() == Texts{});
  REQUIRE(reading.records.size() == 2);
  CHECK(reading.records[0].value("a") == "x\n\ny");
  CHECK(reading.records[0].line == 2);
  CHECK(reading.records[0].fields()[1].line == 4);
  CHECK(reading.records[0].fields()[1].column == 4);
  CHECK(reading.records[1].line == 6);
  CHECK(reading.records[1].fields()[1].value.empty());
  CHECK(reading.records[1].fields()[1].column == 3);
}

TEST_CASE("A header alone is an empty collection") {
  const Reading reading = read("Microsoft ID,Company name\n");
  CHECK(reading.places() == Texts{});
  CHECK(reading.records.empty());
}

TEST_CASE("Faults of CSV are named by line, and reading goes on with the next one") {
  struct Case {
    const char* what;
    std::string text;
    Texts places;
    std::size_t records;
  };
  const Case cases[] = {
      {"too few fields", "a,b\n1\n3,4\n", {"CSV_COLUMNS 2:1"}, 1},
      {"too many fields", "a,b\n1,2,3\n3,4\n", {"CSV_COLUMNS 2:1"}, 1},
      {"several of them", "a,b\n1\n2\n3,4\n5,6,7\n", {"CSV_COLUMNS 2:1", "CSV_COLUMNS 3:1", "CSV_COLUMNS 5:1"}, 1},
      {"a column without a name", "a,,c\n1,2,3\n", {"CSV_HEADER 1:3"}, 0},
      {"a stray quotation mark", "a,b\n1,x\"y\n3,4\n", {"CSV_SYNTAX 2:3"}, 1},
      {"text behind a quoted one", "a,b\n\"1\"x,2\n3,4\n", {"CSV_SYNTAX 2:1"}, 1},
      {"a quoted text that doesn't end", "a,b\n1,2\n3,\"x\ny,z\n", {"CSV_SYNTAX 3:3"}, 1},
      {"a NUL byte", std::string("a,b\n1,x\0y\n3,4\n", 14), {"CSV_SYNTAX 2:4"}, 2},
      {"a text that is no table", "not a table at all\n", {"JSON_SYNTAX 1:1"}, 0},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    const Reading reading = read(one.text);
    CHECK(reading.places() == one.places);
    CHECK(reading.records.size() == one.records);
  }
}

TEST_CASE("A single column is CSV where the user says that it is") {
  const Reading reading = read("subscription\nx\n", Format::csv);
  CHECK(reading.places() == Texts{});
  CHECK(reading.records.size() == 1);
}

}  // namespace pcadmin::exchange::testing
