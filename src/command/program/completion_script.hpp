// The shells' completion scripts, as they stand in completions/.
#pragma once

#include <string_view>

namespace pcadmin::command {

/// Empty for another shell than bash, zsh and fish.
std::string_view completion_script(std::string_view shell);

}  // namespace pcadmin::command
