// libunistring knows the Unicode tables; here are the rules for terminals: how wide a grapheme
// cluster is, and what must not reach a terminal as it is.
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

namespace pcadmin::text {
namespace {

const std::uint8_t* bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_printable_ascii(char c) {
  return c >= 0x20 && c < 0x7f;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_printable_ascii(c); });
}

bool is_regional_indicator(char32_t code) {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/// The cells of one grapheme cluster.
std::size_t cluster_width(std::string_view cluster) {
  constexpr char32_t emoji_presentation = 0xfe0f;
  constexpr char32_t zero_width_joiner = 0x200d;
  std::size_t sum = 0;
  std::size_t first = 0;
  std::size_t regional_indicators = 0;
  bool pictographic = false;
  bool as_emoji = false;
  for (std::size_t at = 0; at < cluster.size();) {
    const Character character = first_character(cluster.substr(at));
    const int cells = character.valid ? std::max(0, uc_width(character.code, "UTF-8")) : 1;
    sum += static_cast<std::size_t>(cells);
    if (at == 0) {
      first = static_cast<std::size_t>(cells);
      pictographic = character.valid && uc_is_property_extended_pictographic(character.code);
    }
    if (is_regional_indicator(character.code)) ++regional_indicators;
    if (character.code == emoji_presentation || (pictographic && character.code == zero_width_joiner)) as_emoji = true;
    at += character.length;
  }
  if (as_emoji || regional_indicators == 2) return 2;
  return pictographic ? first : sum;  // a skin tone is drawn into the emoji before it
}

/// Calls `visit` for each grapheme cluster until it answers false.
template <class Visitor>
void each_cluster(std::string_view text, Visitor visit) {
  std::array<char, 256> few{};
  std::vector<char> many;
  char* breaks = few.data();
  if (text.size() > few.size()) {
    many.resize(text.size());
    breaks = many.data();
  }
  u8_grapheme_breaks(bytes(text), text.size(), breaks);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && breaks[end] == 0)
      ++end;
    if (!visit(text.substr(begin, end - begin))) return;
    begin = end;
  }
}

void append_visible(std::string& out, char32_t code) {
  switch (code) {
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
  if (code < 0x80) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(code));
  } else if (code <= 0xffff) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(code));
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", static_cast<std::uint32_t>(code));
  }
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    result += character.code;
    text.remove_prefix(character.length);
  }
  return result;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  return is_ascii(text) || u8_check(bytes(text), text.size()) == nullptr;
}

Character first_character(std::string_view text) {
  ucs4_t code = 0;
  const int length = u8_mbtoucr(&code, bytes(text), text.size());
  if (length <= 0) return {static_cast<unsigned char>(text.front()), 1, false};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(length), true};
}

std::string fold(std::string_view text) {
  std::string key(text);
  if (is_ascii(text)) {
    for (char& c : key) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
  }
  if (!is_valid_utf8(text)) return key;
  std::array<std::uint8_t, 256> few{};
  std::size_t length = few.size();
  std::uint8_t* folded = u8_casefold(bytes(text), text.size(), nullptr, UNINORM_NFC, few.data(), &length);
  if (folded == nullptr) return key;
  key.assign(reinterpret_cast<const char*>(folded), length);
  if (folded != few.data()) std::free(folded);
  return key;
}

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t width = 0;
  each_cluster(text, [&width](std::string_view cluster) {
    width += cluster_width(cluster);
    return true;
  });
  return width;
}

std::string cut(std::string_view text, std::size_t cells) {
  constexpr std::string_view ellipsis = "…";
  std::size_t width = 0;
  std::size_t fits = 0;  // bytes that fit together with an ellipsis
  std::size_t seen = 0;
  each_cluster(text, [&](std::string_view cluster) {
    width += cluster_width(cluster);
    seen += cluster.size();
    if (width + 1 <= cells) fits = seen;
    return width <= cells;
  });
  if (width <= cells) return std::string(text);
  if (cells == 0) return {};
  std::string result(text.substr(0, fits));
  result += ellipsis;
  return result;
}

bool is_harmful(char32_t code) {
  if (code < 0x80) return code < 0x20 || code == 0x7f;
  if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp) ||
      uc_is_property_bidi_control(code)) {
    return true;
  }
  constexpr char32_t first_annotation = 0xfff9;
  constexpr char32_t last_annotation = 0xfffb;
  if (code >= first_annotation && code <= last_annotation) return true;
  // What is there and isn't seen; but for what says how its neighbours look.
  return uc_is_property_default_ignorable_code_point(code) && !uc_is_property_join_control(code) &&
         !uc_is_property_variation_selector(code);
}

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    if (!character.valid) {
      fmt::format_to(std::back_inserter(result), "\\x{:02x}", static_cast<std::uint32_t>(character.code));
    } else if (is_harmful(character.code)) {
      append_visible(result, character.code);
    } else {
      result += text.substr(0, character.length);
    }
    text.remove_prefix(character.length);
  }
  return result;
}

bool is_harmless(std::string_view text) {
  while (!text.empty()) {
    if (is_printable_ascii(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    const Character character = first_character(text);
    if (!character.valid || is_harmful(character.code)) return false;
    text.remove_prefix(character.length);
  }
  return true;
}

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string from = code_points(a);
  const std::u32string to = code_points(b);
  const std::size_t lengths_apart = from.size() > to.size() ? from.size() - to.size() : to.size() - from.size();
  if (lengths_apart > limit) return limit + 1;

  // Optimal string alignment: three rows of the usual table.
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit + 1) return limit + 1;
  }
  return std::min(row.back(), limit + 1);
}

}  // namespace pcadmin::text
