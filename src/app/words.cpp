#include "app/words.hpp"

#include <utility>

#include "text/failure.hpp"
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

const cli::Option* find_long(const OptionTables& tables, std::string_view name) {
  for (const cli::OptionSet* table : tables) {
    for (const cli::Option& option : table->options()) {
      if (option.name == name) return &option;
    }
  }
  return nullptr;
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
  if (is_long(word)) return find_long(tables, split(word).first) != nullptr;
  return is_cluster(word) && word.size() == 2 && find_letter(tables, word[1]) != nullptr;
}

Error unknown_option(const std::string& name, const OptionTables& tables) {
  std::vector<std::string> names;
  for (const cli::OptionSet* table : tables) {
    for (const cli::Option& option : table->options())
      names.push_back(option.name);
  }
  Error error = failure(ErrorCode::unknown_option, say("unknown option {}.", name), {}, name);
  if (const auto meant = is_long(name) ? text::suggestion_for(name, names) : std::nullopt) error.hint = *meant;
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

class Normaliser {
 public:
  Normaliser(std::span<const std::string_view> words, const OptionTables& tables) : words_(words), tables_(tables) {}

  Result<std::vector<std::string>> run() {
    while (next_ < words_.size()) {
      const std::string_view word = words_[next_++];
      if (word == "--") {
        for (; next_ < words_.size(); ++next_)
          arguments_.emplace_back(words_[next_]);
        break;
      }
      Result<void> taken = take(word);
      if (!taken) return std::move(taken).error();
    }
    options_.emplace_back("--");
    options_.insert(options_.end(), arguments_.begin(), arguments_.end());
    return std::move(options_);
  }

 private:
  Result<void> take(std::string_view word) {
    if (is_long(word)) return take_long(word);
    if (is_cluster(word)) return take_cluster(word.substr(1));
    arguments_.emplace_back(word);
    return {};
  }

  Result<void> take_long(std::string_view word) {
    const auto [name, value] = split(word);
    const cli::Option* const option = find_long(tables_, name);
    if (option == nullptr) return unknown_option(std::string(name), tables_);
    if (option->kind != cli::Option::Kind::flag) return take_value(*option, value);
    if (value) {
      return failure(ErrorCode::invalid_value, say("option {} takes no value.", option->name), option->name,
                     option->name);
    }
    options_.push_back(option->name);
    return {};
  }

  /// "-qo json", "-ojson" and "-o=json".
  Result<void> take_cluster(std::string_view letters) {
    for (std::size_t at = 0; at < letters.size(); ++at) {
      const cli::Option* const option = find_letter(tables_, letters[at]);
      if (option == nullptr)
        return unknown_option("-" + std::string(at == 0 ? letters : letters.substr(at, 1)), tables_);
      if (option->kind != cli::Option::Kind::flag) {
        std::string_view rest = letters.substr(at + 1);
        if (rest.empty()) return take_value(*option, std::nullopt);
        if (rest.starts_with('=')) rest.remove_prefix(1);
        return take_value(*option, rest);
      }
      options_.push_back(option->name);
    }
    return {};
  }

  Result<void> take_value(const cli::Option& option, std::optional<std::string_view> attached) {
    if (!attached) {
      if (next_ == words_.size()) return missing_value(option, std::nullopt);
      if (is_option(words_[next_], tables_)) return missing_value(option, words_[next_]);
      attached = words_[next_++];
    }
    options_.push_back(option.name);
    options_.emplace_back(*attached);
    return {};
  }

  std::span<const std::string_view> words_;
  const OptionTables& tables_;
  std::size_t next_ = 0;
  std::vector<std::string> options_;
  std::vector<std::string> arguments_;
};

/// Whether the word is an option whose value is the next word.
bool takes_next(std::string_view word, const OptionTables& tables) {
  const cli::Option* option = nullptr;
  if (is_long(word)) {
    option = find_long(tables, word);
  } else if (is_cluster(word)) {
    option = find_letter(tables, word.back());
    if (word.size() > 2 && find_letter(tables, word[1]) != nullptr &&
        find_letter(tables, word[1])->kind != cli::Option::Kind::flag) {
      return false;  // "-ojson"
    }
  }
  return option != nullptr && option->kind != cli::Option::Kind::flag;
}

}  // namespace

std::optional<std::size_t> find_command_word(std::span<const std::string_view> words, const OptionTables& tables) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view word = words[at];
    if (word == "--") return at + 1 < words.size() ? std::optional(at + 1) : std::nullopt;
    if (!is_long(word) && !is_cluster(word)) return at;
    if (takes_next(word, tables) && at + 1 < words.size() && !is_option(words[at + 1], tables)) ++at;
  }
  return std::nullopt;
}

bool mentions(std::span<const std::string_view> words, std::string_view long_name, char letter) {
  for (const std::string_view word : words) {
    if (word == "--") return false;
    if (word == long_name) return true;
    if (letter != 0 && word.size() == 2 && word[0] == '-' && word[1] == letter) return true;
  }
  return false;
}

std::optional<std::string_view> last_value(std::span<const std::string_view> words, std::string_view long_name,
                                           char letter) {
  std::optional<std::string_view> found;
  for (std::size_t at = 0; at < words.size() && words[at] != "--"; ++at) {
    const std::string_view word = words[at];
    const auto [name, value] = split(word);
    const bool is_short = letter != 0 && is_cluster(word) && word[1] == letter;
    if (name == long_name && value) {
      found = value;
    } else if ((word == long_name || (is_short && word.size() == 2)) && at + 1 < words.size()) {
      found = words[++at];
    } else if (is_short && word.size() > 2) {
      found = word.substr(word[2] == '=' ? 3 : 2);
    }
  }
  return found;
}

Result<std::vector<std::string>> normalise(std::span<const std::string_view> words, const OptionTables& tables) {
  return Normaliser(words, tables).run();
}

}  // namespace pcadmin::app
