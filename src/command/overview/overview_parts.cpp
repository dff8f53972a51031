#include "command/overview/overview_parts.hpp"

#include "report/html_table.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

using report::Html;

std::string day(Instant instant) {
  return format_instant(instant).substr(0, 10);
}

const char* state_in_words(RelationshipState state) {
  switch (state) {
    case RelationshipState::none:
      return text::tr("none");
    case RelationshipState::requested:
      return text::tr("requested");
    case RelationshipState::active:
      return text::tr("active");
    case RelationshipState::declined:
      return text::tr("declined");
    case RelationshipState::ended:
      return text::tr("ended");
    case RelationshipState::expired:
      return text::tr("expired");
  }
  return "";
}

std::string mpn_text(const Partner& partner) {
  return partner.mpn_id ? partner.mpn_id->text() : std::string();
}

void begin_section(Html& html, std::string_view id, std::string_view title) {
  const std::string title_id = std::string(id) + "-title";
  html.open("section", {{"aria-labelledby", title_id}, {"id", id}});
  html.element("h2", title, {{"id", title_id}});
}

std::string listing_command(const OverviewQuestion& question, std::string_view words, bool with_contact) {
  std::string command = "pcadmin ";
  command += words;
  if (question.customer) command += " --customer " + question.customer->text();
  if (with_contact && question.contact) command += " --contact " + question.contact->text();
  return command;
}

void write_shown_of(Html& html, std::uint64_t all, std::uint64_t shown, std::string_view command) {
  html.text(text::say("Shown are {0} of {1}. All of them:", report::grouped(shown), report::grouped(all)));
  html.text(" ");
  html.element("code", command);
}

void write_cut_off(Html& html, std::uint64_t all, std::uint64_t shown, std::string_view command) {
  if (all <= shown) return;
  html.open("p");
  write_shown_of(html, all, shown, command);
  html.close();
}

}  // namespace pcadmin::command
