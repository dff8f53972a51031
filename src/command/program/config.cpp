// config: which settings hold, and where each comes from.
#include <array>
#include <cstdint>
#include <string>

#include "command/commands.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/column_values.hpp"
#include "report/list.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

constexpr std::array<report::Column, 5> columns{{
    {.name = "key", .heading = "Setting", .meaning = "The setting: the long option's name without its dashes."},
    {.name = "value",
     .heading = "Value",
     .meaning = "The value that holds; null where none was said and the command or the format decides.",
     .may_be_cut = true},
    {.name = "source",
     .heading = "Source",
     .meaning = "Who said so: flag, environment, file, system or default.",
     .values = setting_sources},
    {.name = "origin",
     .heading = "Origin",
     .meaning = "The option, the environment variable or the file; null for a default.",
     .may_be_cut = true},
    {.name = "line",
     .type = report::ColumnType::number,
     .heading = "Line",
     .meaning = "The line of the file; null elsewhere."},
}};

struct Options {
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  cli::declare_list_options(set, options.list);
}

std::string_view name(cli::SettingSource source) {
  switch (source) {
    case cli::SettingSource::flag:
      return "flag";
    case cli::SettingSource::environment:
      return "environment";
    case cli::SettingSource::file:
      return "file";
    case cli::SettingSource::system:
      return "system";
    case cli::SettingSource::standard:
      return "default";
  }
  return "";
}

report::Value line_cell(std::uint64_t line) {
  if (line == 0) return {};
  return static_cast<std::int64_t>(line);
}

void note_file(const cli::Settings& settings, cli::Services& services) {
  if (settings.file.empty()) {
    services.note(text::tr("There is no configuration file: neither HOME nor XDG_CONFIG_HOME says where it would be."));
  } else if (settings.file_exists) {
    services.note(text::say("The configuration file is {}.", settings.file));
  } else {
    services.note(text::say("There is no configuration file; it would be {}.", settings.file));
  }
}

Result<cli::Outcome> run_config(const Options& options, cli::Services& services) {
  Result<report::List> list = report::List::begin(columns, options.list, services.output);
  if (!list) return list.error();
  const cli::Settings settings = services.settings();
  for (const cli::Setting& setting : settings.values) {
    const std::array<report::Value, columns.size()> row{
        setting.key,
        setting.value ? report::Value(*setting.value) : report::Value(),
        name(setting.source),
        text_cell(setting.origin),
        line_cell(setting.line),
    };
    if (!list->row(row)) break;
  }
  if (Result<void> ended = list->end(); !ended) return ended.error();
  note_file(settings, services);
  return cli::Outcome::done;
}

}  // namespace

cli::Command config() {
  return cli::make_command<Options>(
      {.name = "config",
       .group = cli::Group::store,
       .purpose = "Show the settings, and where each comes from",
       .description =
           "A flag beats an environment variable, which beats the configuration file, which beats what the system "
           "says, which beats the default. The file is $XDG_CONFIG_HOME/pcadmin/config.toml; its keys are the long "
           "names of the global options, without dashes: output = \"json\", no-pager = true.",
       .examples = {{.command = "pcadmin config", .purpose = "all settings"},
                    {.command = "pcadmin config --filter key=store --columns value", .purpose = "where the store is"},
                    {.command = "pcadmin config --filter source!=default -o json",
                     .purpose = "what was said somewhere"}},
       .columns = columns,
       .uses_store = false},
      declare, run_config);
}

}  // namespace pcadmin::command
