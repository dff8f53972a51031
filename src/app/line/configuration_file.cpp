#include "app/line/configuration_file.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <utility>

#include "error/error.hpp"
#include "text/shell_word.hpp"
#include "text/translate.hpp"

// Its assertions fail on some texts that aren't TOML, such as "[\n", where the code behind them goes on to
// report the fault; without NDEBUG they would become assumptions under clang.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

constexpr std::size_t most_bytes = 1u << 20;  // far more than all settings can fill

/// Empty where there is no place for it.
std::string default_path(const Environment& environment) {
  // The XDG specification: a relative path is invalid and to be ignored.
  if (const auto folder = environment.variable("XDG_CONFIG_HOME"); folder && folder->starts_with('/')) {
    return *folder + "/pcadmin/config.toml";
  }
  if (const auto home = environment.variable("HOME"); home && home->starts_with('/')) {
    return *home + "/.config/pcadmin/config.toml";
  }
  return "";
}

std::string as_written(const toml::node& node) {
  std::ostringstream text;
  node.visit([&text](const auto& value) { text << value; });
  return text.str();
}

ConfigurationEntry entry_of(const toml::key& key, const toml::node& node) {
  ConfigurationEntry entry;
  entry.key = key.str();
  entry.line = key.source().begin.line;
  entry.column = key.source().begin.column;
  if (const auto* const string = node.as_string()) {
    entry.type = ConfigurationEntry::Type::text;
    entry.value = string->get();
  } else {
    entry.type = node.is_boolean() ? ConfigurationEntry::Type::truth : ConfigurationEntry::Type::other;
    entry.value = as_written(node);
  }
  return entry;
}

Error syntax_error(const std::string& path, const toml::parse_error& fault) {
  const toml::source_position at = fault.source().begin;
  return invalid_configuration(path, {{.file = path,
                                       .line = at.line,
                                       .column = at.column,
                                       .value = "",
                                       .code = "TOML_SYNTAX",
                                       .message = say("this isn't TOML: {}.", fault.description())}});
}

}  // namespace

std::optional<std::string_view> ConfigurationFile::text(std::string_view key) const {
  for (const ConfigurationEntry& entry : entries) {
    if (entry.key == key && entry.type == ConfigurationEntry::Type::text) return entry.value;
  }
  return std::nullopt;
}

Result<ConfigurationFile> read_configuration(const Environment& environment) {
  ConfigurationFile file{.path = default_path(environment)};
  if (file.path.empty()) return file;
  const Result<std::string> text = environment.read_small_file(file.path, most_bytes);
  if (!text && text.error().code == ErrorCode::file_not_found) return file;
  if (!text) {
    return failure(ErrorCode::configuration_invalid, text.error().message, "ls -ld " + text::shell_word(file.path),
                   file.path);
  }
  file.exists = true;
  const toml::parse_result parsed = toml::parse(*text);
  if (!parsed) return syntax_error(file.path, parsed.error());
  for (const auto& [key, node] : parsed.table())
    file.entries.push_back(entry_of(key, node));
  std::sort(file.entries.begin(), file.entries.end(),
            [](const ConfigurationEntry& a, const ConfigurationEntry& b) { return a.line < b.line; });
  return file;
}

Error invalid_configuration(const std::string& path, std::vector<ErrorDetail> faults) {
  Error error =
      failure(ErrorCode::configuration_invalid,
              faults.size() == 1 ? say("the configuration file '{}' has a fault.", path)
                                 : say("the configuration file '{}' has {} faults.", path, faults.size()),
              tr("correct what is listed (a text stands in quotes: output = \"json\"), or move the file away"), path);
  error.details = std::move(faults);
  return error;
}

}  // namespace pcadmin::app
