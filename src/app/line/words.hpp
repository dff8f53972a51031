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

#include "cli/option.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

using OptionTables = std::vector<const cli::OptionSet*>;

/// What stands on the command line: an option with its value, or another word.
struct Item {
  enum class Kind { option, unknown_option, argument, end_of_options };

  Kind kind = Kind::argument;
  const cli::Option* option = nullptr;
  std::string_view text = {};                  ///< an argument, or an unknown option's name
  std::optional<std::string_view> value = {};  ///< what belongs to an option; nothing where it is missing
  std::size_t word = 0;                        ///< where it begins
};

/// Reads the words as far as they can be understood, whatever is wrong with them.
std::vector<Item> scan(std::span<const std::string_view> words, const OptionTables& tables);

const cli::Option* find_option(const OptionTables& tables, std::string_view long_name);

/// Whether an option is among the words as a word of its own, however wrong the others are.
bool mentions(std::span<const std::string_view> words, std::string_view long_name, char letter = 0);

/// The last value of an option that has one.
std::optional<std::string_view> last_value(std::span<const Item> items, std::string_view long_name);

/// Options by their long names, each followed by its value if it takes one; then "--"; then the
/// other words. Fails with UNKNOWN_OPTION, MISSING_ARGUMENT, or INVALID_VALUE for a flag with a value.
Result<std::vector<std::string>> normalise(std::span<const std::string_view> words, const OptionTables& tables);

}  // namespace pcadmin::app
