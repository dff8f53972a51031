// The program: this process, the command table, and the words of the command line.
#include <string_view>
#include <vector>

#include "app/command_table.hpp"
#include "app/machine/process.hpp"
#include "app/program.hpp"

int main(int count, char** arguments) {
  pcadmin::app::Process process;
  const std::vector<std::string_view> words(arguments + (count > 0 ? 1 : 0), arguments + count);
  return pcadmin::app::run_program(words, pcadmin::app::command_table(), process.environment());
}
