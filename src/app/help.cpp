#include "app/help.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "app/paragraph.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::tr;

constexpr std::size_t margin = 2;

/// Texts of the tables are translated where they are shown.
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

std::string section(const std::string& heading, const std::vector<Term>& terms, std::size_t width) {
  return terms.empty() ? "" : "\n" + paragraph(heading, 0, width) + term_list(terms, width);
}

Term term_of(const cli::Option& option) {
  std::string term = option.letter_ == 0 ? "    " : std::string("-") + option.letter_ + ", ";
  term += option.name;
  if (!option.metavar.empty()) term += " " + option.metavar;
  std::string meaning = translated(option.help);
  if (!option.choice_values.empty()) {
    std::string values;
    for (const std::string& value : option.choice_values)
      values += (values.empty() ? "" : ", ") + value;
    meaning += " " + text::say("One of: {}.", values);
  }
  if (option.is_required) meaning += " " + std::string(tr("Required."));
  return {std::move(term), std::move(meaning)};
}

std::vector<Term> terms_of(const cli::OptionSet& set) {
  std::vector<Term> terms;
  for (const cli::Option& option : set.options())
    terms.push_back(term_of(option));
  return terms;
}

std::string usage_line(const cli::Command& command, const cli::OptionSet& set) {
  std::string usage = "pcadmin " + std::string(command.info.name);
  for (const cli::Option& argument : set.arguments()) {
    std::string word = argument.name;
    if (argument.kind == cli::Option::Kind::repeatable) word += "…";
    usage += argument.is_required ? " " + word : " [" + word + "]";
  }
  for (const cli::Option& option : set.options()) {
    if (option.is_required) usage += " " + option.name + " " + option.metavar;
  }
  return usage + " [" + tr("OPTIONS") + "]";
}

std::string examples(const cli::CommandInfo& info, std::size_t width) {
  if (info.examples.empty()) return "";
  std::string out = std::string("\n") + tr("Examples:") + "\n";
  for (const cli::Example& example : info.examples) {
    out += paragraph("# " + translated(example.purpose), margin, width);
    out += std::string(margin, ' ') + std::string(example.command) + "\n";  // to be pasted, so never broken
  }
  return out;
}

std::vector<Term> fields(const cli::CommandInfo& info) {
  std::vector<Term> terms;
  for (const report::Column& column : info.columns) {
    terms.push_back({std::string(column.name), translated(column.meaning)});
  }
  return terms;
}

bool has_option(const cli::OptionSet* set, std::string_view name) {
  return set == nullptr || std::any_of(set->options().begin(), set->options().end(),
                                       [name](const cli::Option& option) { return option.name == name; });
}

/// Those that a command can end with; null: all.
std::vector<Term> exit_codes(const cli::OptionSet* set) {
  std::vector<Term> terms{
      {"0", tr("success; also when there was nothing to do, or a list is empty")},
      {"1", tr("an internal error, or one of input or output")},
      {"2", tr("the command line is wrong")},
      {"3", tr("a named thing doesn't exist, or its name is ambiguous")},
      {"4", tr("refused by a rule, a conflict, or a declined question")},
      {"5", tr("an input file is invalid; nothing was written")},
  };
  if (has_option(set, "--keep-going")) terms.push_back({"6", tr("partly done, with --keep-going")});
  terms.push_back({"7", tr("the store is missing, damaged, not ours, newer, or not accessible")});
  terms.push_back({"8", tr("the store stayed busy; try again")});
  if (has_option(set, "--exit-code")) terms.push_back({"10", tr("with --exit-code: there are changes or findings")});
  terms.push_back({"130, 143", tr("interrupted; nothing was changed")});
  return terms;
}

}  // namespace

std::string overview(std::span<const cli::Command> commands, const cli::OptionSet& global_options, std::size_t width) {
  std::string out = paragraph(tr("pcadmin - support contacts of customers' subscriptions in Partner Center"), 0, width);
  out += std::string("\n") + tr("Usage:") + "\n";
  out += std::string("  pcadmin ") + tr("COMMAND") + " [" + tr("OPTIONS") + "]\n";
  out += std::string("  pcadmin help ") + tr("COMMAND") + "\n";
  constexpr std::array groups{cli::Group::start, cli::Group::relationships, cli::Group::customers, cli::Group::contacts,
                              cli::Group::store};
  for (const cli::Group group : groups) {
    std::vector<Term> terms;
    for (const cli::Command& command : commands) {
      if (command.info.group == group) {
        terms.push_back({std::string(command.info.name), translated(command.info.purpose)});
      }
    }
    out += section(title(group) + std::string(":"), terms, width);
  }
  out +=
      section(tr("Global options, before or after the command; the last one wins:"), terms_of(global_options), width);
  out += "\n" + paragraph(tr("Environment variables stand for the global options, e.g. PCADMIN_STORE for --store, "
                             "PCADMIN_NO_INPUT=1 for --no-input."),
                          0, width);
  return out + section(tr("Exit codes:"), exit_codes(nullptr), width);
}

std::string command_help(const cli::Command& command, std::size_t width) {
  const std::unique_ptr<cli::Invocation> invocation = command.invoke();
  cli::OptionSet set;
  invocation->declare(set);
  const cli::CommandInfo& info = command.info;

  std::string out = paragraph(std::string(info.name) + " - " + translated(info.purpose), 0, width);
  out += std::string("\n") + tr("Usage:") + "\n" + paragraph(usage_line(command, set), margin, width);
  if (!info.description.empty()) out += "\n" + paragraph(translated(info.description), 0, width);
  out += examples(info, width);

  std::vector<Term> arguments;
  for (const cli::Option& argument : set.arguments())
    arguments.push_back({argument.name, translated(argument.help)});
  out += section(tr("Arguments:"), arguments, width);
  out += section(tr("Options:"), terms_of(set), width);
  out += "\n" + paragraph(tr("Global options, such as --store, --output, --columns, --lang: pcadmin help"), 0, width);
  out += section(tr("Fields of the answer:"), fields(info), width);
  return out + section(tr("Exit codes:"), exit_codes(&set), width);
}

}  // namespace pcadmin::app
