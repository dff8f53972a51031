#include "app/line/typed_line.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "error/error.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;

constexpr std::string_view end_of_options = "--";

bool takes_value(const cli::Option& option) {
  return option.kind != cli::Option::Kind::flag;
}

bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && word != end_of_options;
}

bool is_long(std::string_view word) {
  return looks_like_option(word) && word[1] == '-';
}

/// "--output=json" as "--output" and "json".
std::pair<std::string_view, std::optional<std::string_view>> split_at_equals(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return {word, std::nullopt};
  return {word.substr(0, equals), word.substr(equals + 1)};
}

/// The option to which a value behind this word belongs: --output, and also the last of the letters -qo. Null where
/// there is something in it that isn't known.
const cli::Option* last_option_of(std::string_view name, const OptionTables& tables) {
  if (!looks_like_option(name)) return nullptr;
  if (is_long(name)) return find_option(tables, name);
  const cli::Option* option = nullptr;
  for (const char letter : name.substr(1)) {
    if (option != nullptr && takes_value(*option)) return nullptr;  // "-ojson" has its value
    option = find_option(tables, std::string{'-', letter});
    if (option == nullptr) return nullptr;
  }
  return option;
}

/// Whether a word can only be meant as an option, so that it isn't another one's value. Of the short ones only a single
/// letter is, since "-quantity" may well be a value, for --sort.
bool can_be_no_value(std::string_view word, const OptionTables& tables) {
  if (word == end_of_options) return true;
  const std::string_view name = split_at_equals(word).first;
  return (is_long(word) || name.size() == 2) && last_option_of(name, tables) != nullptr;
}

Error unknown_option(const std::string& name, const OptionTables& tables) {
  Error error = failure(ErrorCode::unknown_option, say("unknown option {}.", name), {}, name);
  std::vector<std::string> names;
  for (const cli::OptionSet* table : tables) {
    for (const cli::Option& option : table->options())
      names.push_back(option.name);
    for (const cli::Option& argument : table->arguments()) {
      // What is an option of one command may be an argument of another.
      if (text::suggestion_for(name, std::vector{argument.name}))
        error.hint = say("{} alone, without {}", argument.name, name);
    }
  }
  if (name.size() < 3) return error;
  if (const auto meant = text::suggestion_for(name, names)) error.hint = *meant;
  return error;
}

/// `next` is the word that stands where the value should; empty at the end of the line.
Error missing_value(const cli::Option& option, const std::string& next) {
  Error error = failure(ErrorCode::missing_argument, say("option {} needs a value, {}.", option.name, option.metavar),
                        option.name + " " + option.metavar, option.name);
  if (is_long(next)) {
    error.message = say("option {} needs a value, {}, but {} follows.", option.name, option.metavar, next);
    error.hint = say("{0} {1}, or {0}={2} if that is the value", option.name, option.metavar, next);
  }
  return error;
}

/// The options as CLI11 knows them.
class Cli11 {
 public:
  explicit Cli11(const OptionTables& tables) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const cli::OptionSet* table : tables) {
      for (const cli::Option& option : table->options())
        declare(option);
      for (const cli::Option& argument : table->arguments())
        declare(argument);
    }
  }

  std::vector<Given> read(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    app_.parse(std::move(words));
    std::vector<Given> given;
    std::unordered_map<const CLI::Option*, std::size_t> seen;
    for (const CLI::Option* const bound : app_.parse_order()) {
      const cli::Option* const option = options_.at(bound);
      given.push_back({option, takes_value(*option) ? bound->results().at(seen[bound]++) : std::string()});
    }
    return given;
  }

  /// Words that belong to nothing that was declared, and the "--" among them.
  std::vector<std::string> rest() const { return app_.remaining(); }

 private:
  void declare(const cli::Option& option) {
    const bool is_argument = !option.name.starts_with('-');
    // The argument that takes all the words that remain isn't declared: CLI11 would read "[a,b]" as two.
    if (is_argument && option.kind == cli::Option::Kind::repeatable) return;
    std::string names = option.name;
    if (option.letter_ != 0) names += std::string(",-") + option.letter_;
    if (!takes_value(option)) {
      options_[app_.add_flag(names)] = &option;
      return;
    }
    CLI::Option* const bound = app_.add_option(names, [](const CLI::results_t&) { return true; })->expected(1);
    if (!is_argument) bound->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    options_[bound] = &option;
  }

  CLI::App app_;
  std::unordered_map<const CLI::Option*, const cli::Option*> options_;
};

