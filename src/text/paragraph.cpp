#include "text/paragraph.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace pcadmin::text {
namespace {

constexpr std::size_t least_text_width = 16;

// No line begins with one of these beside Chinese, or ends with one of those.
constexpr std::u32string_view closing = U"，。、；：？！）」』】》〉…,.;:?!)'\"";
constexpr std::u32string_view opening = U"（「『【《〈('\"";

/// The length of the character at the beginning, where it is such a mark; else 0.
std::size_t length_of(bool (*is_mark)(char32_t), std::string_view text) {
  if (text.empty()) return 0;
  const Character first = first_character(text);
  return is_mark(first.code) ? first.length : 0;
}

/// What isn't broken: a run of narrow characters, or a single wide one; with the marks that belong to it.
std::string_view next_piece(std::string_view text) {
  std::size_t length = 0;
  while (const std::size_t mark = length_of(opens, text.substr(length)))
    length += mark;
  const std::size_t begin = length;
  while (length < text.size() && text[length] != ' ') {
    const std::size_t step = first_character(text.substr(length)).length;
    const bool is_wide = display_width(text.substr(length, step)) == 2;
    if (is_wide && length == begin) length += step;
    if (is_wide) break;
    length += step;
  }
  while (const std::size_t mark = length_of(closes, text.substr(length)))
    length += mark;
  return text.substr(0, length);
}

void wrap_line(std::string_view text, std::size_t indent, std::size_t width, std::string& out) {
  const std::size_t room = std::max(width, indent + least_text_width) - indent;
  std::string line;
  std::size_t used = 0;
  const auto flush = [&] {
    out += std::string(line.empty() ? 0 : indent, ' ') + line + "\n";
    line.clear();
    used = 0;
  };
  while (!text.empty()) {
    const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(blanks);
    const std::string_view piece = next_piece(text);
    text.remove_prefix(piece.size());
    const std::size_t cells = display_width(piece);
    const std::size_t gap = used == 0 ? 0 : blanks;
    if (used != 0 && used + gap + cells > room) {
      flush();
    } else {
      line.append(gap, ' ');
      used += gap;
    }
    line += piece;
    used += cells;
  }
  flush();
}

}  // namespace

bool closes(char32_t mark) {
  return closing.find(mark) != std::u32string_view::npos;
}

bool opens(char32_t mark) {
  return opening.find(mark) != std::u32string_view::npos;
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
