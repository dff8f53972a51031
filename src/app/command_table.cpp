#include "app/command_table.hpp"

#include "command/commands.hpp"

namespace pcadmin::app {

std::vector<cli::Command> command_table() {
  std::vector<cli::Command> commands;
#define PCADMIN_ADD(name) commands.push_back(command::name());
  PCADMIN_EACH_COMMAND(PCADMIN_ADD)
#undef PCADMIN_ADD
  return commands;
}

}  // namespace pcadmin::app
