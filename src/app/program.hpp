// The whole program: words in, exit code out.
#pragma once

#include <span>
#include <string_view>

#include "app/machine/environment.hpp"
#include "cli/command.hpp"

namespace pcadmin::app {

/// `words` are those after the program's name.
int run_program(std::span<const std::string_view> words, std::span<const cli::Command> commands,
                const Environment& environment);

}  // namespace pcadmin::app
