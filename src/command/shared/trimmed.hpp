// A text as it is meant, where somebody typed it into a cell or a list.
#pragma once

#include <string_view>

namespace pcadmin::command {

/// Without blanks and line ends around it.
constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace pcadmin::command
