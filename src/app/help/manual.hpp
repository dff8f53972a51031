// The man pages, made of the same parts as the help, so that the two can't disagree.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace pcadmin::app {

struct ManualPage {
  std::string name;  ///< of its file, with its section: "pcadmin-import.1"
  std::string text;  ///< roff with the macros of man(7), ASCII alone
};

/// pcadmin(1), one page for each command, and pcadmin-config(5). `date` is the version's, as in "2026-11-24".
std::vector<ManualPage> manual(std::span<const cli::Command> commands, std::string_view date);

}  // namespace pcadmin::app
