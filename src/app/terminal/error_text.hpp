// How an error is shown on stderr: as text for people, or as one JSON object.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"

namespace pcadmin::app {

/// What happened, its details, and what to type next; several lines, harmless to a terminal. They are broken where they
/// are wider than `width` cells, but for commands that can be pasted; 0: no width is known, and nothing is broken.
std::string error_text(const Error& error, std::size_t width = 0);

/// One object on one line. What isn't known of a place, a fix or a target is null, other texts are empty. Remarks stand
/// inside where there are some.
std::string error_json(const Error& error, int exit_code, const std::vector<std::string>& remarks = {});

/// Each line of a text made harmless, with a line feed at its end, broken as error_text() does.
std::string harmless_lines(std::string_view text, std::size_t width = 0);

}  // namespace pcadmin::app
