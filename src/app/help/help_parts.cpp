#include "app/help/help_parts.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::Term;
using text::tr;

Term term_of(const cli::Option& option) {
  std::string term = option.letter_ == 0 ? "    " : std::string("-") + option.letter_ + ", ";
  term += option.name;
  if (!option.metavar.empty()) term += " " + option.metavar;
  std::string meaning = translated(option.help);
  if (!option.choice_values.empty()) {
    std::string values;
    for (const std::string& value : option.choice_values)
      values += (values.empty() ? "" : tr(", ")) + value;
    meaning = after(meaning, text::say("One of: {}.", values));
  }
  if (option.is_required) meaning = after(meaning, tr("Required."));
  return {std::move(term), std::move(meaning)};
}

bool has_option(const cli::OptionSet& set, std::string_view name) {
  return std::any_of(set.options().begin(), set.options().end(),
                     [name](const cli::Option& option) { return option.name == name; });
}

/// Whether something can be typed that names what may not be there.
bool names_something(const cli::CommandInfo& info, const cli::OptionSet& set) {
  using cli::Completes;
  const auto names = [&](const cli::Option& option) {
    switch (option.completion) {
      case Completes::nothing:
      case Completes::field:
      case Completes::role:
        return false;
      case Completes::file:
        return !info.writes_file;
      default:
        return true;
    }
  };
  return std::any_of(set.options().begin(), set.options().end(), names) ||
         std::any_of(set.arguments().begin(), set.arguments().end(), names);
}

bool reads_file(const cli::CommandInfo& info, const cli::OptionSet& set) {
  const auto& arguments = set.arguments();
  return has_option(set, "--from") ||
         (info.changes && std::any_of(arguments.begin(), arguments.end(), [](const cli::Option& argument) {
            return argument.completion == cli::Completes::file;
          }));
}

}  // namespace

const char* const program_purpose = text::mark("support contacts of customers' subscriptions in Partner Center");

std::string after(std::string_view sentence, std::string_view next) {
  return text::say("{} {}", sentence, next);
}

std::string translated(std::string_view english) {
  return tr(std::string(english).c_str());
}

const char* title(cli::Group group) {
  switch (group) {
    case cli::Group::start:
      return tr("Start");
    case cli::Group::relationships:
      return tr("Relationships");
    case cli::Group::customers:
      return tr("Customers");
    case cli::Group::contacts:
      return tr("Contacts");
    case cli::Group::store:
      return tr("Store");
  }
  return "";
}

std::vector<Term> terms_of(std::span<const cli::Command> commands, cli::Group group) {
  std::vector<Term> terms;
  for (const cli::Command& command : commands) {
    if (command.info.group == group) {
      terms.push_back({std::string(command.info.name), translated(command.info.purpose)});
    }
  }
  return terms;
}

std::vector<std::string> usage_lines(const cli::CommandInfo& info, const cli::OptionSet& set) {
  const std::string command = "pcadmin " + std::string(info.name);
  const std::string options = std::string(" [") + tr("OPTIONS") + "]";
  std::vector<std::string> lines;
  for (const std::string_view form : info.forms)
    lines.push_back(fmt::format("{} {}{}", command, form, options));
  if (!lines.empty()) return lines;
  std::string usage = command;
  for (const cli::Option& argument : set.arguments()) {
    std::string word = argument.name;
    if (argument.kind == cli::Option::Kind::repeatable) word += "…";
    usage += argument.is_required ? " " + word : " [" + word + "]";
  }
  for (const cli::Option& option : set.options()) {
    if (option.is_required) usage += " " + option.name + " " + option.metavar;
  }
  return {usage + options};
}

std::vector<Term> argument_terms(const cli::OptionSet& set) {
  std::vector<Term> terms;
  for (const cli::Option& argument : set.arguments())
    terms.push_back({argument.name, translated(argument.help)});
  return terms;
}

std::vector<Term> option_terms(const cli::OptionSet& set) {
  std::vector<Term> terms;
  for (const cli::Option& option : set.options())
    terms.push_back(term_of(option));
  return terms;
}

std::vector<Term> fields(const cli::CommandInfo& info) {
  std::vector<Term> terms;
  for (const report::Column& column : info.columns) {
    std::string meaning = translated(column.meaning);
    if (!column.note.empty()) meaning = after(meaning, translated(column.note));
    terms.push_back({std::string(column.name), std::move(meaning)});
  }
  return terms;
}

std::vector<Term> exit_codes(const cli::CommandInfo* info, const cli::OptionSet& set) {
  const bool all = info == nullptr;
  std::vector<Term> terms{
      {"0", tr("success; also when there was nothing to do, or a list is empty")},
      {"1", tr("an internal error, or one of input or output")},
      {"2", tr("the command line, a variable or the configuration file is wrong")},
  };
  const auto add = [&](bool can_be, const char* code, const char* meaning) {
    if (all || can_be) terms.push_back({code, meaning});
  };
  const bool uses_store = all || info->uses_store;
  add(!all && names_something(*info, set), "3", tr("a named thing doesn't exist, or its name is ambiguous"));
  add(!all && (info->changes || info->writes_file), "4", tr("refused by a rule, a conflict, or a declined question"));
  add(!all && reads_file(*info, set), "5", tr("an input file is invalid; nothing was written"));
  add(has_option(set, "--keep-going"), "6", tr("partly done, with --keep-going"));
  add(uses_store, "7", tr("the store is missing, damaged, not ours, newer, or not accessible"));
  add(uses_store, "8", tr("the store stayed busy; try again"));
  add(has_option(set, "--exit-code"), "10", tr("with --exit-code: there are changes or findings"));
  add(uses_store, "130, 143", tr("interrupted; nothing was changed"));
  return terms;
}

std::vector<Term> environment_variables() {
  return {
      {"PCADMIN_…", tr("The global option of this name: PCADMIN_STORE stands for --store, PCADMIN_NO_INPUT=1 for "
                       "--no-input. An option on the command line wins.")},
      {"PCADMIN_ACTOR", tr("Who is to stand in the journal; else USER, LOGNAME, or whom the system knows.")},
      {"PCADMIN_NOW", tr("An instant that stands for the clock, for tests.")},
      {"CI", tr("Not empty: nobody is asked, as with --no-input.")},
      {"PCADMIN_PAGER, PAGER", tr("The pager for long answers on a terminal; else less.")},
      {"NO_COLOR, TERM", tr("Whether --color auto colours.")},
      {"CLICOLOR, CLICOLOR_FORCE", tr("Whether --color auto colours.")},
      {"LC_ALL, LC_MESSAGES, LANG", tr("The language, where neither option, variable nor file says it.")},
      {"XDG_DATA_HOME, XDG_CONFIG_HOME, HOME", tr("Where the files lie; a relative XDG path is ignored.")},
  };
}

std::vector<Term> files() {
  return {
      {"$XDG_DATA_HOME/pcadmin/pcadmin.db", tr("The store; without XDG_DATA_HOME below ~/.local/share.")},
      {"$XDG_CONFIG_HOME/pcadmin/config.toml",
       tr("Settings for all commands; without XDG_CONFIG_HOME below ~/.config. A variable or an option wins.")},
  };
}

}  // namespace pcadmin::app
