#include "text/json_string.hpp"

#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace pcadmin::text {
namespace {

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void append_escape(std::string& out, char32_t code) {
  switch (code) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto append_unit = [&out](std::uint32_t unit) { fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit); };
  const auto value = static_cast<std::uint32_t>(code);
  if (value <= 0xffff) {
    append_unit(value);
  } else {  // a surrogate pair
    append_unit(0xd800 + ((value - 0x10000) >> 10));
    append_unit(0xdc00 + ((value - 0x10000) & 0x3ff));
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain]))
      ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const Character character = first_character(text);
    if (!character.valid) {
      out += "\uFFFD";
    } else if (character.code == '"' || character.code == '\\' || is_harmful(character.code)) {
      append_escape(out, character.code);
    } else {
      out += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  out += '"';
}

}  // namespace pcadmin::text
