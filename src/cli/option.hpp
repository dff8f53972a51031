// How a command declares what can be typed after its name. One declaration serves the parser, the
// help, the man pages and the completion.
#pragma once

#include <concepts>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/instant.hpp>

#include "error/error.hpp"

namespace pcadmin::cli {

/// What a value names, for completion.
enum class Completes { nothing, file, customer, subscription, partner, reseller, contact, field, role, run };

class Option {
 public:
  enum class Kind { flag, value, repeatable };

  Option(std::string its_name, std::string its_metavar, std::string its_help, Kind its_kind)
      : name(std::move(its_name)), metavar(std::move(its_metavar)), help(std::move(its_help)), kind(its_kind) {}

  Option& short_name(char letter) {
    letter_ = letter;
    return *this;
  }
  Option& choices(std::vector<std::string> values) {
    choice_values = std::move(values);
    return *this;
  }
  Option& completes(Completes what) {
    completion = what;
    return *this;
  }
  Option& required() {
    is_required = true;
    return *this;
  }
  /// A person at a terminal is asked for it where it wasn't given and, as far as the rest of the line is known,
  /// `is_lacking` says so. For what names something in the store; what is required is asked for anyway.
  Option& asked_for(std::function<bool()> is_lacking) {
    lacks = std::move(is_lacking);
    return *this;
  }
  /// Its values have commas between them, and those of each use add up: "--gdap A --gdap B" is "--gdap A,B".
  Option& adds_up() {
    values_add_up = true;
    return *this;
  }
  /// An empty value is accepted; otherwise it is INVALID_VALUE.
  Option& may_be_empty() {
    empty_allowed = true;
    return *this;
  }

  std::string name;     ///< with its dashes ("--customer"), or a positional's name in capitals
  std::string metavar;  ///< "REF"; empty for a flag
  std::string help;     ///< one sentence
  Kind kind;
  char letter_ = 0;
  std::vector<std::string> choice_values;
  Completes completion = Completes::nothing;
  bool is_required = false;
  bool empty_allowed = false;
  std::function<bool()> lacks;  ///< see asked_for(); may be empty
  bool values_add_up = false;
  bool last_wins = false;  ///< given again with another value, which else is an error
  /// Takes one value as typed; answers why it isn't valid, as in "it must not be empty". A flag takes "", and "false"
  /// for its contrary.
  std::function<std::optional<std::string>(std::string_view)> assign;
};

/// The options and positional arguments of one command, in the order of their declaration.
class OptionSet {
 public:
  /// `now` is what dates such as "today" and "-7d" are told from.
  OptionSet() = default;
  explicit OptionSet(Instant now) : now_(now) {}

  Option& flag(std::string name, bool& target, std::string help);
  /// One of two opposite flags: sets the target to `meaning`.
  Option& flag(std::string name, std::optional<bool>& target, bool meaning, std::string help);
  Option& value(std::string name, std::string metavar, std::string& target, std::string help);
  Option& value(std::string name, std::string metavar, std::optional<std::string>& target, std::string help);
  /// May be given several times; every value counts.
  Option& values(std::string name, std::string metavar, std::vector<std::string>& target, std::string help);
  /// Decimal digits only.
  Option& count(std::string name, std::string metavar, std::optional<std::uint64_t>& target, std::string help);
  Option& count(std::string name, std::string metavar, std::uint64_t& target, std::string help);
  /// A date or an instant (see date.hpp); a date means its first second.
  Option& instant(std::string name, std::string metavar, std::optional<Instant>& target, std::string help);
  /// As instant, but a date means its last second: for --until.
  Option& end(std::string name, std::string metavar, std::optional<Instant>& target, std::string help);

  Option& positional(std::string name, std::string& target, std::string help);
  /// Takes all the words that remain.
  Option& positionals(std::string name, std::vector<std::string>& target, std::string help);

  std::deque<Option>& options() { return options_; }
  const std::deque<Option>& options() const { return options_; }
  std::deque<Option>& arguments() { return arguments_; }
  const std::deque<Option>& arguments() const { return arguments_; }

 private:
  Option& add(std::deque<Option>& where, Option option,
              std::function<std::optional<std::string>(std::string_view)> assign);

  Instant now_ = {};
  std::deque<Option> options_;  // a deque, since references to its elements are handed out
  std::deque<Option> arguments_;
};

}  // namespace pcadmin::cli
