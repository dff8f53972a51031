#include <string>

#include <catch2/catch.hpp>

#include "exchange/import_summary.hpp"
#include "exchange/record.hpp"

namespace pcadmin::exchange {

TEST_CASE("A record's storage is reused, and only what was added since is seen") {
  Record record;
  record.add().path = "a";
  record.add().path = "b";
  record.clear();
  CHECK(record.fields().empty());
  CHECK(record.find("a") == nullptr);
  CHECK(record.value("a").empty());
}

TEST_CASE("Faults are sorted by line within their file, shortened, and bounded") {
  Faults faults("one");
  faults.add("B", 7, 1, std::string(500, 'x'), "late");
  faults.add("A", 3, 1, "短", "early");
  faults.next_file("two");
  faults.add("C", 1, 1, {}, "first of the second");
  const Error error = faults.error();
  CHECK(error.code == ErrorCode::input_invalid);
  REQUIRE(error.details.size() == 3);
  CHECK(error.details[0].code == "A");
  CHECK(error.details[0].value == "短");
  CHECK(error.details[1].value == std::string(80, 'x') + "…");
  CHECK(error.details[1].file == "one");
  CHECK(error.details[2].file == "two");
  for (std::size_t i = 0; i < 2 * Faults::most; ++i)
    faults.add("D", 1, 1, {}, "again");
  CHECK(faults.full());
  CHECK(faults.count() == 2 * Faults::most + 3);
  CHECK(faults.error().details.size() == Faults::most);
}

TEST_CASE("The summary of an import is one line of JSON, whatever the files are called") {
  const FileSummary files[] = {{"a\"b.json", "customers", 4, 0, 1}, {"\xFF", {}, 0, 0, 0}};
  CHECK(import_summary(files) ==
        "{\"files\":[{\"file\":\"a\\\"b.json\",\"kind\":\"customers\",\"created\":4,\"updated\":0,\"unchanged\":1},"
        "{\"file\":\"\uFFFD\",\"kind\":null,\"created\":0,\"updated\":0,\"unchanged\":0}]}");
}

}  // namespace pcadmin::exchange
