#include "app/line/words.hpp"

#include <algorithm>
#include <utility>

#include "error/error.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;

bool is_long(std::string_view word) {
  return word.size() > 2 && word.starts_with("--");
}

bool is_cluster(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && word[1] != '-';
}

bool takes_value(const cli::Option& option) {
  return option.kind != cli::Option::Kind::flag;
}

const cli::Option* find_letter(const OptionTables& tables, char letter) {
  for (const cli::OptionSet* table : tables) {
    for (const cli::Option& option : table->options()) {
      if (option.letter_ == letter) return &option;
    }
  }
  return nullptr;
}

/// A long option's name, and the value that stands behind its "=".
std::pair<std::string_view, std::optional<std::string_view>> split(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return {word, std::nullopt};
  return {word.substr(0, equals), word.substr(equals + 1)};
}

/// Whether a word can only be meant as an option, so that it isn't another one's value. Of the short
/// ones only a single letter is, since "-quantity" may well be a value, for --sort.
bool is_option(std::string_view word, const OptionTables& tables) {
  if (word == "--") return true;
  if (is_long(word)) return find_option(tables, split(word).first) != nullptr;
  return is_cluster(word) && word.size() == 2 && find_letter(tables, word[1]) != nullptr;
}

class Scanner {
 public:
  Scanner(std::span<const std::string_view> words, const OptionTables& tables) : words_(words), tables_(tables) {}

  std::vector<Item> run() {
    while (next_ < words_.size()) {
      const std::string_view word = words_[next_++];
      if (word == "--") {
        add({.kind = Item::Kind::end_of_options});
        break;
      }
      if (is_long(word)) {
        take_long(word);
      } else if (is_cluster(word)) {
        take_cluster(word);
      } else {
        add({.text = word});
      }
    }
    while (next_ < words_.size())
      add({.text = words_[next_++]});
    return std::move(items_);
  }

 private:
  void add(Item item) {
    item.word = next_ - 1;
    items_.push_back(item);
  }

  void take_long(std::string_view word) {
    const auto [name, value] = split(word);
    if (const cli::Option* const option = find_option(tables_, name)) {
      take(*option, value);
    } else {
      add({.kind = Item::Kind::unknown_option, .text = name, .value = value});
    }
  }

  /// "-qo json", "-ojson" and "-o=json".
  void take_cluster(std::string_view word) {
    for (std::size_t at = 1; at < word.size(); ++at) {
      const cli::Option* const option = find_letter(tables_, word[at]);
      if (option == nullptr) {
        // The first may be a long option with one dash.
        add({.kind = Item::Kind::unknown_option, .text = at == 1 ? word : word.substr(at, 1)});
        return;
      }
      if (!takes_value(*option)) {
        take(*option, std::nullopt);
        continue;
      }
      std::string_view rest = word.substr(at + 1);
      const bool is_attached = !rest.empty();
      if (rest.starts_with('=')) rest.remove_prefix(1);
      return take(*option, is_attached ? std::optional(rest) : std::nullopt);
    }
  }

  void take(const cli::Option& option, std::optional<std::string_view> value) {
    Item item{.kind = Item::Kind::option, .option = &option, .value = value, .word = next_ - 1};
    const bool wants_next =
        takes_value(option) && !value && next_ < words_.size() && !is_option(words_[next_], tables_);
    if (wants_next) item.value = words_[next_++];
    items_.push_back(item);
  }

  std::span<const std::string_view> words_;
  const OptionTables& tables_;
  std::size_t next_ = 0;
  std::vector<Item> items_;
};

Error unknown_option(const Item& item, const OptionTables& tables) {
  const std::string name = item.text.starts_with('-') ? std::string(item.text) : "-" + std::string(item.text);
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

Error missing_value(const cli::Option& option, std::optional<std::string_view> next) {
  Error error = failure(ErrorCode::missing_argument, say("option {} needs a value, {}.", option.name, option.metavar),
                        option.name + " " + option.metavar, option.name);
  if (next && is_long(*next)) {
    error.message = say("option {} needs a value, {}, but {} follows.", option.name, option.metavar, *next);
    error.hint = say("{0} {1}, or {0}={2} if that is the value", option.name, option.metavar, *next);
  }
  return error;
}

}  // namespace

std::vector<Item> scan(std::span<const std::string_view> words, const OptionTables& tables) {
  return Scanner(words, tables).run();
}

const cli::Option* find_option(const OptionTables& tables, std::string_view long_name) {
  for (const cli::OptionSet* table : tables) {
    for (const cli::Option& option : table->options()) {
      if (option.name == long_name) return &option;
    }
  }
  return nullptr;
}

bool mentions(std::span<const std::string_view> words, std::string_view long_name, char letter) {
  for (const std::string_view word : words) {
    if (word == "--") return false;
    if (word == long_name) return true;
    if (letter != 0 && word.size() == 2 && word[0] == '-' && word[1] == letter) return true;
  }
  return false;
}

std::optional<std::string_view> last_value(std::span<const Item> items, std::string_view long_name) {
  std::optional<std::string_view> found;
  for (const Item& item : items) {
    if (item.option != nullptr && item.option->name == long_name && item.value) found = item.value;
  }
  return found;
}

Result<std::vector<std::string>> normalise(std::span<const std::string_view> words, const OptionTables& tables) {
  std::vector<std::string> normal;
  std::vector<std::string> arguments;
  for (const Item& item : scan(words, tables)) {
    if (item.kind == Item::Kind::unknown_option) return unknown_option(item, tables);
    if (item.kind == Item::Kind::end_of_options) continue;
    if (item.kind == Item::Kind::argument) {
      arguments.emplace_back(item.text);
      continue;
    }
    const cli::Option& option = *item.option;
    normal.push_back(option.name);
    if (takes_value(option) && item.value) {
      normal.emplace_back(*item.value);
    } else if (takes_value(option)) {
      const bool is_last = item.word + 1 == words.size();
      return missing_value(option, is_last ? std::nullopt : std::optional(words[item.word + 1]));
    } else if (item.value) {
      return failure(ErrorCode::invalid_value, say("option {} takes no value.", option.name), option.name, option.name);
    }
  }
  normal.emplace_back("--");
  normal.insert(normal.end(), arguments.begin(), arguments.end());
  return normal;
}

}  // namespace pcadmin::app
