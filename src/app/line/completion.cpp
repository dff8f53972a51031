#include "app/line/completion.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <pcadmin/administration.hpp>

#include "app/help/help_parts.hpp"
#include "app/line/words.hpp"
#include "report/field.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using cli::Completes;
using cli::Option;

/// What the words before the current one say.
class Line {
 public:
  Line(const TypedLine& typed, std::span<const cli::Command> commands, const cli::OptionSet& global) {
    std::vector<Item> items = scan(typed.words, {&global});
    const auto is_argument = [](const Item& item) { return item.kind == Item::Kind::argument; };
    auto named = std::find_if(items.begin(), items.end(), is_argument);
    helps_ = named != items.end() && named->text == "help";
    if (helps_) named = std::find_if(named + 1, items.end(), is_argument);
    if (named != items.end()) {
      begin_command(named->text, commands);
      const std::size_t word = named->word;
      items = scan(typed.words, {&own_, &global});
      std::erase_if(items, [word](const Item& item) { return item.word == word; });
    }
    for (const Item& item : items)
      read(item);
    const bool is_last = !items.empty() && items.back().word + 1 == typed.words.size();
    if (is_last && items.back().option != nullptr && !items.back().value && takes_value(*items.back().option)) {
      pending_ = items.back().option;
    }
  }

  const cli::Command* command() const { return command_; }
  const cli::OptionSet& own() const { return own_; }
  bool wants_help_topic() const { return helps_ && command_ == nullptr; }
  bool is_unknown() const { return is_unknown_; }
  bool ended() const { return ended_; }
  bool is_used(const Option& option) const { return used_.contains(&option); }

  /// What the current word is the value of; null for a command or an option's name.
  const Option* awaited() const {
    if (pending_ != nullptr) return pending_;
    if (helps_ || own_.arguments().empty()) return nullptr;
    const auto& arguments = own_.arguments();
    if (position_ < arguments.size()) return &arguments[position_];
    return arguments.back().kind == Option::Kind::repeatable ? &arguments.back() : nullptr;
  }
  bool awaits_option_value() const { return pending_ != nullptr; }

  Narrowing narrowing() const {
    Narrowing narrowing;
    for (const auto& [option, value] : values_) {
      if (option->completion == Completes::customer) narrowing.customer = value;
      if (option->completion == Completes::subscription) narrowing.subscription = value;
    }
    return narrowing;
  }

 private:
  static bool takes_value(const Option& option) { return option.kind != Option::Kind::flag; }

  void read(const Item& item) {
    switch (item.kind) {
      case Item::Kind::option:
        used_.insert(item.option);
        if (item.value) values_[item.option] = *item.value;
        return;
      case Item::Kind::argument:
        if (const Option* const argument = awaited()) values_[argument] = item.text;
        ++position_;
        return;
      case Item::Kind::end_of_options:
        ended_ = true;
        return;
      case Item::Kind::unknown_option:
        return;
    }
  }

  void begin_command(std::string_view word, std::span<const cli::Command> commands) {
    const auto found =
        std::find_if(commands.begin(), commands.end(), [&](const cli::Command& it) { return it.info.name == word; });
    is_unknown_ = found == commands.end();
    if (is_unknown_) return;
    command_ = &*found;
    invocation_ = found->invoke();
    invocation_->declare(own_);
  }

  const cli::Command* command_ = nullptr;
  std::unique_ptr<cli::Invocation> invocation_;  // whose options those of own_ would assign
  cli::OptionSet own_;
  const Option* pending_ = nullptr;
  std::size_t position_ = 0;
  bool helps_ = false;
  bool is_unknown_ = false;
  bool ended_ = false;
  std::set<const Option*> used_;
  std::map<const Option*, std::string> values_;
};

/// Fills a completion for one line.
class Completing {
 public:
  Completing(const TypedLine& typed, std::span<const cli::Command> commands, const cli::OptionSet& global,
             const FindLive& live)
      : line_(typed, commands, global), commands_(commands), global_(global), live_(live), current_(typed.current) {}

  Completion run() {
    if (line_.awaits_option_value()) {
      value(*line_.awaited(), {}, current_);
    } else if (!line_.ended() && current_.starts_with("--") && current_.find('=') != std::string_view::npos) {
      const std::size_t equals = current_.find('=');
      if (const Option* const option = find_option({&line_.own(), &global_}, current_.substr(0, equals))) {
        value(*option, current_.substr(0, equals + 1), current_.substr(equals + 1));
      }
    } else if (!line_.ended() && current_.starts_with('-')) {
      options();
    } else if (line_.command() == nullptr) {
      if (!line_.is_unknown()) command_names();
    } else if (const Option* const argument = line_.awaited()) {
      value(*argument, {}, current_);
    }
    return std::move(completion_);
  }

 private:
  void offer(std::string value, std::string description) {
    completion_.candidates.push_back({std::move(value), std::move(description)});
  }

  void command_names() {
    for (const cli::Command& command : commands_) {
      if (command.info.name.starts_with(current_))
        offer(std::string(command.info.name), translated(command.info.purpose));
    }
    if (!line_.wants_help_topic() && std::string_view("help").starts_with(current_))
      offer("help", text::tr("Show help"));
  }

  void options() {
    for (const cli::OptionSet* set : {&line_.own(), &global_}) {
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
        for (Candidate& candidate : live_(option.completion, typed, line_.narrowing()))
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

  Line line_;
  std::span<const cli::Command> commands_;
  const cli::OptionSet& global_;
  const FindLive& live_;
  std::string_view current_;
  Completion completion_;
};

}  // namespace

Completion complete(const TypedLine& line, std::span<const cli::Command> commands, const cli::OptionSet& global,
                    const FindLive& live) {
  return Completing(line, commands, global, live).run();
}

std::string completion_text(const Completion& completion) {
  std::string text;
  for (const Candidate& candidate : completion.candidates)
    text += candidate.value + '\t' + candidate.description + '\n';
  return text + ':' + std::to_string((completion.no_space ? 2 : 0) + (completion.no_files ? 4 : 0)) + '\n';
}

}  // namespace pcadmin::app
