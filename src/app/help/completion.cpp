#include "app/help/completion.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <pcadmin/administration.hpp>

#include "app/help/help_parts.hpp"
#include "app/line/command_word.hpp"
#include "app/line/typed_line.hpp"
#include "report/field.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using cli::Completes;
using cli::Option;

/// Stands for the word that is being typed: what takes it is what is awaited. Nobody types it.
constexpr std::string_view current_word = "\x1f";

const cli::Command* find_command(std::span<const cli::Command> commands, std::string_view name) {
  const auto found =
      std::find_if(commands.begin(), commands.end(), [name](const cli::Command& it) { return it.info.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

/// What the words before the current one say.
class LineBefore {
 public:
  LineBefore(const UnfinishedLine& typed, std::span<const cli::Command> commands, const OptionTables& global)
      : global_(global), words_(typed.words.begin(), typed.words.end()) {
    words_.push_back(current_word);
    const TypedLine first_look = read(nullptr);
    const std::string_view named = command_word_.in(first_look).value_or(current_word);
    command_ = find_command(commands, named);
    if (command_ != nullptr) {
      invocation_ = command_->invoke();
      invocation_->declare(own_);
    }
    line_.emplace(read(named == "help" ? &topic_.table() : &own_));
  }

  const cli::Command* command() const { return command_; }
  /// The command's own options, then the global ones.
  OptionTables options() const {
    OptionTables all = global_;
    all.insert(all.begin(), &own_);
    return all;
  }

  /// What the current word belongs to; null where nothing can come.
  const Option* awaited() const {
    for (const Given& each : line_->given()) {
      if (each.value == current_word) return each.option;
    }
    return nullptr;
  }
  bool awaits_option_value() const { return awaited() != nullptr && awaited()->name.starts_with('-'); }
  bool awaits_command() const { return awaited() == &command_word_.argument(); }
  bool awaits_help_topic() const { return awaited() == &topic_.argument(); }
  bool has_ended_options() const { return std::find(words_.begin(), words_.end(), "--") != words_.end(); }
  bool is_used(const Option& option) const {
    return std::any_of(line_->given().begin(), line_->given().end(),
                       [&](const Given& each) { return each.option == &option; });
  }

  Narrowing narrowing() const {
    Narrowing narrowing;
    for (const Given& each : line_->given()) {
      if (each.value == current_word) continue;
      if (each.option->completion == Completes::customer) narrowing.customer = each.value;
      if (each.option->completion == Completes::subscription) narrowing.subscription = each.value;
    }
    return narrowing;
  }

 private:
  TypedLine read(const cli::OptionSet* own) const {
    OptionTables tables = global_;
    if (own != nullptr) tables.insert(tables.begin(), own);
    tables.insert(tables.begin(), &command_word_.table());
    return TypedLine(words_, std::move(tables));
  }

  const OptionTables& global_;
  std::vector<std::string_view> words_;
  CommandWord command_word_;
  CommandWord topic_;
  const cli::Command* command_ = nullptr;
  std::unique_ptr<cli::Invocation> invocation_;  // whose options those of own_ would assign
  cli::OptionSet own_;
  std::optional<TypedLine> line_;
};

/// Fills a completion for one line.
class Completing {
 public:
  Completing(const UnfinishedLine& typed, std::span<const cli::Command> commands, const OptionTables& global,
             const FindLive& live)
      : line_(typed, commands, global), commands_(commands), live_(live), current_(typed.current) {}

  Completion what_can_come() {
    if (line_.awaits_option_value()) {
      value(*line_.awaited(), {}, current_);
    } else if (const std::size_t equals = current_.find('=');
               is_option() && current_.starts_with("--") && equals != std::string_view::npos) {
      if (const Option* const option = find_option(line_.options(), current_.substr(0, equals))) {
        value(*option, current_.substr(0, equals + 1), current_.substr(equals + 1));
      }
    } else if (is_option()) {
      options();
    } else if (line_.awaits_command() || line_.awaits_help_topic()) {
      command_names();
    } else if (const Option* const argument = line_.awaited()) {
      value(*argument, {}, current_);
    }
    return std::move(completion_);
  }

 private:
  bool is_option() const { return !line_.has_ended_options() && current_.starts_with('-'); }

  void offer(std::string value, std::string description) {
    completion_.candidates.push_back({std::move(value), std::move(description)});
  }

  void command_names() {
    for (const cli::Command& command : commands_) {
      if (command.info.name.starts_with(current_))
        offer(std::string(command.info.name), translated(command.info.purpose));
    }
    if (!line_.awaits_help_topic() && std::string_view("help").starts_with(current_))
      offer("help", text::tr("Show help"));
  }

  void options() {
    for (const cli::OptionSet* set : line_.options()) {
      for (const Option& option : set->options()) {
        if (!option.name.starts_with(current_)) continue;
        if (line_.is_used(option) && option.kind != Option::Kind::repeatable) continue;
        offer(option.name, translated(option.help));
      }
    }
  }

  /// Of a list, the last element is what is being typed; `kept` stands before it in the word.
  void value(const Option& option, std::string_view before, std::string_view typed) {
    std::string kept(before);
    const bool is_list = option.metavar.find(',') != std::string::npos;
    const std::size_t comma = is_list ? typed.rfind(',') : std::string_view::npos;
    if (comma != std::string_view::npos) {
      kept += typed.substr(0, comma + 1);
      typed.remove_prefix(comma + 1);
    }
    for (const std::string& choice : option.choice_values) {
      if (choice.starts_with(typed)) offer(kept + choice, {});
    }
    switch (option.completion) {
      case Completes::nothing:
        return;
      case Completes::file:
        completion_.no_files = false;
        return;
      case Completes::field:
        return fields(option, kept, typed);
      case Completes::role:
        for (const std::string_view role : english_role_names()) {
          if (text::fold(role).starts_with(text::fold(typed))) offer(kept + std::string(role), {});
        }
        return;
      default:
        for (CompletionValue& candidate : live_(option.completion, typed, line_.narrowing()))
          offer(kept + candidate.value, std::move(candidate.description));
    }
  }

  void fields(const Option& option, std::string kept, std::string_view typed) {
    if (line_.command() == nullptr) return;
    const cli::CommandInfo& info = line_.command()->info;
    if (option.name == "--filter") return filter(info.filtered.empty() ? info.columns : info.filtered, kept, typed);
    const std::string chosen = "," + kept;
    if (option.name == "--sort" && typed.starts_with('-')) {
      kept += '-';
      typed.remove_prefix(1);
    }
    for (const report::Column& column : info.columns) {
      const bool is_chosen = chosen.find("," + std::string(column.name) + ",") != std::string::npos;
      if (!is_chosen && column.name.starts_with(typed))
        offer(kept + std::string(column.name), translated(column.meaning));
    }
  }

  /// A field, or behind its "=" what it can be.
  void filter(std::span<const report::Column> columns, const std::string& kept, std::string_view typed) {
    const std::size_t equals = typed.find('=');
    completion_.no_space = equals == std::string_view::npos;
    const std::string_view operation = equals > 0 && !completion_.no_space && typed[equals - 1] == '!' ? "!=" : "=";
    for (const report::Column& column : columns) {
      if (completion_.no_space) {
        if (column.name.starts_with(typed)) offer(kept + std::string(column.name) + "=", translated(column.meaning));
      } else if (const std::string begun = std::string(column.name).append(operation); typed.starts_with(begun)) {
        for (const std::string_view value : report::values_of(column)) {
          if (value.starts_with(typed.substr(begun.size()))) offer(kept + begun + std::string(value), {});
        }
      }
    }
  }

  LineBefore line_;
  std::span<const cli::Command> commands_;
  const FindLive& live_;
  std::string_view current_;
  Completion completion_;
};

}  // namespace

Completion complete(const UnfinishedLine& line, std::span<const cli::Command> commands, const OptionTables& global,
                    const FindLive& live) {
  return Completing(line, commands, global, live).what_can_come();
}

std::string completion_text(const Completion& completion) {
  std::string text;
  for (const CompletionValue& candidate : completion.candidates)
    text += candidate.value + '\t' + candidate.description + '\n';
  return text + ':' + std::to_string((completion.no_space ? 2 : 0) + (completion.no_files ? 4 : 0)) + '\n';
}

}  // namespace pcadmin::app
