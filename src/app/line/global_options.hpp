// The options that every command understands, before or after its name, and what stands for them: the
// environment variables (--no-input is PCADMIN_NO_INPUT) and the keys of the configuration file (no-input).
//
// What is said nearer wins: the command line over the environment over the file over the system over the
// defaults. So they are applied from the farthest to the nearest.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/line/configuration_file.hpp"
#include "app/line/typed_line.hpp"
#include "cli/option.hpp"
#include "cli/setting.hpp"
#include "error/error.hpp"

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

/// What can also be said by the environment and the configuration file.
void declare_settings(cli::OptionSet& set, GlobalOptions& options);
/// --help and --version.
void declare_requests(cli::OptionSet& set, GlobalOptions& options);

/// "PCADMIN_NO_INPUT" for --no-input.
std::string variable_name(const cli::Option& option);

/// For each setting that someone has set, by its key: the value and where it comes from.
using Said = std::map<std::string, cli::Setting, std::less<>>;

/// Assigns what the file says. Fails with CONFIGURATION_INVALID, naming every fault; the settings without a fault are
/// assigned then as well.
Result<void> apply_configuration(const cli::OptionSet& settings, const ConfigurationFile& file, Said& said);

using VariableReader = std::function<std::optional<std::string>(const char*)>;

/// Takes the settings that are not among `given` from the environment; an empty variable counts as
/// not set. Fails with INVALID_VALUE, naming the first variable that isn't valid; the others are taken all the same.
Result<void> apply_environment(const cli::OptionSet& settings, std::span<const Given> given,
                               const VariableReader& variable, Said& said);

/// What the command line said of settings.
void keep_given(const cli::OptionSet& settings, std::span<const Given> given, Said& said);

/// Every setting in the order of the options, with what was said of it.
std::vector<cli::Setting> all_settings(const cli::OptionSet& settings, const Said& said);

}  // namespace pcadmin::app
