// Records out of JSON: every container they come in, and every way in which JSON can be wrong.
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"
#include "exchange/text_bytes.hpp"

namespace pcadmin::exchange::testing {

namespace {

using Texts = std::vector<std::string>;

struct Container {
  const char* what;
  const char* text;
  Texts paths;  // json_path of each record; each has id=1, id=2 …
};

const Container containers[] = {
    {"a single resource", R"({"id":"1"})", {""}},
    {"a REST collection",
     R"({"totalCount":2,"items":[{"id":"1"},{"id":"2"}],"links":{"self":{"uri":"x"}}})",
     {"items[0]", "items[1]"}},
    {"a collection in PascalCase",
     R"({"TotalCount":1,"Items":[{"Id":"1"}],"Attributes":{"ObjectType":"Collection"}})",
     {"Items[0]"}},
    {"a collection of Graph", R"({"@odata.context":"x","value":[{"id":"1"}]})", {"value[0]"}},
    {"what Windows PowerShell makes of an array",
     R"({"value":[{"id":"1"},{"id":"2"}],"Count":2})",
     {"value[0]", "value[1]"}},
    {"a bare array", R"([{"id":"1"},{"id":"2"}])", {"[0]", "[1]"}},
    {"JSON Lines", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n", {"", ""}},
    {"JSON Lines with blank lines and CRLF", "\r\n{\"id\":\"1\"}\r\n\r\n{\"id\":\"2\"}\r\n\r\n", {"", ""}},
    {"objects one after the other", R"({"id":"1"} {"id":"2"}{"id":"3"})", {"", "", ""}},
    {"pretty-printed objects one after the other", "{\n  \"id\": \"1\"\n}\n{\n  \"id\": \"2\"\n}\n", {"", ""}},
    {"a page of a collection a line",
     "{\"items\":[{\"id\":\"1\"}]}\n{\"items\":[{\"id\":\"2\"}]}\n",
     {"items[0]", "items[0]"}},
    {"an empty collection", R"({"totalCount":0,"items":[],"attributes":{"objectType":"Collection"}})", {}},
    {"an empty array", "[]", {}},
    {"items that aren't the collection's", R"([{"id":"1","items":[{"id":"9"}],"value":[{"id":"8"}]}])", {"[0]"}},
};

}  // namespace

TEST_CASE("What is empty in an object has a field of its own, without a value") {
  const Reading reading = read(R"([{"a":[],"b":{"c":{}},"d":1,"e":[{}]},{"f":2}]{"g":[]})");
  REQUIRE(reading.records.size() == 3);
  CHECK(fields_of(reading.records[0]) == std::vector<std::string>{"d=1", "a=[]", "b.c={}", "e[]={}"});
  CHECK(fields_of(reading.records[1]) == std::vector<std::string>{"f=2"});
  CHECK(fields_of(reading.records[2]) == std::vector<std::string>{"g=[]"});
  CHECK(reading.records[0].find("a") == nullptr);
  CHECK(reading.records[0].fields()[1].type == FieldType::empty);
}

TEST_CASE("Records are found in every container that Partner Center's data comes in") {
  for (const Container& container : containers) {
    INFO(container.what);
    const Reading reading = read(container.text);
    CHECK(reading.places() == Texts{});
    REQUIRE(reading.records.size() == container.paths.size());
    for (std::size_t i = 0; i < container.paths.size(); ++i) {
      CHECK(reading.records[i].json_path == container.paths[i]);
      CHECK(reading.records[i].value("id") == std::to_string(i + 1));
    }
  }
}

TEST_CASE("A record is flat: paths in lower case, elements of arrays with [], null kept apart") {
  const Reading reading = read(R"({"Id":"a","Profile":{"Domain":"d","Empty":{}},"Roles":[{"Id":"x"},{"Id":"y"}],
    "Names":["p","q"],"N":-3,"U":18446744073709551615,"F":1.50,"T":true,"Z":null,"Grid":[[1],[2]]})");
  REQUIRE(reading.records.size() == 1);
  const Record& record = reading.records[0];
  CHECK(fields_of(record) == Texts{"id=a", "profile.domain=d", "roles[].id=x", "roles[].id=y", "names[]=p", "names[]=q",
                                   "n=-3", "u=18446744073709551615", "f=1.50", "t=true", "z=", "grid[][]=1",
                                   "grid[][]=2", "profile.empty={}"});
  CHECK(record.find("z") == nullptr);
  CHECK(record.find("t")->type == FieldType::boolean);
  CHECK(record.find("n")->type == FieldType::number);
  CHECK(record.fields()[3].written == "Roles[1].Id");
  CHECK(record.fields()[12].written == "Grid[1][0]");
}

TEST_CASE("Every field knows the line and column at which its value begins") {
  const Reading reading = read("[\n  {\n    \"id\": \"x\",\n    \"n\":12,\"t\":true, \"s\":\n\"later\"\n  }\n]");
  REQUIRE(reading.records.size() == 1);
  CHECK(reading.records[0].line == 2);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  for (const Field& field : reading.records[0].fields())
    places.emplace_back(field.line, field.column);
  CHECK(places == std::vector<std::pair<std::uint64_t, std::uint64_t>>{{3, 11}, {4, 9}, {4, 16}, {5, 1}});
}

TEST_CASE("Escapes in texts are resolved, also the slashes of Windows PowerShell's dates") {
  const Reading reading = read(R"({"date":"\/Date(1458888072000)\/","name":"\u6668\u5149 \ud83d\ude00 \"q\" \\"})");
  REQUIRE(reading.records.size() == 1);
  CHECK(reading.records[0].value("date") == "/Date(1458888072000)/");
  CHECK(reading.records[0].value("name") == "晨光 😀 \"q\" \\");
}

