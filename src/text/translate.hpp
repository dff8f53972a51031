// Sentences for people, in the user's language. Codes, keys, enum values, numbers and dates are never
// translated. tr() marks a sentence for the catalogue; where there is no translation it answers the
// English one.
#pragma once

#include <string>
#include <utility>

#include <fmt/core.h>

namespace pcadmin::text {

const char* tr(const char* english);

/// A translated sentence with its placeholders ({} or {0}, in fmt's syntax) filled in.
template <class... Values>
std::string say(const char* english, const Values&... values) {
  return fmt::format(fmt::runtime(tr(english)), values...);
}

}  // namespace pcadmin::text
