// Sentences for people, in the user's language. Codes, keys, enum values, numbers and dates are never
// translated. tr() marks a sentence for the catalogue; where there is no translation it answers the
// English one.
#pragma once

#include <cstdint>
#include <string>

#include <fmt/core.h>

namespace pcadmin::text {

const char* tr(const char* english);
const char* tr_counted(const char* one, const char* many, std::uint64_t count);

/// `translated` with its placeholders filled in; where a translator got them wrong, `english`.
std::string filled(const char* translated, const char* english, fmt::format_args values);

/// Marks a sentence that is handed on and translated where it is shown.
constexpr const char* mark(const char* english) {
  return english;
}

/// A translated sentence with its placeholders ({} or {0}, in fmt's syntax) filled in.
template <class... Values>
std::string say(const char* english, const Values&... values) {
  return filled(tr(english), english, fmt::make_format_args(values...));
}

/// As say(), for a sentence that differs with a number: `one` for 1 in English, `many` for others.
template <class... Values>
std::string counted(const char* one, const char* many, std::uint64_t count, const Values&... values) {
  return filled(tr_counted(one, many, count), count == 1 ? one : many, fmt::make_format_args(values...));
}

}  // namespace pcadmin::text
