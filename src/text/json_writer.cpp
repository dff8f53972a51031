#include "text/json_writer.hpp"

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
  constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  const auto value = static_cast<std::uint32_t>(code);
  if (const std::size_t at = code < 0x80 ? escaped.find(static_cast<char>(code)) : std::string_view::npos;
      at != std::string_view::npos) {
    (out += '\\') += letters[at];
  } else if (value <= 0xffff) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", value);
  } else {
    constexpr std::uint32_t first_beyond = 0x10000;
    fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xd800 + ((value - first_beyond) >> 10U),
                   0xdc00 + ((value - first_beyond) & 0x3ffU));
  }
}

bool is_escaped(char32_t code, JsonText texts) {
  return code == '"' || code == '\\' || code < 0x20 || (texts == JsonText::shown && is_harmful(code));
}

void append_text(std::string& out, std::string_view text, JsonText texts) {
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
    } else if (is_escaped(character.code, texts)) {
      append_escape(out, character.code);
    } else {
      out += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  out += '"';
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  separate();
  append_text(out_, name, texts_);
  out_ += ':';
  is_first_ = true;
}

void JsonWriter::value(std::string_view text) {
  separate();
  append_text(out_, text, texts_);
}

void JsonWriter::value(Instant instant) {
  value(format_instant(instant));
}

void JsonWriter::json(std::string_view written) {
  separate();
  if (texts_ == JsonText::kept || is_harmless(written)) {
    out_ += written;
    return;
  }
  while (!written.empty()) {  // only in its texts can anything be that has to be escaped
    const Character character = first_character(written);
    if (character.valid && is_harmful(character.code)) {
      append_escape(out_, character.code);
    } else {
      out_ += character.valid ? written.substr(0, character.length) : "\uFFFD";
    }
    written.remove_prefix(character.length);
  }
}

}  // namespace pcadmin::text
