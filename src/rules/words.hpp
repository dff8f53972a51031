// Enumerations as words, and texts compared without regard to (ASCII) case, as Partner Center's
// enum values and dates of different origins need it.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace pcadmin {

inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// The value whose word a text is, in any case.
template <class Value, std::size_t Size>
std::optional<Value> find_word(const std::pair<Value, std::string_view> (&words)[Size], std::string_view text) {
  for (const auto& [value, word] : words) {
    if (same_word(word, text)) return value;
  }
  return std::nullopt;
}

template <class Value, std::size_t Size>
std::string_view word_of(const std::pair<Value, std::string_view> (&words)[Size], Value wanted) {
  for (const auto& [value, word] : words) {
    if (value == wanted) return word;
  }
  return {};
}

}  // namespace pcadmin
