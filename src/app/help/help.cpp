#include "app/help/help.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "app/help/help_parts.hpp"
#include "text/paragraph.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

using text::say;
using text::tr;

constexpr std::size_t margin = 2;

std::string section(const std::string& heading, const std::vector<text::Term>& terms, std::size_t width) {
  return terms.empty() ? "" : "\n" + text::paragraph(heading, 0, width) + text::term_list(terms, width);
}

/// Every line of it is a comment to a shell.
std::string comment(std::string_view text, std::size_t width) {
  std::string lines = text::paragraph(text, margin + 2, width);
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1)
    lines[at + margin] = '#';
  return lines;
}

std::string examples(const cli::CommandInfo& info, std::size_t width) {
  if (info.examples.empty()) return "";
  std::string out = std::string("\n") + tr("Examples:") + "\n";
  for (const cli::Example& example : info.examples) {
    out += comment(translated(example.purpose), width);
    out += std::string(margin, ' ') + std::string(example.command) + "\n";  // to be pasted, so never broken
  }
  return out;
}

}  // namespace

std::string overview(std::span<const cli::Command> commands, const OptionTables& global_options, std::size_t width) {
  std::string out = text::paragraph("pcadmin - " + translated(program_purpose), 0, width);
  out += std::string("\n") + tr("Usage:") + "\n";
  out += std::string("  pcadmin ") + tr("COMMAND") + " [" + tr("OPTIONS") + "]\n";
  out += std::string("  pcadmin help ") + tr("COMMAND") + "\n";
  for (const cli::Group group : all_groups)
    out += section(say("{}:", title(group)), terms_of(commands, group), width);
  std::vector<text::Term> options;
  for (const cli::OptionSet* const table : global_options) {
    const std::vector<text::Term> more = option_terms(*table);
    options.insert(options.end(), more.begin(), more.end());
  }
  out += section(tr("Global options, before or after the command; the last one wins:"), options, width);
  out += section(tr("Environment variables:"), environment_variables(), width);
  out += section(tr("Files:"), files(), width);
  return out + section(tr("Exit codes:"), exit_codes(nullptr, {}), width);
}

std::string command_help(const cli::Command& command, std::size_t width) {
  const std::unique_ptr<cli::Invocation> invocation = command.invoke();
  cli::OptionSet set;
  invocation->declare(set);
  const cli::CommandInfo& info = command.info;

  std::string out = text::paragraph(std::string(info.name) + " - " + translated(info.purpose), 0, width);
  out += std::string("\n") + tr("Usage:") + "\n";
  for (const std::string& line : usage_lines(info, set))
    out += text::hanging(std::string(margin, ' ') + line + "\n", width);
  if (!info.description.empty()) out += "\n" + text::paragraph(translated(info.description), 0, width);
  out += examples(info, width);

  out += section(tr("Arguments:"), argument_terms(set), width);
  out += section(tr("Options:"), option_terms(set), width);
  out += "\n" +
         text::paragraph(tr("Global options, such as --store, --output, --columns, --lang: pcadmin help"), 0, width);
  out += section(tr("Fields of the answer:"), fields(info), width);
  return out + section(tr("Exit codes:"), exit_codes(&command.info, set), width);
}

}  // namespace pcadmin::app
