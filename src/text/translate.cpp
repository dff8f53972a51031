#include "text/translate.hpp"

#include <libintl.h>

#include <fmt/format.h>

namespace pcadmin::text {

const char* tr(const char* english) {
  // The empty msgid is the catalogue's own header.
  return *english == '\0' ? english : dgettext("pcadmin", english);
}

const char* tr_counted(const char* one, const char* many, std::uint64_t count) {
  return dngettext("pcadmin", one, many, count);
}

std::string filled(const char* translated, const char* english, fmt::format_args values) {
  try {
    return fmt::vformat(translated, values);
  } catch (const fmt::format_error&) {
    return fmt::vformat(english, values);
  }
}

}  // namespace pcadmin::text
