// The global options as they hold for one run: what the line, the environment and the configuration file say of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/line/configuration_file.hpp"
#include "app/line/global_options.hpp"
#include "app/line/typed_line.hpp"
#include "app/machine/environment.hpp"
#include "cli/command.hpp"
#include "cli/option.hpp"
#include "cli/setting.hpp"
#include "error/error.hpp"
#include "report/renderer.hpp"

namespace pcadmin::app {

class RunSettings {
 public:
  /// Reads the configuration file; a fault of it is told by apply_configuration().
  explicit RunSettings(const Environment& environment);

  /// What can be typed, for every command.
  OptionTables tables() const { return {&settings_, &requests_}; }
  const GlobalOptions& options() const { return options_; }

  /// The text that the file has under a key, as far as the file could be read.
  std::optional<std::string_view> text_of_file(std::string_view key) const;
  /// The format that is said, by the line or elsewhere, whether there is one of this name or not.
  std::string format_said(std::optional<std::string_view> by_line) const;

  /// Fails where the file can't be read or has a fault.
  Result<void> apply_configuration();
  /// Takes what is said by the line and, where that leaves it open, by the environment. Fails where either can't be
  /// understood; whether anything is missing is asked of the line.
  Result<void> apply(const TypedLine& line, std::span<const cli::Command> commands);
  /// Fails where the line chooses among the fields of a command that answers none.
  Result<void> check_columns(const cli::CommandInfo& command) const;
  /// For help and completion, which answer whatever is wrong with the rest.
  void apply_what_can_be_understood(const TypedLine& line);

  /// How the answer of a command of this kind is to be written.
  report::RenderOptions rendering(cli::Answer answer) const;
  cli::Settings all() const;

 private:
  cli::SettingSource source_of(std::string_view key) const;
  Result<void> check_configured_columns(std::span<const cli::Command> commands) const;

  const Environment& environment_;
  GlobalOptions options_;
  cli::OptionSet settings_;
  cli::OptionSet requests_;
  Result<ConfigurationFile> configuration_;
  Said said_;
};

}  // namespace pcadmin::app
