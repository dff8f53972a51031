// Texts in commands that a person is told to type.
#pragma once

#include <string>
#include <string_view>

namespace pcadmin::text {

/// A text as one word of a POSIX shell's command line, in quotes where the shell would see more in it than a text.
std::string shell_word(std::string_view text);

}  // namespace pcadmin::text