namespace {

struct Fault {
  const char* what;
  std::string text;
  Texts places;
  std::size_t records;
};

std::string deep(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

std::vector<Fault> syntax_faults() {
  return {
      {"a missing value", "{\"id\": }", {"JSON_SYNTAX 1:8"}, 0},
      {"a missing comma", "[\n{\"id\":\"1\"}\n{\"id\":\"2\"}\n]", {"JSON_SYNTAX 3:1"}, 1},
      {"a comma too many", "[{\"id\":\"1\"},]", {"JSON_SYNTAX 1:13"}, 1},
      {"a raw line end in a text", "[{\"id\":\"1\n\"}]", {"JSON_SYNTAX 1:10"}, 0},
      {"half a surrogate pair", R"([{"id":"\ud800"}])", {"JSON_SYNTAX 1:8"}, 0},
      {"a number that is none", "[{\"n\":1e999}]", {"JSON_SYNTAX 1:12"}, 0},
      {"words behind the document", "{\"id\":\"1\"}\nthe end", {"JSON_SYNTAX 2:1"}, 1},
      {"a bracket behind the document", "[]]", {"JSON_SYNTAX 1:3"}, 0},
      {"a file cut off in a text", "[{\"id\":\"1\"},{\"id\":\"2", {"JSON_TRUNCATED 1:20"}, 1},
      {"a file cut off behind a comma", "[{\"id\":\"1\"},\n", {"JSON_TRUNCATED 1:13"}, 1},
      {"a file cut off in its envelope", "{\"items\":[{\"id\":\"1\"}]", {"JSON_TRUNCATED 1:21"}, 1},
      {"elements that are no objects",
       "[1,\"a\",null,{\"id\":\"1\"},[{\"id\":\"2\"}]]",
       {"NOT_AN_OBJECT 1:2", "NOT_AN_OBJECT 1:4", "NOT_AN_OBJECT 1:8", "NOT_AN_OBJECT 1:24"},
       1},
      {"64 levels", "{\"a\":" + deep(63) + "}", {}, 1},
      {"65 levels", "{\"a\":" + deep(64) + "}", {"NESTING_TOO_DEEP 1:69"}, 0},
      {"10,000 levels of arrays", deep(10'000), {"NOT_AN_OBJECT 1:2", "NESTING_TOO_DEEP 1:65"}, 0},
      {"an object of too many values",
       "{\"a\":[0" +
           [] {
             std::string s;
             for (int i = 0; i < 10'000; ++i)
               s += ",0";
             return s;
           }() +
           "]}",
       {"RECORD_TOO_LONG 1:20007"},
       0},
  };
}

}  // namespace

TEST_CASE("Faults of JSON are named by line and column") {
  for (const Fault& fault : syntax_faults()) {
    INFO(fault.what);
    const Reading reading = read(fault.text, Format::json);
    CHECK(reading.places() == fault.places);
    CHECK(reading.records.size() == fault.records);
  }
}

TEST_CASE("A fault names the path inside of the JSON") {
  CHECK(read("{\"items\":[{\"id\":\"1\"},{\"profile\":{\"name\":x}}]}")
            .faults.at(0)
            .message.rfind("items[1].profile.name: ", 0) == 0);
  CHECK(read("{\"Items\":[7]}").faults.at(0).message.rfind("Items[0]: ", 0) == 0);
}

TEST_CASE("In JSON Lines a faulty line doesn't hide the next one") {
  const Fault lines[] = {
      {"a syntax fault", "{\"id\":\"1\"}\n{\"id\" \"2\"}\n{\"id\":\"3\"}\n", {"JSON_SYNTAX 2:7"}, 2},
      {"in the first line", "{\"id\" \"1\"}\n{\"id\":\"2\"}\n", {"JSON_SYNTAX 1:7"}, 1},
      {"a line cut off", "{\"id\":\"1\"\n{\"id\":\"2\"}\n", {"JSON_TRUNCATED 1:1"}, 1},
      {"a line cut off in a text", "{\"id\":\"1\n{\"id\":\"2\"}\n", {"JSON_SYNTAX 1:9"}, 1},
      {"more than an object", "{\"id\":\"1\"} and\n{\"id\":\"2\"}\n", {"JSON_SYNTAX 1:12"}, 2},
      {"two of them", "{\"id\"}\n{\"id\":\"2\"}\n{,}\n{\"id\":\"4\"}", {"JSON_SYNTAX 1:6", "JSON_SYNTAX 3:2"}, 2},
      {"pretty-printed JSON goes no further", "{\n\"id\" \"1\"\n}\n{\"id\":\"2\"}", {"JSON_SYNTAX 2:6"}, 0},
  };
  for (const Fault& fault : lines) {
    INFO(fault.what);
    const Reading reading = read(fault.text);
    CHECK(reading.places() == fault.places);
    CHECK(reading.records.size() == fault.records);
  }
}

TEST_CASE("A file without content is empty, whatever blanks it has") {
  for (const char* text : {"", "\n", " \t\r\n ", "\xEF\xBB\xBF", "\xFF\xFE"}) {
    CHECK(read(text).places().at(0).rfind("EMPTY_FILE", 0) == 0);
  }
}

namespace {

/// A text that never ends is read from here without being in memory anywhere.
class Endless final : public Bytes {
 public:
  explicit Endless(std::string beginning) : beginning_(std::move(beginning)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = beginning_.empty() ? buffer.size() : beginning_.copy(buffer.data(), buffer.size());
    if (beginning_.empty()) std::fill(buffer.begin(), buffer.end(), 'x');
    beginning_.clear();
    taken += count;
    return count;
  }

  std::size_t taken = 0;

 private:
  std::string beginning_;
};

}  // namespace

TEST_CASE("A text is as long as it is, however it is escaped") {
  const std::size_t most = std::size_t{1024} * 1024;
  const auto repeated = [](const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
      text += piece;
    return text;
  };
  struct Case {
    const char* written;
    std::size_t bytes;  // of the text that it stands for
  };
  const Case cases[] = {{"\\u202e", 3}, {"\\ud83d\\ude00", 4}, {"\\u0001", 1}, {"\\n", 1}, {"\\\"", 1}, {"\\\\", 1}};
  for (const Case& one : cases) {
    INFO(one.written);
    const auto with = [&](std::size_t times) { return read("{\"name\":\"" + repeated(one.written, times) + "\"}"); };
    const Reading longest = with(most / one.bytes - 1);
    CHECK(longest.faults.empty());
    REQUIRE(longest.records.size() == 1);
    CHECK(longest.records[0].value("name").size() == (most / one.bytes - 1) * one.bytes);
    const Reading longer = with(most / one.bytes + 1);
    REQUIRE(longer.faults.size() == 1);
    CHECK(longer.faults[0].code == "STRING_TOO_LONG");
  }
}

TEST_CASE("A text that doesn't end is given up early") {
  struct Case {
    const char* beginning;
    const char* code;
  };
  const Case cases[] = {{"{\"id\":\"1\",\"name\":\"", "STRING_TOO_LONG"},
                        {"{\"", "STRING_TOO_LONG"},
                        {"a,\"", "STRING_TOO_LONG"},
                        {"a,b\n1,", "STRING_TOO_LONG"}};
  for (const Case& one : cases) {
    INFO(one.beginning);
    Endless bytes(one.beginning);
    Faults faults("file");
    REQUIRE(read_records(bytes, Format::guess, faults, [](const Record&) { return true; }));
    const Error error = faults.error();
    REQUIRE(error.details.size() == 1);
    CHECK(error.details[0].code == one.code);
    CHECK(error.details[0].value.size() < 100);
    CHECK(bytes.taken < 2'000'000);
  }
}

TEST_CASE("What stands beside a collection is handed over at its end, what is empty there as well") {
  const auto bytes = bytes_of(
      "{\"account\":{\"Name\":\"A\",\"more\":{}},\n\"items\":[{\"id\":1,\"empty\":[]}],\n\"b\":[],\"c\":[3,{\"d\":null}"
      "]}"
      "{\"items\":[]}{\"id\":2,\"e\":{}}");
  Faults faults("file");
  std::vector<Texts> records;
  std::vector<Texts> envelopes;
  std::vector<std::uint64_t> lines;
  REQUIRE(read_records(
      *bytes, Format::guess, faults,
      [&](const Record& record) {
        records.push_back(fields_of(record));
        return true;
      },
      [&](const Record& envelope) {
        envelopes.push_back(fields_of(envelope));
        for (const Field& field : envelope.fields())
          lines.push_back(field.line);
      }));
  CHECK(faults.empty());
  CHECK(records == std::vector<Texts>{{"id=1", "empty=[]"}, {"id=2", "e={}"}});
  CHECK(envelopes ==
        std::vector<Texts>{{"account.name=A", "c[]=3", "c[].d=", "account.more={}", "items=[]", "b=[]"}, {"items=[]"}});
  CHECK(lines == std::vector<std::uint64_t>{1, 3, 3, 1, 2, 3, 3});
}

TEST_CASE("The handler can stop the reading") {
  Faults faults("file");
  for (const char* text : {"[{\"id\":1},{\"id\":2},{]", "{\"id\":1}\n{\"id\":2}\nx", "id,b\n1,2\n3,4\n\"x\"y\n"}) {
    int seen = 0;
    const auto bytes = bytes_of(text);
    REQUIRE(read_records(*bytes, Format::guess, faults, [&](const Record&) { return ++seen < 2; }));
    CHECK(seen == 2);
  }
  CHECK(faults.empty());
}

TEST_CASE("Reading stops when there are more faults than can be told") {
  std::string text = "[0";
  for (int i = 0; i < 5000; ++i)
    text += ",0";
  Faults faults("file");
  const auto bytes = bytes_of(text + "]");
  REQUIRE(read_records(*bytes, Format::guess, faults, [](const Record&) { return true; }));
  CHECK(faults.count() == Faults::most);
  CHECK(faults.error().details.size() == Faults::most);
}

}  // namespace pcadmin::exchange::testing
