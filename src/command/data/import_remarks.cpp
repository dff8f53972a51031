#include "command/data/import_remarks.hpp"

#include <utility>

#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

constexpr std::size_t most_named = 5;

report::ReasonText warning(ImportRemarks::About about, std::uint64_t count, const std::string& things) {
  using About = ImportRemarks::About;
  switch (about) {
    case About::gdap_without_customer:
      return {
          "GDAP_LEFT_OUT", text::say("GDAP of customers that aren't known was left out: {0} ({1})", count, things), {}};
    case About::open_invitation:
      return {"INVITATION_LEFT_OUT",
              text::say("GDAP that no customer has accepted yet was left out: {0} ({1})", count, things),
              {}};
    case About::customer_twice:
      return {
          "CUSTOMER_TWICE",
          text::say("Customers that stand in a file with two relationships, of which the stronger counts: {0} ({1})",
                    count, things),
          {}};
    case About::unreadable_date:
      return {
          "DATE_LEFT_OUT",
          text::say("Dates that aren't written as 2026-11-23, and that no contact depends on, were left out: {0} ({1})",
                    count, things),
          {}};
  }
  return {};
}

}  // namespace

void ImportRemarks::add(About about, std::string text) {
  Topic& topic = topics_.at(static_cast<std::size_t>(about));
  ++topic.count;
  if (topic.first.size() < most_named) topic.first.push_back(std::move(text));
}

std::vector<report::ReasonText> ImportRemarks::warnings() const {
  std::vector<report::ReasonText> warnings;
  for (std::size_t i = 0; i < topics_.size(); ++i) {
    const Topic& topic = topics_.at(i);
    if (topic.count == 0) continue;
    std::string things;
    for (const std::string& thing : topic.first)
      things += (things.empty() ? "" : "; ") + thing;
    if (topic.count > topic.first.size()) things += "; …";
    warnings.push_back(warning(static_cast<ImportRemarks::About>(i), topic.count, things));
  }
  return warnings;
}

}  // namespace pcadmin::command
