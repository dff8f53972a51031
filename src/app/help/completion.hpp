// What can come next on a command line that is being typed: commands, options, values of enumerations, fields,
// and what the store has. The shells' scripts in completions/ ask for it by `pcadmin __complete WORD… CURRENT`.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/help/live_values.hpp"
#include "app/line/typed_line.hpp"
#include "cli/command.hpp"
#include "cli/option.hpp"

namespace pcadmin::app {

struct Completion {
  std::vector<CompletionValue> candidates;
  bool no_space = false;  ///< the word isn't finished by a candidate
  bool no_files = true;   ///< names of files make no sense here
};

/// The command line as it was typed so far.
struct UnfinishedLine {
  std::span<const std::string_view> words;  ///< after the program's name, without the one being completed
  std::string_view current;                 ///< what was typed of that; may be empty
};

using FindLive =
    std::function<std::vector<CompletionValue>(cli::Completes, std::string_view typed, const Narrowing& narrowing)>;

/// `global` are the options that every command takes.
Completion complete(const UnfinishedLine& line, std::span<const cli::Command> commands, const OptionTables& global,
                    const FindLive& live);

/// As the scripts read it: `value<TAB>description` a line, then `:N` with the sum of 2 (no space) and 4 (no files).
std::string completion_text(const Completion& completion);

}  // namespace pcadmin::app
