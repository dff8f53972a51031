#include "app/line/corrected_line.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "text/shell_word.hpp"

namespace pcadmin::app {
namespace {

bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-';
}

/// Puts what was meant in the place of the first word that was typed so; answers whether there is one that it fits.
bool put_in(std::vector<std::vector<std::string>>& line, const Correction& correction,
            std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool is_one = correction.meant.size() == 1;
    if (word == correction.typed) {
      // The first word is the command's name at the earliest.
      if (!is_one && i > 0 && looks_like_option(words[i - 1])) return false;
      line[i] = correction.meant;
      return true;
    }
    const std::size_t equals = word.find('=');
    if (is_one && looks_like_option(word) && equals != std::string_view::npos &&
        word.substr(equals + 1) == correction.typed) {
      line[i] = {std::string(word.substr(0, equals + 1)) + correction.meant.front()};
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> corrected_line(std::span<const std::string_view> words,
                                          std::span<const Correction> corrections) {
  if (corrections.empty()) return std::nullopt;
  std::vector<std::vector<std::string>> line;
  for (const std::string_view word : words)
    line.push_back({std::string(word)});
  const bool fits = std::all_of(corrections.begin(), corrections.end(),
                                [&](const Correction& correction) { return put_in(line, correction, words); });
  if (!fits) return std::nullopt;
  std::string corrected = "pcadmin";
  for (const auto& meant : line) {
    for (const std::string& word : meant) {
      if (word != "--yes" && word != "-y") corrected += " " + text::shell_word(word);
    }
  }
  return corrected;
}

}  // namespace pcadmin::app
