#include "app/line/global_options.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "error/error.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

constexpr std::string_view negation = "--no-";

/// --headers for --no-headers; null where there is none.
const cli::Option* contrary(const cli::OptionSet& set, const cli::Option& option) {
  return option.name.starts_with(negation) ? find_option({&set}, "--" + option.name.substr(negation.size())) : nullptr;
}

/// Options that are contraries of each other are one setting, which has the name of the positive one.
std::string key_of(const cli::OptionSet& set, const cli::Option& option) {
  const cli::Option* const positive = contrary(set, option);
  return (positive == nullptr ? option : *positive).name.substr(2);
}

/// Keeps what was said of a setting; what is said later wins. `value` is that of a switch, or a text.
void keep(Said& said, const cli::OptionSet& set, const cli::Option& option, std::string_view value,
          cli::Setting setting) {
  setting.key = key_of(set, option);
  setting.value = std::string(value);
  if (option.kind == cli::Option::Kind::flag) {
    setting.value = (value != "false") == (contrary(set, option) == nullptr) ? "true" : "false";
  }
  said.insert_or_assign(setting.key, std::move(setting));
}

Error invalid_variable(const std::string& name, const std::string& value, const std::string& fault) {
  return failure(ErrorCode::invalid_value,
                 say("invalid value '{}' of the environment variable {}: {}.", value, name, fault), "unset " + name,
                 name);
}

/// A switch as a variable says it; as it is where it says neither yes nor no.
std::string_view truth(std::string_view value) {
  for (const std::string_view yes : {"1", "true", "yes", "on"}) {
    if (value == yes) return "true";
  }
  for (const std::string_view no : {"0", "false", "no", "off"}) {
    if (value == no) return "false";
  }
  return value;
}

bool is_given(const cli::OptionSet& set, const cli::Option& option, std::span<const Given> given) {
  return std::any_of(given.begin(), given.end(),
                     [&](const Given& each) { return key_of(set, *each.option) == key_of(set, option); });
}

/// Why a value of the file isn't valid; nothing where it was taken.
std::optional<std::string> apply_entry(const cli::Option& option, const ConfigurationEntry& entry) {
  using Type = ConfigurationEntry::Type;
  const bool is_switch = option.kind == cli::Option::Kind::flag;
  if (is_switch && entry.type != Type::truth) return tr("it must be true or false, without quotes");
  if (!is_switch && entry.type != Type::text) return tr("it must be a text in quotes");
  return option.assign(entry.value);
}

ErrorDetail fault_of(const ConfigurationFile& file, const ConfigurationEntry& entry) {
  return {.file = file.path, .line = entry.line, .column = entry.column, .value = {}, .code = {}, .message = {}};
}

ErrorDetail unknown_key(const ConfigurationFile& file, const ConfigurationEntry& entry, const cli::OptionSet& set) {
  std::vector<std::string> keys;
  for (const cli::Option& option : set.options())
    keys.push_back(option.name.substr(2));
  ErrorDetail fault = fault_of(file, entry);
  fault.code = "UNKNOWN_SETTING";
  fault.value = entry.key;
  const auto meant = text::suggestion_for(entry.key, keys);
  fault.message = meant ? say("there is no such setting; did you mean '{}'?", *meant)
                        : say("there is no such setting, only {}.", fmt::join(keys, tr(", ")));
  return fault;
}

}  // namespace

void declare_settings(cli::OptionSet& set, GlobalOptions& options) {
  set.value("--store", "PATH", options.store, "The file with the data; default: $XDG_DATA_HOME/pcadmin/pcadmin.db.")
      .completes(cli::Completes::file);
  set.value("--output", "FORMAT", options.output,
            "How the answer is written; default: table on a terminal, tsv elsewhere.")
      .short_name('o')
      .choices({"table", "json", "jsonl", "csv", "tsv"});
  set.value("--columns", "FIELD,FIELD", options.columns, "Show only these fields, in this order.")
      .adds_up()
      .completes(cli::Completes::field);
  set.flag("--headers", options.headers, true, "Begin with the names of the fields (table, csv, tsv).");
  set.flag("--no-headers", options.headers, false, "Leave out the names of the fields (table, csv, tsv).");
  set.flag("--excel", options.excel,
           "For csv: a byte-order mark, and a guard against cells that Excel would run as formulas.");
  set.value("--color", "WHEN", options.color, "Whether tables are coloured; auto: on a terminal.")
      .choices({"auto", "always", "never"});
  set.value("--lang", "LANGUAGE", options.language,
            "The language of messages; default: as LC_ALL, LC_MESSAGES or LANG say.")
      .choices({"en", "zh-TW"});
  set.flag("--quiet", options.quiet, "No remarks on stderr; errors are still shown.").short_name('q');
  set.flag("--no-input", options.no_input, "Never ask; where an answer is needed, --yes must be given.");
  set.flag("--no-pager", options.no_pager, "Don't show long answers through a pager.");
  for (cli::Option& option : set.options())
    option.last_wins = true;
}

