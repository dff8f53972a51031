#include "text/paragraph.hpp"

#include <algorithm>
#include <cstdint>

#include <unilbrk.h>

#include "text/unicode.hpp"

namespace pcadmin::text {
namespace {

constexpr std::size_t least_text_width = 16;

bool is_wide(std::string_view character) {
  return display_width(character) == 2;
}

/// Up to where Latin letters and Chinese meet.
std::string_view until_border(std::string_view text) {
  std::size_t length = 0;
  bool is_first_wide = false;
  while (length < text.size()) {
    const std::string_view character = text.substr(length, first_character(text.substr(length)).length);
    if (length == 0) is_first_wide = is_wide(character);
    const bool is_mark = display_width(character) == 0;  // it belongs to the character before
    if (!is_mark && is_wide(character) != is_first_wide) break;
    length += character.size();
  }
  return text.substr(0, length);
}

void wrap_line(std::string_view text, std::size_t indent, std::size_t width, std::string& out) {
  const std::size_t room = std::max(width, indent + least_text_width) - indent;
  const std::vector<bool> breaks = breaks_beside_chinese(text);
  std::string line;
  std::size_t used = 0;
  const auto flush = [&] {
    out += std::string(line.empty() ? 0 : indent, ' ') + line + "\n";
    line.clear();
    used = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    std::size_t end = begin;
    while (end < text.size() && text[end] != ' ' && (end == begin || !breaks[end]))
      ++end;
    std::string_view piece = text.substr(begin, end - begin);
    if (display_width(piece) > room) piece = until_border(piece);  // such as a Chinese name in a line of JSON
    const std::size_t cells = display_width(piece);
    const std::size_t gap = used == 0 ? 0 : begin - at;
    if (used != 0 && used + gap + cells > room) {
      flush();
    } else {
      line.append(gap, ' ');
      used += gap;
    }
    line += piece;
    used += cells;
    at = begin + piece.size();
  }
  flush();
}

}  // namespace

std::vector<bool> breaks_beside_chinese(std::string_view text) {
  std::vector<char> possible(text.size());
  u8_possible_linebreaks(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), "UTF-8", possible.data());
  std::vector<bool> breaks(text.size());
  bool is_behind_wide = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = first_character(text.substr(at)).length;
    const bool is_before_wide = is_wide(text.substr(at, length));
    const bool is_behind_blank = at > 0 && text[at - 1] == ' ';
    breaks[at] = possible[at] == UC_BREAK_POSSIBLE && (is_before_wide || is_behind_wide) && !is_behind_blank;
    is_behind_wide = is_before_wide;
    at += length;
  }
  return breaks;
}

std::string hanging(std::string_view text, std::size_t width) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (display_width(line) <= width) {
      out.append(line) += '\n';
      continue;
    }
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t further = blanks + 2;
    std::string broken;
    wrap_line(line.substr(blanks), further, width, broken);
    // Only what is broken off stands further in.
    out += broken.substr(std::min<std::size_t>(2, broken.size() - 1));
  }
  return out;
}

std::string paragraph(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    wrap_line(text.substr(0, end), indent, width, out);
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::string term_list(std::span<const Term> terms, std::size_t width) {
  constexpr std::size_t margin = 2;
  constexpr std::size_t gap = 2;
  const std::size_t widest_term = width < 60 ? 8 : 28;  // so that room is left for the meaning
  std::size_t column = 0;
  for (const Term& each : terms) {
    const std::size_t cells = display_width(each.term);
    if (cells <= widest_term) column = std::max(column, cells);
  }
  const std::size_t indent = margin + column + gap;
  std::string out;
  for (const Term& each : terms) {
    const std::size_t cells = display_width(each.term);
    std::string meaning = paragraph(each.meaning, indent, width);
    // With no column to stand in, terms needn't keep the blanks that align them.
    const std::size_t blanks = column == 0 ? std::min(each.term.find_first_not_of(' '), each.term.size()) : 0;
    out += std::string(margin, ' ') + each.term.substr(blanks);
    if (cells <= column && meaning.size() > indent) {
      out += std::string(column - cells + gap, ' ') + meaning.substr(indent);
    } else {
      out += "\n";
      if (!each.meaning.empty()) out += meaning;
    }
  }
  return out;
}

}  // namespace pcadmin::text
