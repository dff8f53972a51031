#include "app/line/effective_options.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include "app/machine/language.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

std::string value_of(const Environment& environment, const char* name) {
  return environment.variable(name).value_or("");
}

/// NO_COLOR and CLICOLOR_FORCE as no-color.org and bixense.com/clicolors describe them.
bool wants_color(const GlobalOptions& options, const Environment& environment) {
  if (options.color != "auto") return options.color == "always";
  if (!value_of(environment, "NO_COLOR").empty()) return false;
  const std::string forced = value_of(environment, "CLICOLOR_FORCE");
  if (!forced.empty() && forced != "0") return true;
  if (value_of(environment, "CLICOLOR") == "0") return false;
  return environment.terminal.output_is_terminal() && moves_cursor(environment);
}

/// What a setting is where nobody said anything.
void set_default(cli::Setting& setting, const Environment& environment) {
  const GlobalOptions defaults;
  if (setting.key == "store") {
    if (Result<std::string> path = store_path(defaults, environment)) setting.value = *std::move(path);
  } else if (setting.key == "output") {
    setting.value = name(render_options(defaults, environment).format);
  } else if (setting.key == "color") {
    setting.value = defaults.color;
  } else if (setting.key == "lang") {
    setting.value = name(choose_language(std::nullopt, std::nullopt, environment.variable));
    setting.origin = locale_variable(environment.variable);
    if (!setting.origin.empty()) setting.source = cli::SettingSource::system;
  } else if (setting.key != "columns" && setting.key != "headers") {  // which differ by command and format
    setting.value = "false";
  }
}

}  // namespace

std::vector<cli::Setting> effective_settings(std::vector<cli::Setting> said, const Environment& environment) {
  for (cli::Setting& setting : said) {
    if (!setting.value) set_default(setting, environment);
  }
  return said;
}

Result<std::string> store_path(const GlobalOptions& options, const Environment& environment) {
  if (options.store) return *options.store;
  // The XDG specification: a relative path is invalid and to be ignored.
  if (const std::string data = value_of(environment, "XDG_DATA_HOME"); data.starts_with('/')) {
    return data + "/pcadmin/pcadmin.db";
  }
  if (const std::string home = value_of(environment, "HOME"); home.starts_with('/')) {
    return home + "/.local/share/pcadmin/pcadmin.db";
  }
  return failure(
      ErrorCode::store_inaccessible,
      text::tr("there is no default place for the store: neither HOME nor XDG_DATA_HOME is an absolute path."),
      "--store PATH");
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

report::RenderOptions render_options(const GlobalOptions& options, const Environment& environment) {
  report::RenderOptions rendering;
  rendering.terminal = environment.terminal.output_is_terminal();
  rendering.format = rendering.terminal ? report::Format::table : report::Format::tsv;
  if (options.output) rendering.format = report::parse_format(*options.output).value_or(rendering.format);
  if (options.columns) rendering.columns = split_at_commas(*options.columns);
  rendering.headers = options.headers;
  rendering.color = wants_color(options, environment);
  rendering.excel = options.excel;
  rendering.width = environment.terminal.width().value_or(0);
  return rendering;
}

}  // namespace pcadmin::app
