#include "app/help/manual.hpp"

#include <cstddef>
#include <memory>
#include <utility>

#include "app/help/help_parts.hpp"
#include "app/help/roff.hpp"
#include "app/line/global_options.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

constexpr const char* configuration_page = "pcadmin-config";

/// A table of options as it is declared, with somewhere for its values.
struct GlobalTable {
  GlobalTable() { declare_settings(set, options); }
  GlobalOptions options;
  cli::OptionSet set;
};

std::string page_of(const cli::Command& command) {
  return "pcadmin-" + std::string(command.info.name);
}

ManualPage command_page(const cli::Command& command, std::span<const cli::Command> commands, std::string_view date) {
  const std::unique_ptr<cli::Invocation> invocation = command.invoke();
  cli::OptionSet set;
  invocation->declare(set);
  const cli::CommandInfo& info = command.info;

  Roff roff(page_of(command), 1, date);
  roff.heading(tr("NAME"));
  roff.name(page_of(command), translated(info.purpose));
  roff.heading(tr("SYNOPSIS"));
  for (const std::string& line : usage_lines(info, set))
    roff.usage(line);
  roff.heading(tr("DESCRIPTION"));
  roff.paragraph(info.description.empty() ? translated(info.purpose) + "." : translated(info.description));
  roff.heading(tr("OPTIONS"));
  roff.terms(argument_terms(set));
  roff.terms(option_terms(set));
  roff.paragraph(tr("The global options, the environment variables and the files are those of pcadmin(1)."));
  if (!info.columns.empty()) {
    roff.heading(tr("FIELDS OF THE ANSWER"));
    roff.paragraph(tr("In this order; --columns chooses others."));
    roff.terms(fields(info));
  }
  roff.heading(tr("EXIT STATUS"));
  roff.terms(exit_codes(&command.info, set));
  roff.heading(tr("EXAMPLES"));
  for (const cli::Example& example : info.examples)
    roff.example(translated(example.purpose), example.command);
  roff.heading(tr("SEE ALSO"));
  std::vector<Reference> related;
  for (const cli::Command& other : commands) {
    if (other.info.group == info.group && other.info.name != info.name) related.push_back({page_of(other), 1});
  }
  related.push_back({"pcadmin", 1});
  related.push_back({configuration_page, 5});
  roff.references(std::move(related));
  return {page_of(command) + ".1", std::move(roff).text()};
}

ManualPage program_page(std::span<const cli::Command> commands, std::string_view date) {
  GlobalTable global;
  declare_requests(global.set, global.options);

  Roff roff("pcadmin", 1, date);
  roff.heading(tr("NAME"));
  roff.name("pcadmin", translated(program_purpose));
  roff.heading(tr("SYNOPSIS"));
  roff.usage(std::string("pcadmin ") + tr("COMMAND") + " [" + tr("OPTIONS") + "]");
  roff.usage(std::string("pcadmin help ") + tr("COMMAND"));
  roff.heading(tr("DESCRIPTION"));
  roff.paragraph(
      tr("pcadmin decides, reviews and records which partner is the designated support contact of each customer's "
         "subscription, for the staff of an indirect provider in Microsoft's Cloud Solution Provider programme. It "
         "works on data exported from Partner Center and Microsoft Graph, in a store of its own, and doesn't call "
         "either."));
  roff.paragraph(
      tr("A customer, partner or subscription is named by its id or six or more digits of its beginning, its MPN id, "
         "its domain or its name; 'provider' is the account itself."));
  roff.heading(tr("COMMANDS"));
  roff.paragraph(tr("Each has a page of its own: pcadmin-import(1) for import."));
  for (const cli::Group group : all_groups) {
    const std::vector<text::Term> terms = terms_of(commands, group);
    if (terms.empty()) continue;
    roff.subheading(title(group));
    roff.terms(terms);
  }
  roff.heading(tr("OPTIONS"));
  roff.paragraph(tr("Every command takes these, before or after its name; the last one wins."));
  roff.terms(option_terms(global.set));
  roff.heading(tr("EXIT STATUS"));
  roff.terms(exit_codes(nullptr, {}));
  roff.heading(tr("ENVIRONMENT"));
  roff.terms(environment_variables());
  roff.heading(tr("FILES"));
  roff.terms(files());
  roff.heading(tr("SEE ALSO"));
  std::vector<Reference> related;
  for (const cli::Command& command : commands)
    related.push_back({page_of(command), 1});
  related.push_back({configuration_page, 5});
  roff.references(std::move(related));
  return {"pcadmin.1", std::move(roff).text()};
}

std::string value_of(const cli::Option& option) {
  if (option.kind == cli::Option::Kind::flag) return tr("true or false");
  return "\"" + option.metavar + "\"";
}

ManualPage configuration_file_page(std::string_view date) {
  GlobalTable global;
  Roff roff(configuration_page, 5, date);
  roff.heading(tr("NAME"));
  roff.name(configuration_page, tr("settings of pcadmin for all commands"));
  roff.heading(tr("DESCRIPTION"));
  roff.paragraph(
      tr("The file holds values for the global options of pcadmin(1), in TOML: a line KEY = VALUE for each. The keys "
         "are the long names of the options without their dashes. A text stands in quotes; a switch is true or false. "
         "A path is taken as it is."));
  roff.paragraph(
      tr("An environment variable beats the file, and an option on the command line beats both. The file needn't "
         "exist. A key that isn't known or a value that isn't valid is an error, which every command but help and "
         "completion reports with its line before it opens anything; the exit code is 2."));
  roff.paragraph(tr("What holds, and where each value comes from, is shown by pcadmin-config(1)."));
  roff.heading(tr("SETTINGS"));
  std::vector<text::Term> settings;
  const std::vector<text::Term> helps = option_terms(global.set);
  for (std::size_t at = 0; at < helps.size(); ++at) {
    const cli::Option& option = global.set.options()[at];
    settings.push_back({option.name.substr(2) + " = " + value_of(option),
                        after(helps[at].meaning, say("In the environment: {}.", variable_name(option)))});
  }
  roff.terms(settings);
  roff.heading(tr("FILES"));
  roff.terms(std::vector<text::Term>{files().back()});
  roff.heading(tr("EXAMPLES"));
  roff.example(tr("another store, and JSON unless something else is said"),
               "store = \"/srv/csp/pcadmin.db\"\noutput = \"json\"\nno-pager = true");
  roff.heading(tr("SEE ALSO"));
  roff.references({{"pcadmin", 1}, {"pcadmin-config", 1}});
  return {std::string(configuration_page) + ".5", std::move(roff).text()};
}

}  // namespace

std::vector<ManualPage> manual(std::span<const cli::Command> commands, std::string_view date) {
  std::vector<ManualPage> pages{program_page(commands, date)};
  for (const cli::Command& command : commands)
    pages.push_back(command_page(command, commands, date));
  pages.push_back(configuration_file_page(date));
  return pages;
}

}  // namespace pcadmin::app
