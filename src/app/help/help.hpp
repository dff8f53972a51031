// The help texts, made from the tables of commands and options.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "app/line/typed_line.hpp"
#include "cli/command.hpp"

namespace pcadmin::app {

/// Of the whole program: every command in its group, and the global options.
std::string overview(std::span<const cli::Command> commands, const OptionTables& global_options, std::size_t width);

/// Of one command: usage, description, examples, arguments, options, fields, exit codes.
std::string command_help(const cli::Command& command, std::size_t width);

}  // namespace pcadmin::app