/// The argument that takes all the words that remain.
const cli::Option* argument_for_rest(const OptionTables& tables) {
  for (const cli::OptionSet* const table : tables) {
    for (const cli::Option& argument : table->arguments()) {
      if (argument.kind == cli::Option::Kind::repeatable) return &argument;
    }
  }
  return nullptr;
}

}  // namespace

const cli::Option* find_option(const OptionTables& tables, std::string_view name) {
  const bool is_letter = name.size() == 2 && name[0] == '-';
  for (const cli::OptionSet* table : tables) {
    for (const cli::Option& option : table->options()) {
      if (option.name == name || (is_letter && option.letter_ == name[1])) return &option;
    }
  }
  return nullptr;
}

TypedLine::TypedLine(std::span<const std::string_view> words, OptionTables tables) : tables_(std::move(tables)) {
  read(separate_values(words));
}

/// Makes words of their own of the values behind "=", and takes out the options that CLI11 2.1.2 would misread: it
/// takes the next word for the value, also where that is another option and where an empty value stands behind the
/// "=", and lets flags have values.
std::vector<std::string> TypedLine::separate_values(std::span<const std::string_view> words) {
  std::vector<std::string> separate;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == end_of_options) {
      separate.insert(separate.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
      break;
    }
    const auto [name, value] = split_at_equals(words[at]);
    const cli::Option* const option = last_option_of(name, tables_);
    if (option == nullptr) {
      separate.emplace_back(words[at]);
    } else if (!takes_value(*option)) {
      if (value) note_fault({ErrorCode::invalid_value, {}, option});
      if (!value) separate.emplace_back(name);
    } else if (value) {
      separate.insert(separate.end(), {std::string(name), std::string(*value)});
    } else if (at + 1 == words.size() || can_be_no_value(words[at + 1], tables_)) {
      note_fault({ErrorCode::missing_argument, std::string(at + 1 == words.size() ? "" : words[at + 1]), option});
    } else {
      separate.insert(separate.end(), {std::string(name), std::string(words[++at])});
    }
  }
  return separate;
}

void TypedLine::read(const std::vector<std::string>& words) {
  try {
    Cli11 reader(tables_);
    given_ = reader.read(words);
    take_rest(reader.rest(), words);
    add_up_values();
  } catch (const CLI::Error&) {
    // It has nothing to object to in such words.
    fault_ = {ErrorCode::internal_error, {}};
  }
}

void TypedLine::take_rest(std::vector<std::string> rest, const std::vector<std::string>& words) {
  const cli::Option* const argument = argument_for_rest(tables_);
  const auto mark = std::find(rest.begin(), rest.end(), end_of_options);
  for (auto word = rest.begin(); word != rest.end(); ++word) {
    if (word == mark) continue;
    if (word < mark && looks_like_option(*word)) {
      // Of letters with one dash, what is left begins with the one that isn't known; all of them may be a long option
      // with one dash.
      const bool is_whole = is_long(*word) || std::find(words.begin(), words.end(), *word) != words.end();
      note_fault(
          {ErrorCode::unknown_option, std::string(split_at_equals(is_whole ? *word : word->substr(0, 2)).first)});
    } else if (argument == nullptr) {
      note_fault({ErrorCode::unexpected_argument, *word});
    } else {
      given_.push_back({argument, std::move(*word)});
    }
  }
}

void TypedLine::add_up_values() {
  std::vector<Given> given;
  for (Given& each : given_) {
    const auto first =
        std::find_if(given.begin(), given.end(), [&](const Given& earlier) { return earlier.option == each.option; });
    if (each.option->values_add_up && first != given.end()) {
      first->value += "," + each.value;
    } else {
      given.push_back(std::move(each));
    }
  }
  given_ = std::move(given);
}

/// Keeps the first; but one that isn't known may be why others aren't understood.
void TypedLine::note_fault(Fault fault) {
  const bool counts_more = fault.code == ErrorCode::unknown_option && fault_ && fault_->code != fault.code;
  if (!fault_ || counts_more) fault_ = std::move(fault);
}

std::optional<std::string_view> TypedLine::value_of(std::string_view name) const {
  const auto found =
      std::find_if(given_.rbegin(), given_.rend(), [name](const Given& each) { return each.option->name == name; });
  return found == given_.rend() ? std::nullopt : std::optional<std::string_view>(found->value);
}

