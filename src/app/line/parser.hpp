// From the words of the command line to values in the options that were declared for them.
//
// CLI11 binds the words to the options; it stays behind this border, its texts and exit codes too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/option.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

/// One use of an option, or one positional argument.
struct Given {
  const cli::Option* option = nullptr;
  std::string value;  ///< empty for a flag
};

/// What the words give, in their order. `tables` are the option sets that hold, the command's first;
/// positional arguments are those of all of them. Assigns nothing. Fails with UNKNOWN_OPTION, MISSING_ARGUMENT
/// for a value, UNEXPECTED_ARGUMENT, or INVALID_VALUE for a flag with a value.
Result<std::vector<Given>> parse(std::span<const std::string_view> words,
                                 const std::vector<const cli::OptionSet*>& tables);

/// Fails with MISSING_ARGUMENT where what is required isn't given. Apart, since who mistyped a value is told of that
/// first.
Result<void> check_complete(std::span<const Given> given, const std::vector<const cli::OptionSet*>& tables);

/// Assigns the values in their order, so that the last one wins. Fails with INVALID_VALUE.
Result<void> assign(std::span<const Given> given);

}  // namespace pcadmin::app
