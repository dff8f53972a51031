#include "text/shell_word.hpp"

#include <algorithm>

namespace pcadmin::text {
namespace {

bool is_plain(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte >= 0x80 || (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= 'a' && letter <= 'z') || std::string_view("_-./:@%+=,").find(letter) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
  // zsh takes a word that begins with "=" for the name of a program.
  if (!text.empty() && text[0] != '=' && std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string word = "'";
  for (const char letter : text) {
    if (letter == '\'') word += "'\\'";
    word += letter;
  }
  return word + "'";
}

}  // namespace pcadmin::text
