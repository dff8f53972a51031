// What the sections of the report's page have in common.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>

#include "command/overview/support_overview.hpp"
#include "report/html.hpp"

namespace pcadmin::command {

std::string day(Instant instant);  ///< "2026-12-24"
const char* state_in_words(RelationshipState state);
std::string mpn_text(const Partner& partner);

/// Begins a section of the page, which others can link to.
void begin_section(report::Html& html, std::string_view id, std::string_view title);

/// A command that lists what the page is about, with its words.
std::string listing_command(const OverviewQuestion& question, std::string_view words, bool with_contact);

/// Says that not all is shown, and what lists the rest.
void write_shown_of(report::Html& html, std::uint64_t all, std::uint64_t shown, std::string_view command);
/// The same as a paragraph, where not all is shown.
void write_cut_off(report::Html& html, std::uint64_t all, std::uint64_t shown, std::string_view command);

}  // namespace pcadmin::command
