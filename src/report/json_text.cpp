#include "report/json_text.hpp"

#include <cstdint>
#include <iterator>
#include <variant>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace pcadmin::report {
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

void append_reasons(std::string& out, std::span<const ReasonText> reasons) {
  out += '[';
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    out += i == 0 ? "{\"code\":" : ",{\"code\":";
    append_json(out, reasons[i].code);
    out += ",\"message\":";
    append_json(out, reasons[i].message);
    out += ",\"fix\":";
    append_json(out, reasons[i].fix);
    out += '}';
  }
  out += ']';
}

void append_value(std::string& out, const Column& column, const Value& value) {
  if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value)) {
    append_reasons(out, *reasons);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    append_json(out, *text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    fmt::format_to(std::back_inserter(out), "{}", *number);
  } else if (const auto* boolean = std::get_if<bool>(&value)) {
    out += *boolean ? "true" : "false";
  } else {
    out += column.type == ColumnType::reasons ? "[]" : "null";
  }
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain]))
      ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const text::Character character = text::first_character(text);
    if (!character.valid) {
      out += "\uFFFD";
    } else if (character.code == '"' || character.code == '\\' || text::is_harmful(character.code)) {
      append_escape(out, character.code);
    } else {
      out += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  out += '"';
}

void append_json(std::string& out, std::span<const Column> columns, std::span<const std::size_t> shown,
                 std::span<const Value> values) {
  char before = '{';
  for (const std::size_t index : shown) {
    out += before;
    before = ',';
    append_json(out, columns[index].name);
    out += ':';
    append_value(out, columns[index], values[index]);
  }
  out += '}';
}

}  // namespace pcadmin::report
