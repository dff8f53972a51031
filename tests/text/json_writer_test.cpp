#include "text/json_writer.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

namespace pcadmin::text {
namespace {

std::string written(std::string_view text, JsonText texts) {
  std::string out;
  JsonWriter(out, texts).value(text);
  return out;
}

TEST_CASE("objects and arrays close themselves, and commas stand between what they hold") {
  std::string out;
  JsonWriter json(out);
  {
    const auto object = json.object();
    json.member("text", "a");
    json.member("yes", true);
    json.member("nothing", nullptr);
    {
      const auto list = json.array("list");
      json.value(std::numeric_limits<std::int64_t>::min());
      json.value(std::numeric_limits<std::uint64_t>::max());
      const auto empty = json.object();
    }
    const auto inner = json.array("inner");
    json.json("{}");
  }
  CHECK(out == R"({"text":"a","yes":true,"nothing":null,)"
               R"("list":[-9223372036854775808,18446744073709551615,{}],"inner":[{}]})");
}

TEST_CASE("what isn't known can be left out") {
  std::string out;
  JsonWriter json(out);
  {
    const auto object = json.object();
    json.member_if_known("empty", "");
    json.member_if_known("text", std::string("a"));
    json.member_if_known("nothing", std::optional<bool>());
    json.member_if_known("no", std::optional<bool>(false));
  }
  CHECK(out == R"({"text":"a","no":false})");
}

TEST_CASE("a text is escaped as JSON demands it, and where it is shown, as a terminal does") {
  struct Case {
    std::string_view text, kept, shown;
  };
  using namespace std::string_view_literals;
  const Case cases[] = {
      {"", R"("")", R"("")"},
      {"合作夥伴", R"("合作夥伴")", R"("合作夥伴")"},
      {"\"\\\b\f\n\r\t", R"("\"\\\b\f\n\r\t")", R"("\"\\\b\f\n\r\t")"},
      {"\0\x1b"sv, R"("\u0000\u001b")", R"("\u0000\u001b")"},
      {"\x7f\u202e", "\"\x7f\u202e\"", R"("\u007f\u202e")"},
      {"\U000e0041", "\"\U000e0041\"", R"("\udb40\udc41")"},
      {"a\xff\xe5\x90z", "\"a\uFFFD\uFFFD\uFFFDz\"", "\"a\uFFFD\uFFFD\uFFFDz\""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(written(each.text, JsonText::kept) == each.kept);
    CHECK(written(each.text, JsonText::shown) == each.shown);
  }
}

TEST_CASE("JSON that is written already stays the same JSON, and can't harm a terminal") {
  const std::string written = "{\"name\":\"晨\xe2\x80\xae光\x7f\",\"n\":[1,true]}";
  std::string shown;
  JsonWriter(shown).json(written);
  CHECK(shown == "{\"name\":\"晨\\u202e光\\u007f\",\"n\":[1,true]}");
  std::string kept;
  JsonWriter(kept, JsonText::kept).json(written);
  CHECK(kept == written);
}

}  // namespace
}  // namespace pcadmin::text
