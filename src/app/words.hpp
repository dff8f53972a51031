// The words of the command line, brought into the one form that a parser can't misread.
//
//     -qo json --filter=a=b X   becomes   --quiet --output json --filter a=b -- X
//
// An option is never taken for another one's value, a word that only looks like an option may be one
// ("--reason -1"), "-" is a word, and everything after "--" is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/error.hpp>

#include "cli/option.hpp"

namespace pcadmin::app {

using OptionTables = std::vector<const cli::OptionSet*>;

/// Where the command's name stands: the first word that is neither an option nor an option's value.
std::optional<std::size_t> find_command_word(std::span<const std::string_view> words, const OptionTables& tables);

/// Whether an option is among the words as a word of its own, however wrong the others are.
bool mentions(std::span<const std::string_view> words, std::string_view long_name, char letter = 0);

/// The last value of an option, before anything else is understood.
std::optional<std::string_view> last_value(std::span<const std::string_view> words, std::string_view long_name,
                                           char letter = 0);

/// Options by their long names, each followed by its value if it takes one; then "--"; then the
/// other words. Fails with UNKNOWN_OPTION, MISSING_ARGUMENT, or INVALID_VALUE for a flag with a value.
Result<std::vector<std::string>> normalise(std::span<const std::string_view> words, const OptionTables& tables);

}  // namespace pcadmin::app
