#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/terminal/error_text.hpp"
#include "error/error.hpp"

namespace pcadmin::app {
namespace {

Error with_details() {
  Error error =
      failure(ErrorCode::input_invalid, "2 faults in 'a.json'.", "correct the file\npcadmin import a.json", "a.json");
  error.details = {{.file = "a.json",
                    .line = 3,
                    .column = 14,
                    .path = "items[0].id",
                    .value = "x\x1b[31m",
                    .code = "INVALID_GUID",
                    .message = "$.items[0].id is no GUID."},
                   {.file = "",
                    .line = 0,
                    .column = 0,
                    .value = "",
                    .code = "SUBSCRIPTION_DELETED",
                    .message = "it is deleted.",
                    .fix = "pcadmin list-subscriptions"},
                   {.file = "b.csv", .line = 7, .column = 0, .value = "", .code = "", .message = "no such row."}};
  return error;
}

TEST_CASE("an error for people says what happened, every detail with its place, and what to do") {
  CHECK(error_text(with_details()) ==
        "pcadmin: 2 faults in 'a.json'.\n"
        "  a.json:3:14: INVALID_GUID: $.items[0].id is no GUID. (x\\x1b[31m)\n"
        "  SUBSCRIPTION_DELETED: it is deleted.\n"
        "  b.csv:7: no such row.\n"
        "Try: correct the file\n"
        "     pcadmin import a.json\n");
  CHECK(error_text(failure(ErrorCode::declined, "declined.")) == "pcadmin: declined.\n");
}

TEST_CASE("what comes from outside can't reach the terminal raw, nor add lines") {
  const std::string text =
      error_text(failure(ErrorCode::customer_not_found, "customer 'a\nb\x07\xe2\x80\xae' not found."));
  CHECK(text == "pcadmin: customer 'a\\nb\\x07\\u202e' not found.\n");
}

TEST_CASE("an error as JSON has exactly the promised keys, in their order") {
  const std::string line = error_json(with_details(), 5);
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(
      line ==
      R"({"schemaVersion":"1.0","error":{"code":"INPUT_INVALID","exitCode":5,"message":"2 faults in 'a.json'.",)"
      R"("hint":"correct the file\npcadmin import a.json","target":"a.json","details":[)"
      R"({"file":"a.json","line":3,"column":14,"path":"items[0].id","value":"x\u001b[31m","code":"INVALID_GUID",)"
      R"("message":"$.items[0].id is no GUID.","fix":null},)"
      R"({"file":null,"line":null,"column":null,"path":null,"value":"","code":"SUBSCRIPTION_DELETED",)"
      R"("message":"it is deleted.","fix":"pcadmin list-subscriptions"},)"
      R"({"file":"b.csv","line":7,"column":null,"path":null,"value":"","code":"","message":"no such row.","fix":null}]}})"
      "\n");
  const Error partly = failure(ErrorCode::partly_applied, "partly.");
  CHECK(error_json(partly, 6, {"Refused: 1\n", "Run 7.\n"}) ==
        R"({"schemaVersion":"1.0","error":{"code":"PARTLY_APPLIED","exitCode":6,"message":"partly.","hint":"",)"
        R"("target":null,"details":[],"remarks":["Refused: 1","Run 7."]}})"
        "\n");
}

TEST_CASE("an error as JSON holds the real texts, and sends nothing raw that could harm a terminal") {
  const std::string name = "a\x1b[31m\xe2\x80\xae\xc2\x9b";  // an escape sequence, a bidi control, a C1 control
  Error error = failure(ErrorCode::conflict, name, name, name);
  error.details = {
      {.file = name, .line = 1, .column = 1, .path = name, .value = name, .code = "X", .message = name, .fix = name}};
  const std::string line = error_json(error, 4, {name});
  for (const char c : line)
    CHECK((c == '\n' || (c >= 0x20 && c < 0x7f)));
  const auto json = nlohmann::json::parse(line)["error"];
  for (const char* const key : {"message", "hint", "target"})
    CHECK(json[key] == name);
  for (const char* const key : {"file", "path", "value", "message", "fix"})
    CHECK(json["details"][0][key] == name);
  CHECK(json["remarks"][0] == name);
}

TEST_CASE("an error as JSON is valid JSON even where a name isn't valid UTF-8") {
  const auto json = nlohmann::json::parse(error_json(failure(ErrorCode::internal_error, "bad \xff name"), 1));
  CHECK(json["error"]["message"] == "bad \xef\xbf\xbd name");
}

}  // namespace
}  // namespace pcadmin::app