Result<void> TypedLine::check_understood() const {
  if (!fault_) return {};
  const auto& [code, word, option] = *fault_;
  switch (code) {
    case ErrorCode::unknown_option:
      return unknown_option(word, tables_);
    case ErrorCode::missing_argument:
      return missing_value(*option, word);
    case ErrorCode::unexpected_argument:
      return failure(code, say("unexpected '{}'.", word), {}, word);
    case ErrorCode::invalid_value:
      return failure(code, say("option {} takes no value.", option->name), option->name, option->name);
    default:
      return failure(code, say("the command line wasn't understood."));
  }
}

namespace {

/// The value that the option was given before, where it is another one and only one counts.
const Given* contradicted(std::span<const Given> earlier, const Given& each) {
  if (each.option->kind != cli::Option::Kind::value || each.option->last_wins) return nullptr;
  const auto found = std::find_if(earlier.begin(), earlier.end(), [&](const Given& other) {
    return other.option == each.option && other.value != each.value;
  });
  return found == earlier.end() ? nullptr : &*found;
}

}  // namespace

Result<void> TypedLine::assign() const {
  return assign_where([](const cli::Option&) { return true; });
}

Result<void> TypedLine::assign(const cli::OptionSet& table) const {
  const auto is_among = [](const std::deque<cli::Option>& options, const cli::Option& option) {
    return std::any_of(options.begin(), options.end(), [&](const cli::Option& each) { return &each == &option; });
  };
  return assign_where([&](const cli::Option& option) {
    return is_among(table.options(), option) || is_among(table.arguments(), option);
  });
}

void TypedLine::answer(const cli::Option& option, std::string_view typed, std::string value) {
  bool was_given = false;
  for (Given& each : given_) {
    if (typed.empty() || each.option != &option || each.value != typed) continue;
    each.value = value;
    was_given = true;
  }
  if (!was_given) given_.push_back({&option, std::move(value)});
}

std::vector<std::string> TypedLine::words() const {
  std::vector<std::string> words;
  std::vector<std::string> behind_options;  // arguments, from the first that could be taken for an option
  for (const auto& [option, value] : given_) {
    if (!option->name.starts_with('-')) {
      const bool is_behind = !behind_options.empty() || looks_like_option(value) || value == end_of_options;
      (is_behind ? behind_options : words).push_back(value);
    } else if (takes_value(*option) && looks_like_option(value)) {
      words.push_back(fmt::format("{}={}", option->name, value));
    } else {
      words.push_back(option->name);
      if (takes_value(*option)) words.push_back(value);
    }
  }
  if (!behind_options.empty()) words.emplace_back(end_of_options);
  words.insert(words.end(), behind_options.begin(), behind_options.end());
  return words;
}

template <class Wanted>
Result<void> TypedLine::assign_where(const Wanted& is_wanted) const {
  for (const Given& each : given_) {
    if (!is_wanted(*each.option)) continue;
    if (const Given* const other = contradicted({given_.data(), &each}, each)) {
      return failure(ErrorCode::conflicting_options,
                     say("{} is given twice: '{}' and '{}'.", each.option->name, other->value, each.value),
                     text::say("{} once", each.option->name), each.option->name);
    }
    const std::optional<std::string> fault = each.option->assign(each.value);
    if (!fault) continue;
    return failure(ErrorCode::invalid_value,
                   each.value.empty() ? say("{} is invalid: {}.", each.option->name, *fault)
                                      : say("invalid value '{}' for {}: {}.", each.value, each.option->name, *fault),
                   {}, each.option->name);
  }
  return {};
}

Result<void> TypedLine::check_complete() const {
  std::vector<std::string> missing;
  for (const cli::OptionSet* const table : tables_) {
    for (const auto* const options : {&table->options(), &table->arguments()}) {
      for (const cli::Option& option : *options) {
        if (option.is_required && !value_of(option.name)) missing.push_back(option.name);
      }
    }
  }
  if (missing.empty()) return {};
  std::string message = missing.size() == 1 ? say("{} is missing.", missing.front())
                                            : say("{} are missing.", fmt::join(missing, text::tr(", ")));
  return failure(ErrorCode::missing_argument, std::move(message), {}, fmt::format("{}", fmt::join(missing, ", ")));
}

}  // namespace pcadmin::app
