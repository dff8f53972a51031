// A text as JSON writes it.
#pragma once

#include <string>
#include <string_view>

namespace pcadmin::text {

/// Appends the text in quotes. Bytes that aren't UTF-8 become U+FFFD; characters that could harm a terminal
/// are escaped, which changes nothing for a program.
void append_json_string(std::string& out, std::string_view text);

}  // namespace pcadmin::text
