// completion: prints the script with which a shell completes this program's command lines.
#include <string>

#include "command/commands.hpp"
#include "command/program/completion_script.hpp"

namespace pcadmin::command {
namespace {

struct Options {
  std::string shell;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("SHELL", options.shell, "The shell.").required().choices({"bash", "zsh", "fish"});
}

Result<cli::Outcome> run_completion(const Options& options, cli::Services& services) {
  services.output.text(completion_script(options.shell));
  return cli::Outcome::done;
}

}  // namespace

cli::Command completion() {
  return cli::make_command<Options>(
      {.name = "completion",
       .group = cli::Group::store,
       .purpose = "Print the script with which a shell completes command lines",
       .description =
           "An installed pcadmin brings these scripts to where each shell looks for them. Completed are commands, "
           "options, values, fields, and what the store has: customers, the subscriptions of the customer that was "
           "typed, and for a subscription only those who may become its contact.",
       .examples = {{.command = "pcadmin completion bash > pcadmin.bash",
                     .purpose = "for bash, to be sourced in .bashrc"},
                    {.command = "pcadmin completion fish > pcadmin.fish", .purpose = "for fish"}},
       .answer = cli::Answer::page,
       .uses_store = false,
       .works_unconfigured = true},
      declare, run_completion);
}

}  // namespace pcadmin::command
