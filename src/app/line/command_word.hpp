// The first argument on the line names a command, wherever the options stand; behind "help", the second one does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/line/typed_line.hpp"
#include "cli/option.hpp"

namespace pcadmin::app {

class CommandWord {
 public:
  CommandWord() : argument_(table_.positional("COMMAND", assigned_, "").may_be_empty()) {}
  CommandWord(const CommandWord&) = delete;
  CommandWord& operator=(const CommandWord&) = delete;

  const cli::OptionSet& table() const { return table_; }
  const cli::Option& argument() const { return argument_; }

  /// What a line says that was read with this table; nothing where it ends before.
  std::optional<std::string_view> in(TypedLine&&) const = delete;  // which the answer would outlive
  std::optional<std::string_view> in(const TypedLine& line) const {
    for (const Given& each : line.given()) {
      if (each.option == &argument_) return each.value;
    }
    return std::nullopt;
  }

 private:
  std::string assigned_;
  cli::OptionSet table_;
  cli::Option& argument_;
};

}  // namespace pcadmin::app
