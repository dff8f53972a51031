#include "app/line/parser.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/line/words.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;

class Parser {
 public:
  explicit Parser(const OptionTables& tables) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const cli::OptionSet* table : tables) {
      for (const cli::Option& option : table->options())
        declare(option);
      for (const cli::Option& argument : table->arguments())
        declare_argument(argument);
    }
  }

  Result<std::vector<Given>> parse(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    app_.parse(std::move(words));
    collect();
    Result<void> rest = collect_rest();
    if (!rest) return std::move(rest).error();
    return std::move(given_);
  }

 private:
  void declare(const cli::Option& option) {
    CLI::Option* const bound = option.kind == cli::Option::Kind::flag
                                   ? app_.add_flag(option.name)
                                   : app_.add_option(option.name, [](const CLI::results_t&) { return true; });
    if (option.kind != cli::Option::Kind::flag)
      bound->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    options_[bound] = &option;
  }

  /// The one that takes all the words that remain isn't declared: CLI11 would read "[a,b]" as two.
  void declare_argument(const cli::Option& argument) {
    if (argument.kind == cli::Option::Kind::repeatable) {
      rest_ = &argument;
      return;
    }
    options_[app_.add_option(argument.name, [](const CLI::results_t&) { return true; })->expected(1)] = &argument;
  }

  void collect() {
    std::unordered_map<const CLI::Option*, std::size_t> seen;
    for (const CLI::Option* const bound : app_.parse_order()) {
      const cli::Option* const option = options_.at(bound);
      const bool is_flag = option->kind == cli::Option::Kind::flag;
      given_.push_back({option, is_flag ? std::string() : bound->results().at(seen[bound]++)});
    }
  }

  Result<void> collect_rest() {
    std::vector<std::string> words = app_.remaining();
    if (!words.empty() && words.front() == "--") words.erase(words.begin());
    for (std::string& word : words) {
      if (rest_ == nullptr) {
        return failure(ErrorCode::unexpected_argument, say("unexpected '{}'.", word), {}, word);
      }
      given_.push_back({rest_, std::move(word)});
    }
    return {};
  }

  CLI::App app_;
  std::unordered_map<const CLI::Option*, const cli::Option*> options_;
  const cli::Option* rest_ = nullptr;
  std::vector<Given> given_;
};

}  // namespace

Result<std::vector<Given>> parse(std::span<const std::string_view> words, const OptionTables& tables) {
  Result<std::vector<std::string>> normal = normalise(words, tables);
  if (!normal) return std::move(normal).error();
  try {
    return Parser(tables).parse(*std::move(normal));
  } catch (const CLI::Error& error) {
    // Normalised words leave CLI11 nothing to object to.
    return failure(ErrorCode::internal_error, say("the command line wasn't understood."));
  }
}

Result<void> check_complete(std::span<const Given> given, const OptionTables& tables) {
  std::vector<std::string> missing;
  const auto check = [&](const cli::Option& option) {
    const bool is_given =
        std::any_of(given.begin(), given.end(), [&option](const Given& each) { return each.option == &option; });
    if (option.is_required && !is_given) missing.push_back(option.name);
  };
  for (const cli::OptionSet* const table : tables) {
    std::for_each(table->options().begin(), table->options().end(), check);
    std::for_each(table->arguments().begin(), table->arguments().end(), check);
  }
  if (missing.empty()) return {};
  std::string message = missing.size() == 1 ? say("{} is missing.", missing.front())
                                            : say("{} are missing.", fmt::join(missing, text::tr(", ")));
  return failure(ErrorCode::missing_argument, std::move(message), {}, fmt::format("{}", fmt::join(missing, ", ")));
}

Result<void> assign(std::span<const Given> given) {
  for (const Given& each : given) {
    const std::optional<std::string> fault = each.option->assign(each.value);
    if (!fault) continue;
    return failure(ErrorCode::invalid_value,
                   each.value.empty() ? say("{} is invalid: {}.", each.option->name, *fault)
                                      : say("invalid value '{}' for {}: {}.", each.value, each.option->name, *fault),
                   {}, each.option->name);
  }
  return {};
}

}  // namespace pcadmin::app
