// Sentences for people, in the user's language. Codes, keys, enum values, numbers and dates are never
// translated.
//
//     say("'{}' is no filter.", typed)
//
// The English sentence stands where it is said, and the compiler checks its placeholders ({} or {0}, in fmt's syntax)
// against the values. The catalogue finds it there, by the names of these functions (see po/template).
#pragma once

#include <cstdint>
#include <string>

#include <fmt/core.h>

namespace pcadmin::text {

/// A sentence that is filled in with values of these types. One that is chosen while the program runs is kept as this,
/// made of what mark() answers.
/// Literals alone, which end with a zero byte.
template <class... Values>
using Sentence = fmt::format_string<Values...>;

/// A sentence without placeholders; the English one where there is no translation.
const char* tr(const char* english);

const char* tr_counted(const char* one, const char* many, std::uint64_t count);

/// `translated` with its placeholders filled in; where a translator got them wrong, `english`.
std::string filled(const char* translated, const char* english, fmt::format_args values);

/// Marks for the catalogue what is translated elsewhere, by tr() or say().
constexpr const char* mark(const char* english) {
  return english;
}

/// A translated sentence with its placeholders filled in.
template <class... Values>
std::string say(Sentence<Values...> english, const Values&... values) {
  const char* const text = fmt::string_view(english).data();
  return filled(tr(text), text, fmt::make_format_args(values...));
}

/// As say(), for a sentence that differs with a number: `one` for 1 in English, `many` for others.
template <class... Values>
std::string counted(Sentence<Values...> one, Sentence<Values...> many, std::uint64_t count, const Values&... values) {
  const char* const text_of_one = fmt::string_view(one).data();
  const char* const text_of_many = fmt::string_view(many).data();
  return filled(tr_counted(text_of_one, text_of_many, count), count == 1 ? text_of_one : text_of_many,
                fmt::make_format_args(values...));
}

}  // namespace pcadmin::text
