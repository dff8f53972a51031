// A setting as it holds for one run, and who said so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pcadmin::cli {

enum class SettingSource { flag, environment, file, system, standard };

struct Setting {
  std::string key;                   ///< the long option's name without its dashes: "no-input"
  std::optional<std::string> value;  ///< nothing where it isn't set and has no value of its own
  SettingSource source = SettingSource::standard;
  std::string origin = {};  ///< the option, the variable or the file; empty for what holds unless something is said
  std::uint64_t line = 0;   ///< in the file; else 0
};

struct Settings {
  std::vector<Setting> values;  ///< in the order of their options
  std::string file;             ///< where the configuration file is, or would be; empty: nowhere
  bool file_exists = false;
};

}  // namespace pcadmin::cli
