#include "cli/option.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "cli/date.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::cli {
namespace {

/// Why a value isn't valid; nothing when it is.
using Fault = std::optional<std::string>;
using Assign = std::function<Fault(std::string_view)>;

std::string listed(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) {
    if (!text.empty()) text += ", ";
    text += value;
  }
  return text;
}

Fault not_a_choice(std::string_view value, const std::vector<std::string>& choices) {
  std::string fault = text::say("it must be one of {}", listed(choices));
  if (const auto meant = text::suggestion_for(value, choices)) fault += text::say(" (did you mean '{}'?)", *meant);
  return fault;
}

/// What every value must satisfy, whatever it is for.
Fault checked(const Option& option, std::string_view value) {
  if (option.kind == Option::Kind::flag) return std::nullopt;
  if (value.empty() && !option.empty_allowed) return text::tr("it must not be empty");
  const std::vector<std::string>& choices = option.choice_values;
  if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return std::nullopt;
  return not_a_choice(value, choices);
}

Fault assign_count(std::string_view value, std::uint64_t& target) {
  const char* const end = value.data() + value.size();
  // from_chars takes no sign and no blanks for an unsigned type, and knows no octal in base 10.
  const auto [stop, error] = std::from_chars(value.data(), end, target);
  if (error == std::errc::result_out_of_range) return text::tr("the number is too large");
  if (error != std::errc{} || stop != end) return text::tr("it must be a number of decimal digits only");
  return std::nullopt;
}

Fault assign_instant(std::optional<Instant> parsed, std::optional<Instant>& target) {
  if (!parsed) {
    return text::tr(
        "it must be a date such as 2026-11-23, today, -7d or +30d, or an instant such as 2026-11-23T15:49:00Z");
  }
  target = parsed;
  return std::nullopt;
}

}  // namespace

Option& OptionSet::add(std::deque<Option>& where, Option option, Assign assign) {
  Option& added = where.emplace_back(std::move(option));
  added.assign = [&added, assign = std::move(assign)](std::string_view value) {
    Fault fault = checked(added, value);
    return fault ? fault : assign(value);
  };
  return added;
}

Option& OptionSet::flag(std::string name, bool& target, std::string help) {
  return add(options_, Option(std::move(name), "", std::move(help), Option::Kind::flag),
             [&target](std::string_view value) -> Fault {
               target = value != "false";
               return std::nullopt;
             });
}

Option& OptionSet::flag(std::string name, std::optional<bool>& target, bool meaning, std::string help) {
  return add(options_, Option(std::move(name), "", std::move(help), Option::Kind::flag),
             [&target, meaning](std::string_view value) -> Fault {
               target = (value != "false") == meaning;
               return std::nullopt;
             });
}

Option& OptionSet::value(std::string name, std::string metavar, std::string& target, std::string help) {
  return add(options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::value),
             [&target](std::string_view value) -> Fault {
               target = value;
               return std::nullopt;
             });
}

Option& OptionSet::value(std::string name, std::string metavar, std::optional<std::string>& target, std::string help) {
  return add(options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::value),
             [&target](std::string_view value) -> Fault {
               target.emplace(value);
               return std::nullopt;
             });
}

Option& OptionSet::values(std::string name, std::string metavar, std::vector<std::string>& target, std::string help) {
  return add(options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::repeatable),
             [&target](std::string_view value) -> Fault {
               target.emplace_back(value);
               return std::nullopt;
             });
}

Option& OptionSet::count(std::string name, std::string metavar, std::uint64_t& target, std::string help) {
  return add(options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::value),
             [&target](std::string_view value) { return assign_count(value, target); });
}

Option& OptionSet::count(std::string name, std::string metavar, std::optional<std::uint64_t>& target,
                         std::string help) {
  return add(options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::value),
             [&target](std::string_view value) { return assign_count(value, target.emplace()); });
}

Option& OptionSet::instant(std::string name, std::string metavar, std::optional<Instant>& target, std::string help) {
  return add(
      options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::value),
      [&target, now = now_](std::string_view value) { return assign_instant(typed_instant(value, now), target); });
}

Option& OptionSet::end(std::string name, std::string metavar, std::optional<Instant>& target, std::string help) {
  return add(options_, Option(std::move(name), std::move(metavar), std::move(help), Option::Kind::value),
             [&target, now = now_](std::string_view value) { return assign_instant(typed_end(value, now), target); });
}

Option& OptionSet::positional(std::string name, std::string& target, std::string help) {
  return add(arguments_, Option(std::move(name), "", std::move(help), Option::Kind::value),
             [&target](std::string_view value) -> Fault {
               target = value;
               return std::nullopt;
             });
}

Option& OptionSet::positionals(std::string name, std::vector<std::string>& target, std::string help) {
  return add(arguments_, Option(std::move(name), "", std::move(help), Option::Kind::repeatable),
             [&target](std::string_view value) -> Fault {
               target.emplace_back(value);
               return std::nullopt;
             });
}

}  // namespace pcadmin::cli