void declare_requests(cli::OptionSet& set, GlobalOptions& options) {
  set.flag("--help", options.help, "Show help, whatever else the line says.").short_name('h');
  set.flag("--version", options.version, "Show the version.");
}

std::string variable_name(const cli::Option& option) {
  std::string name = "PCADMIN_";
  for (const char letter : std::string_view(option.name).substr(2)) {
    name += letter == '-' ? '_' : static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
  }
  return name;
}

Result<void> apply_configuration(const cli::OptionSet& settings, const ConfigurationFile& file, Said& said) {
  std::vector<ErrorDetail> faults;
  for (const ConfigurationEntry& entry : file.entries) {
    const cli::Option* const option = find_option({&settings}, "--" + entry.key);
    if (option == nullptr) {
      faults.push_back(unknown_key(file, entry, settings));
    } else if (const auto fault = apply_entry(*option, entry)) {
      faults.push_back(fault_of(file, entry));
      faults.back().code = name(ErrorCode::invalid_value);
      faults.back().value = entry.value;
      faults.back().message = say("invalid value of {}: {}.", entry.key, *fault);
    } else {
      keep(said, settings, *option, entry.value,
           {.key = {}, .value = {}, .source = cli::SettingSource::file, .origin = file.path, .line = entry.line});
    }
  }
  if (faults.empty()) return {};
  return invalid_configuration(file.path, std::move(faults));
}

Result<void> apply_environment(const cli::OptionSet& settings, std::span<const Given> given,
                               const VariableReader& variable, Said& said) {
  Result<void> applied;
  for (const cli::Option& option : settings.options()) {
    std::string name = variable_name(option);
    if (is_given(settings, option, given)) continue;
    std::optional<std::string> value = variable(name.c_str());
    if (option.name == "--no-input" && (!value || value->empty())) {
      // Continuous integration has nobody to ask; it sets this to one thing or another.
      name = "CI";
      if (const auto ci = variable("CI"); ci && !ci->empty()) value = "true";
    }
    if (!value || value->empty()) continue;
    const bool is_switch = option.kind == cli::Option::Kind::flag;
    const std::string_view meant = is_switch ? truth(*value) : std::string_view(*value);
    const std::optional<std::string> fault =
        is_switch && meant != "true" && meant != "false"
            ? std::optional<std::string>(tr("it must be 1, true, yes or on, or 0, false, no or off"))
            : option.assign(meant);
    if (fault) {
      if (applied) applied = invalid_variable(name, *value, *fault);
      continue;
    }
    keep(said, settings, option, meant,
         {.key = {}, .value = {}, .source = cli::SettingSource::environment, .origin = name});
  }
  return applied;
}

void keep_given(const cli::OptionSet& settings, std::span<const Given> given, Said& said) {
  for (const Given& each : given) {
    if (find_option({&settings}, each.option->name) != each.option) continue;
    keep(said, settings, *each.option, each.value,
         {.key = {}, .value = {}, .source = cli::SettingSource::flag, .origin = each.option->name});
  }
}

std::vector<cli::Setting> all_settings(const cli::OptionSet& settings, const Said& said) {
  std::vector<cli::Setting> all;
  for (const cli::Option& option : settings.options()) {
    if (contrary(settings, option) != nullptr) continue;
    const std::string key = option.name.substr(2);
    const auto found = said.find(key);
    all.push_back(found == said.end() ? cli::Setting{.key = key, .value = {}} : found->second);
  }
  return all;
}

}  // namespace pcadmin::app
