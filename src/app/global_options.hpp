// The options that every command understands, before or after its name, and the environment
// variables that stand for them: --no-input is PCADMIN_NO_INPUT.
//
// What is said nearer wins: the command line over the environment over the system over the defaults.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/error.hpp>

#include "cli/option.hpp"

namespace pcadmin::app {

struct GlobalOptions {
  std::optional<std::string> store;
  std::optional<std::string> output;
  std::optional<std::string> columns;
  std::optional<bool> headers;
  bool excel = false;
  std::string color = "auto";
  std::optional<std::string> language;
  bool quiet = false;
  bool no_input = false;
  bool no_pager = false;

  bool help = false;
  bool version = false;
};

/// What can also be said by the environment.
void declare_settings(cli::OptionSet& set, GlobalOptions& options);
/// --help and --version.
void declare_requests(cli::OptionSet& set, GlobalOptions& options);

/// "PCADMIN_NO_INPUT" for --no-input; empty for an option that has no variable.
std::string variable_name(const cli::Option& option);

/// Takes the settings that are not among `given` from the environment; an empty variable counts as
/// not set. Fails with INVALID_VALUE, naming the variable.
Result<void> apply_environment(cli::OptionSet& settings, std::span<const cli::Option* const> given,
                               const std::function<std::optional<std::string>(const char*)>& variable);

}  // namespace pcadmin::app
