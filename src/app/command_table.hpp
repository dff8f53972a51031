// All commands, in the order in which the help shows them.
#pragma once

#include <vector>

#include "cli/command.hpp"

namespace pcadmin::app {

std::vector<cli::Command> command_table();

}  // namespace pcadmin::app
