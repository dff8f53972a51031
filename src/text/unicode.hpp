// Unicode as the program needs it: comparing names, measuring them on a terminal, and making what
// could harm a terminal visible.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pcadmin::text {

bool is_valid_utf8(std::string_view text);

/// One character of a text.
struct Character {
  char32_t code = 0;       ///< where it isn't valid: the byte
  std::size_t length = 1;  ///< in bytes
  bool valid = false;
};

/// The character at the beginning of a text that isn't empty.
Character first_character(std::string_view text);

/// A key for comparing names without regard to case: two names are the same if their keys are equal.
/// Invalid UTF-8 is compared byte by byte.
std::string fold(std::string_view text);

/// The terminal cells a text takes: Chinese and emoji two, combining marks none.
std::size_t display_width(std::string_view text);

/// The longest beginning that fits `cells`, with "…" at its end where something was cut. Never cuts a
/// character from its combining marks.
std::string cut(std::string_view text, std::size_t cells);

/// Control characters, escape sequences, bidi controls and what takes no room as visible text (\n, \x1b, \u202e);
/// all else as it is. Invalid bytes as \xNN.
std::string visible(std::string_view text);

/// Whether a character is one that visible() spells out.
bool is_harmful(char32_t code);

/// Whether visible() would change nothing.
bool is_harmless(std::string_view text);

/// How far two names are apart (insertions, deletions, replacements, swaps), at most `limit` + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace pcadmin::text
