// What help and man pages are made of: the one place that turns the tables of commands and options into words.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "text/paragraph.hpp"

namespace pcadmin::app {

inline constexpr std::array all_groups{cli::Group::start, cli::Group::relationships, cli::Group::customers,
                                       cli::Group::contacts, cli::Group::store};

/// Translated where it is shown, as are the texts of the tables.
extern const char* const program_purpose;
std::string translated(std::string_view english);
/// A sentence behind another, set apart as the language does it.
std::string after(std::string_view sentence, std::string_view next);

const char* title(cli::Group group);
/// The group's commands with their purposes.
std::vector<text::Term> terms_of(std::span<const cli::Command> commands, cli::Group group);

/// "pcadmin import FILE… [OPTIONS]"
std::vector<std::string> usage_lines(const cli::CommandInfo& info, const cli::OptionSet& set);
std::vector<text::Term> argument_terms(const cli::OptionSet& set);
/// "-o, --output FORMAT"; blanks stand where there is no short name.
std::vector<text::Term> option_terms(const cli::OptionSet& set);
std::vector<text::Term> fields(const cli::CommandInfo& info);
/// Those that a command can end with; null: all.
std::vector<text::Term> exit_codes(const cli::CommandInfo* info, const cli::OptionSet& set);
std::vector<text::Term> environment_variables();
std::vector<text::Term> files();

}  // namespace pcadmin::app
