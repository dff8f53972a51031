#include "text/unicode.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

namespace text = pcadmin::text;

TEST_CASE("valid UTF-8 is told from invalid") {
  CHECK(text::is_valid_utf8(""));
  CHECK(text::is_valid_utf8("合作夥伴 Contoso"));
  CHECK_FALSE(text::is_valid_utf8("\xff"));
  CHECK_FALSE(text::is_valid_utf8("\xe5\x90"));          // cut off
  CHECK_FALSE(text::is_valid_utf8("\xed\xa0\x80"));      // a surrogate
  CHECK_FALSE(text::is_valid_utf8("\xc0\xaf"));          // overlong
  CHECK_FALSE(text::is_valid_utf8("\xa7\xda\xaa\xba"));  // Big5
}

TEST_CASE("names that differ in case only have the same key") {
  struct Case {
    std::string_view a, b;
  };
  const Case cases[] = {
      {"Contoso", "CONTOSO"}, {"Müller", "MÜLLER"},   {"straße", "STRASSE"},
      {"Ελλάς", "ΕΛΛΆΣ"},     {"café", "cafe\u0301"}, {"宏達資訊", "宏達資訊"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.a, each.b);
    CHECK(text::fold(each.a) == text::fold(each.b));
  }
  CHECK(text::fold("Contoso") != text::fold("Contosa"));
  CHECK(text::fold("宏達") != text::fold("宏碁"));
  CHECK(text::fold("I") == "i");  // whatever the locale
}

TEST_CASE("a long name is folded too, and an invalid one is kept as it is") {
  std::string upper;
  std::string lower;
  for (int i = 0; i < 1000; ++i) {
    upper += "Ä";
    lower += "ä";
  }
  CHECK(text::fold(upper) == lower);
  CHECK(text::fold("A\xff") == "A\xff");
}

TEST_CASE("widths are counted in cells") {
  struct Case {
    std::string_view text;
    std::size_t cells;
  };
  const Case cases[] = {
      {"", 0},
      {"Contoso", 7},
      {"合作夥伴", 8},
      {"ﾊﾝｶｸ", 4},
      {"Ａ", 2},
      {"한국", 4},
      {"\u1112\u1161\u11ab", 2},  // the same syllable in three letters
      {"cafe\u0301", 4},
      {"±§", 2},  // ambiguous ones are narrow
      {"👍", 2},
      {"👍🏽", 2},
      {"❤", 1},
      {"❤\uFE0F", 2},
      {"👨\u200D👩\u200D👧", 2},
      {"🇹🇼", 2},
      {"🇹🇼🇩🇪", 4},
      {"1\uFE0F\u20E3", 2},
      {"a\u200bb", 2},
      {"\xff", 1},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(text::display_width(each.text) == each.cells);
  }
}

TEST_CASE("a text is cut at cells, never inside a character") {
  struct Case {
    std::string_view text;
    std::size_t cells;
    std::string_view expected;
  };
  const Case cases[] = {
      {"Contoso", 7, "Contoso"},
      {"Contoso", 6, "Conto…"},
      {"Contoso", 1, "…"},
      {"Contoso", 0, ""},
      {"", 0, ""},
      {"合作夥伴", 8, "合作夥伴"},
      {"合作夥伴", 7, "合作夥…"},
      {"合作夥伴", 6, "合作…"},
      {"cafe\u0301s", 5, "cafe\u0301s"},
      {"cafe\u0301sx", 5, "cafe\u0301…"},
      {"👨\u200D👩\u200D👧x", 2, "…"},
      {"👨\u200D👩\u200D👧xy", 3, "👨\u200D👩\u200D👧…"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text, each.cells);
    CHECK(text::cut(each.text, each.cells) == each.expected);
  }
}

TEST_CASE("what could harm a terminal is made visible") {
  struct Case {
    std::string_view text, expected;
  };
  using namespace std::string_view_literals;
  const Case cases[] = {
      {"a\x1b[31mb", "a\\x1b[31mb"},
      {"a\nb\tc\rd", "a\\nb\\tc\\rd"},
      {"\0"sv, "\\x00"},
      {"\x7f", "\\x7f"},
      {"\u009b", "\\u009b"},
      {"\u202e", "\\u202e"},
      {"\u2066x\u2069", "\\u2066x\\u2069"},
      {"\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"},
      {"\u2028\u2029", "\\u2028\\u2029"},
      {"\ufeff", "\\ufeff"},
      {"soft\u00adhyphen\u200b", "soft\\u00adhyphen\\u200b"},
      {"\u2060\u3164", "\\u2060\\u3164"},
      {"\U000E0041", "\\U000e0041"},
      {"\u034f\u180e\ufffa", "\\u034f\\u180e\\ufffa"},
      {"a\xff\xe5\x90", "a\\xff\\xe5\\x90"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.expected);
    CHECK(text::visible(each.text) == each.expected);
    CHECK_FALSE(text::is_harmless(each.text));
    CHECK(text::is_harmless(each.expected));
  }
}

TEST_CASE("harmless text is shown as it is") {
  for (const std::string_view each :
       {"", "Contoso \\n", "合作夥伴", "cafe\u0301", "👨\u200D👩", "葛\U000E0100", "O'Neil \"x\"; --"}) {
    CAPTURE(each);
    CHECK(text::visible(each) == each);
    CHECK(text::is_harmless(each));
  }
}

TEST_CASE("distances count insertions, deletions, replacements and swaps") {
  struct Case {
    std::string_view a, b;
    std::size_t expected;
  };
  const Case cases[] = {
      {"", "", 0},       {"abc", "abc", 0}, {"", "abc", 3},      {"abc", "ab", 1},         {"abc", "abd", 1},
      {"abc", "acb", 1}, {"ca", "abc", 3},  {"列表", "列出", 1}, {"kitten", "sitting", 3},
  };
  for (const Case& each : cases) {
    CAPTURE(each.a, each.b);
    CHECK(text::distance(each.a, each.b, 10) == each.expected);
    CHECK(text::distance(each.b, each.a, 10) == each.expected);
  }
}

TEST_CASE("a distance beyond the limit is answered as one more than it") {
  CHECK(text::distance("kitten", "sitting", 2) == 3);
  CHECK(text::distance("a", "abcdefgh", 2) == 3);
  CHECK(text::distance("abcdefgh", "stuvwxyz", 2) == 3);
  CHECK(text::distance("kitten", "sitting", 3) == 3);
}
