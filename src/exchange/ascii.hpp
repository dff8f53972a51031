// Keys and enum values of Partner Center's data are ASCII and come in any casing.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace pcadmin::exchange {

inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Appends in lower case; what isn't ASCII stays as it is.
inline void append_lower(std::string& text, std::string_view added) {
  for (const char c : added)
    text += lower(c);
}

/// Whether two texts are the same without regard to the case of ASCII letters.
inline bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace pcadmin::exchange
