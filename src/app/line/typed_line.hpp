// What was typed after the program's name. CLI11 reads it; no other file knows that library, its texts or its exit
// codes.
//
//     TypedLine line(words, {&own, &global});
//     if (Result<void> understood = line.check_understood(); !understood) return understood.error();
//     for (const Given& each : line.given()) …
//
// A line is read as far as it can be understood, whatever is wrong with the rest of it: so one that is still being
// typed can be completed, and --lang and --output count for the message that says what is wrong.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/option.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

/// The options and arguments that can be typed; of several tables, in this order.
using OptionTables = std::vector<const cli::OptionSet*>;

/// The option that is called so: "--output", or "-o". Null where there is none.
const cli::Option* find_option(const OptionTables& tables, std::string_view name);

/// One use of an option, or one argument.
struct Given {
  const cli::Option* option = nullptr;
  std::string value;  ///< empty for a flag
};

class TypedLine {
 public:
  /// Borrows the tables' options. An option is never taken for the value of the one before it; a word that only looks
  /// like an option is ("--reason -1"); everything behind "--" is an argument.
  TypedLine(std::span<const std::string_view> words, OptionTables tables);

  /// In the order in which it was typed; words for the argument that takes all the rest come last. Of an option whose
  /// values add up there is one, with all of them.
  const std::vector<Given>& given() const { return given_; }
  /// The last value that was given to the option or argument of this name.
  std::optional<std::string_view> value_of(std::string_view name) const;

  /// Fails with UNKNOWN_OPTION, MISSING_ARGUMENT for a value, UNEXPECTED_ARGUMENT, or INVALID_VALUE for a flag with a
  /// value.
  Result<void> check_understood() const;
  /// Assigns the values in their order. Fails with INVALID_VALUE, and with CONFLICTING_OPTIONS where an option that
  /// counts once is given again with another value.
  Result<void> assign() const;
  /// The same of one table's options alone.
  Result<void> assign(const cli::OptionSet& table) const;
  /// Puts a value onto the line, in the place of one that was typed, or at its end where none was.
  void answer(const cli::Option& option, std::string_view typed, std::string value);
  /// The words that say the same, for a line that is understood.
  std::vector<std::string> words() const;
  /// Fails with MISSING_ARGUMENT where what is required isn't given. Apart, since who mistyped a value is told of that
  /// first.
  Result<void> check_complete() const;

 private:
  struct Fault {
    ErrorCode code;
    std::string word;                     ///< which isn't known, wasn't expected, or stands where a value should
    const cli::Option* option = nullptr;  ///< whose value is missing or shouldn't be there
  };

  std::vector<std::string> separate_values(std::span<const std::string_view> words);
  void read(const std::vector<std::string>& words);
  void take_rest(std::vector<std::string> rest, const std::vector<std::string>& words);
  void add_up_values();
  void note_fault(Fault fault);
  template <class Wanted>
  Result<void> assign_where(const Wanted& is_wanted) const;

  OptionTables tables_;
  std::vector<Given> given_;
  std::optional<Fault> fault_;  // the first that counts
};

}  // namespace pcadmin::app
