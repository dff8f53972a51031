// How an error is shown on stderr: as text for people, or as one JSON object.
#pragma once

#include <string>
#include <string_view>

#include <pcadmin/error.hpp>

namespace pcadmin::app {

/// What happened, its details, and what to type next; several lines, harmless to a terminal.
std::string error_text(const Error& error);

/// One object on one line. Texts that aren't known are empty, a line or column that isn't known is null.
std::string error_json(const Error& error);

/// Each line of a text made harmless, with a line feed at its end.
std::string harmless_lines(std::string_view text);

}  // namespace pcadmin::app
