// The configuration file as it is written: keys and values of TOML, and where they stand. What they
// mean is decided with the settings: see global_options.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/machine/environment.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

struct ConfigurationEntry {
  enum class Type { text, truth, other };

  std::string key;
  std::string value;  ///< a text as it is meant, anything else as TOML writes it
  Type type = Type::other;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

struct ConfigurationFile {
  std::string path = {};  ///< empty where neither XDG_CONFIG_HOME nor HOME says where it would be
  bool exists = false;
  std::vector<ConfigurationEntry> entries = {};  ///< each key once

  /// A text, before anything is known of what it must be; nothing where the file has none.
  std::optional<std::string_view> text(std::string_view key) const;
};

/// Fails with CONFIGURATION_INVALID where the file can't be read, or isn't TOML.
Result<ConfigurationFile> read_configuration(const Environment& environment);

/// One fault of the file, or several.
Error invalid_configuration(const std::string& path, std::vector<ErrorDetail> faults);

}  // namespace pcadmin::app
