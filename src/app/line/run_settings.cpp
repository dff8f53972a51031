#include "app/line/run_settings.hpp"

#include <utility>
#include <vector>

#include "app/line/effective_options.hpp"
#include "report/field.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {

RunSettings::RunSettings(const Environment& environment)
    : environment_(environment), configuration_(read_configuration(environment)) {
  declare_settings(settings_, options_);
  declare_requests(requests_, options_);
}

std::optional<std::string_view> RunSettings::text_of_file(std::string_view key) const {
  return configuration_ ? configuration_->text(key) : std::nullopt;
}

std::string RunSettings::format_said(std::optional<std::string_view> by_line) const {
  if (by_line) return std::string(*by_line);
  if (const auto variable = environment_.variable("PCADMIN_OUTPUT"); variable && !variable->empty()) return *variable;
  return std::string(text_of_file("output").value_or(""));
}

Result<void> RunSettings::apply_configuration() {
  // Read again, the fault is told in the language that was chosen meanwhile.
  if (!configuration_) configuration_ = read_configuration(environment_);
  if (!configuration_) return configuration_.error();
  return app::apply_configuration(settings_, *configuration_, said_);
}

Result<void> RunSettings::apply(const TypedLine& line, std::span<const cli::Command> commands) {
  if (Result<void> understood = line.check_understood(); !understood) return understood;
  Result<void> applied = apply_environment(settings_, line.given(), environment_.variable, said_);
  if (!applied) return applied;
  keep_given(settings_, line.given(), said_);
  if (Result<void> assigned = line.assign(); !assigned) return assigned;
  if (options_.help) return {};
  return check_configured_columns(commands);
}

void RunSettings::apply_what_can_be_understood(const TypedLine& line) {
  (void)apply_configuration();
  (void)apply_environment(settings_, {}, environment_.variable, said_);
  for (const Given& each : line.given())
    (void)each.option->assign(each.value);
}

/// Fields that are said once for all commands: a command leaves out those that it doesn't have, but one has each.
Result<void> RunSettings::check_configured_columns(std::span<const cli::Command> commands) const {
  const auto said = said_.find("columns");
  if (said == said_.end() || said->second.source == cli::SettingSource::flag) return {};
  std::vector<report::Column> all;
  for (const cli::Command& command : commands)
    all.insert(all.end(), command.info.columns.begin(), command.info.columns.end());
  for (const std::string& field : split_at_commas(*said->second.value)) {
    const Result<std::size_t> found = report::find_column(all, field);
    if (found) continue;
    return failure(
        ErrorCode::unknown_field,
        text::say("no command has the field '{}', which {} names for --columns.", field, said->second.origin),
        found.error().hint, field);
  }
  return {};
}

Result<void> RunSettings::check_columns(const cli::CommandInfo& command) const {
  if (!command.columns.empty() || source_of("columns") != cli::SettingSource::flag) return {};
  return failure(ErrorCode::unknown_field,
                 text::say("'{}' answers no fields, so --columns can't choose any.", command.name),
                 "pcadmin help " + std::string(command.name), "--columns");
}

report::RenderOptions RunSettings::rendering(cli::Answer answer) const {
  report::RenderOptions rendering = render_options(options_, environment_);
  rendering.columns_are_wishes = source_of("columns") != cli::SettingSource::flag;
  // Resources are JSON; only who asks for something else on the command line is told that it can't be had.
  const bool is_json = rendering.format == report::Format::json || rendering.format == report::Format::jsonl;
  const bool is_wish = source_of("output") != cli::SettingSource::flag;
  if (answer == cli::Answer::resources && !is_json && is_wish) rendering.format = report::Format::json;
  return rendering;
}

cli::SettingSource RunSettings::source_of(std::string_view key) const {
  const auto found = said_.find(key);
  return found == said_.end() ? cli::SettingSource::standard : found->second.source;
}

cli::Settings RunSettings::all() const {
  return {.values = effective_settings(all_settings(settings_, said_), environment_),
          .file = configuration_ ? configuration_->path : "",
          .file_exists = configuration_ && configuration_->exists};
}

}  // namespace pcadmin::app
