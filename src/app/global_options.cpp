#include "app/global_options.hpp"

#include <algorithm>

#include "app/failure.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::tr;

constexpr std::string_view negation = "--no-";

cli::Option* find(cli::OptionSet& set, std::string_view name) {
  for (cli::Option& option : set.options()) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

/// --no-headers for --headers; null where there is none.
cli::Option* opposite(cli::OptionSet& set, const cli::Option& option) {
  return find(set, std::string(negation) + option.name.substr(2));
}

Error invalid_variable(const std::string& name, const std::string& value, const std::string& fault) {
  return failure(ErrorCode::invalid_value,
                 text::say("invalid value '{}' of the environment variable {}: {}.", value, name, fault),
                 "unset " + name, name);
}

/// A switch says yes or no; no is what its opposite says, or nothing.
std::optional<std::string> apply_switch(cli::OptionSet& set, cli::Option& option, std::string_view value) {
  for (const std::string_view yes : {"1", "true", "yes", "on"}) {
    if (value == yes) return option.assign("");
  }
  for (const std::string_view no : {"0", "false", "no", "off"}) {
    if (value != no) continue;
    cli::Option* const negative = opposite(set, option);
    return negative == nullptr ? std::nullopt : negative->assign("");
  }
  return tr("it must be 1 or 0");
}

bool is_given(cli::OptionSet& set, const cli::Option& option, std::span<const cli::Option* const> given) {
  const cli::Option* const negative = opposite(set, option);
  return std::any_of(given.begin(), given.end(),
                     [&](const cli::Option* each) { return each == &option || each == negative; });
}

}  // namespace

void declare_settings(cli::OptionSet& set, GlobalOptions& options) {
  set.value("--store", "PATH", options.store, tr("The file with the data; default: $XDG_DATA_HOME/pcadmin/pcadmin.db."))
      .completes(cli::Completes::file);
  set.value("--output", "FORMAT", options.output,
            tr("How the answer is written; default: table on a terminal, tsv elsewhere."))
      .short_name('o')
      .choices({"table", "json", "jsonl", "csv", "tsv"});
  set.value("--columns", "FIELD,FIELD", options.columns, tr("Show only these fields, in this order."))
      .completes(cli::Completes::field);
  set.flag("--headers", options.headers, true, tr("Begin with the names of the fields (table, csv, tsv)."));
  set.flag("--no-headers", options.headers, false, tr("Leave out the names of the fields (table, csv, tsv)."));
  set.flag("--excel", options.excel,
           tr("For csv: a byte-order mark, and a guard against cells that Excel would run as formulas."));
  set.value("--color", "WHEN", options.color, tr("Whether tables are coloured; auto: on a terminal."))
      .choices({"auto", "always", "never"});
  set.value("--lang", "LANGUAGE", options.language,
            tr("The language of messages; default: as LC_ALL, LC_MESSAGES or LANG say."))
      .choices({"en", "zh-TW"});
  set.flag("--quiet", options.quiet, tr("No remarks on stderr; errors are still shown.")).short_name('q');
  set.flag("--no-input", options.no_input, tr("Never ask; where an answer is needed, --yes must be given."));
  set.flag("--no-pager", options.no_pager, tr("Don't show long answers through a pager."));
}

void declare_requests(cli::OptionSet& set, GlobalOptions& options) {
  set.flag("--help", options.help, tr("Show help, whatever else the line says.")).short_name('h');
  set.flag("--version", options.version, tr("Show the version."));
}

std::string variable_name(const cli::Option& option) {
  if (option.name == "--no-headers") return "";  // PCADMIN_HEADERS=0 says it
  std::string name = "PCADMIN_";
  for (const char letter : std::string_view(option.name).substr(2)) {
    name += letter == '-' ? '_' : static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
  }
  return name;
}

Result<void> apply_environment(cli::OptionSet& settings, std::span<const cli::Option* const> given,
                               const std::function<std::optional<std::string>(const char*)>& variable) {
  for (cli::Option& option : settings.options()) {
    const std::string name = variable_name(option);
    if (name.empty() || is_given(settings, option, given)) continue;
    const std::optional<std::string> value = variable(name.c_str());
    if (!value || value->empty()) continue;
    const bool is_switch = option.kind == cli::Option::Kind::flag;
    const std::optional<std::string> fault = is_switch ? apply_switch(settings, option, *value) : option.assign(*value);
    if (fault) return invalid_variable(name, *value, *fault);
  }
  return {};
}

}  // namespace pcadmin::app
