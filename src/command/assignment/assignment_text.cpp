#include "command/assignment/assignment_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "command/assignment/customer_groups.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using text::say;
using text::tr;

constexpr std::size_t longest_review = 10;  // so that the sums below it are seen as well
constexpr std::size_t most_refusals = 1000;
constexpr std::size_t most_hints = 5;
constexpr std::size_t most_warnings = 5;

/// "Office 365 E3 (0c39d6d5-…)", with a name from outside made harmless.
std::string title(const AssignmentPlan& plan, const PlannedAssignment& planned) {
  return say("{0} ({1})", text::visible(plan.offer_name(planned)), planned.subscription.text());
}

std::string from(const AssignmentPlan& plan, std::uint32_t number) {
  return number == PlannedAssignment::none ? tr("nobody") : text::visible(plan.partner(number).name);
}

std::string change(const AssignmentPlan& plan, std::uint32_t before, std::uint32_t after) {
  return fmt::format("{} → {}", from(plan, before), text::visible(plan.partner(after).name));
}

/// The customer's name and domain; nothing of a customer that isn't known.
std::string owner(const AssignmentPlan& plan, const PlannedAssignment& planned,
                  const std::optional<Customer>& customer) {
  std::string name = text::visible(plan.company_name(planned));
  if (customer && !customer->domain.empty()) name = say("{0} ({1})", name, text::visible(customer->domain));
  return name;
}

/// "label   value", the values below each other.
std::string labelled(std::span<const std::pair<const char*, std::string>> lines) {
  std::size_t width = 0;
  for (const auto& line : lines)
    width = std::max(width, text::display_width(line.first));
  std::string text;
  for (const auto& line : lines) {
    text += line.first;
    text += std::string(width - text::display_width(line.first) + 2, ' ') + line.second + "\n";
  }
  return text;
}

std::string groups(const AssignmentPlan& plan) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> sizes;  // by the contacts before and after
  for (const PlannedAssignment& planned : plan.assignments) {
    if (planned.result == AssignmentResult::assign) ++sizes[{planned.from, planned.to}];
  }
  std::vector<std::pair<std::size_t, std::string>> lines;
  lines.reserve(sizes.size());
  for (const auto& [contacts, size] : sizes)
    lines.emplace_back(size, change(plan, contacts.first, contacts.second));
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t i = 0; i < std::min(lines.size(), longest_review); ++i)
    text += text::counted("{0}: {1} subscription", "{0}: {1} subscriptions", lines[i].first, lines[i].second,
                          lines[i].first) +
            "\n";
  if (lines.size() > longest_review) text += say("… and {} more", lines.size() - longest_review) + "\n";
  return text;
}

/// What the answer will list, and nothing happens to.
std::string left_out(const AssignmentPlan& plan) {
  struct LeftOut {
    text::Sentence<std::size_t> sentence;
    std::size_t count;
  };
  const std::array<LeftOut, 3> kinds{{
      {text::mark("Unchanged, since they are so already: {}"), plan.count(AssignmentResult::unchanged)},
      {text::mark("Skipped, since they can't have a contact: {}"), plan.count(AssignmentResult::skipped)},
      {text::mark("Left out, since they are refused or not understood: {}"),
       plan.count(AssignmentResult::refused) + plan.count(AssignmentResult::failed)},
  }};
  std::string text;
  for (const auto& [sentence, count] : kinds) {
    if (count != 0) text += say(sentence, count) + "\n";
  }
  return text;
}

/// The contact of all that is assigned, where it is one.
const Partner* only_contact(const AssignmentPlan& plan) {
  std::uint32_t only = PlannedAssignment::none;
  for (const PlannedAssignment& planned : plan.assignments) {
    if (planned.result != AssignmentResult::assign || planned.to == only) continue;
    if (only != PlannedAssignment::none) return nullptr;
    only = planned.to;
  }
  return only == PlannedAssignment::none ? nullptr : &plan.partner(only);
}

/// A detail for each reason.
std::vector<ErrorDetail> refusal_details(const AssignmentPlan& plan, const PlannedAssignment& planned) {
  std::vector<report::ReasonText> reasons;
  plan.describe(planned, reasons);
  std::vector<ErrorDetail> details;
  for (const report::ReasonText& reason : reasons) {
    ErrorDetail detail;
    detail.line = planned.line;
    detail.column = planned.column;
    detail.value = planned.subscription.text();
    detail.code = reason.code;
    detail.message = reason.message;
    detail.fix = reason.fix;
    details.push_back(std::move(detail));
  }
  return details;
}

/// Why one alone is refused.
std::string refusal_of_one(const AssignmentPlan& plan, const PlannedAssignment& planned, bool only_not_current) {
  const std::string company = text::visible(plan.company_name(planned));
  if (only_not_current) {
    return say("The support contact of {0} of {1} is {2}, not {3}.", title(plan, planned), company,
               from(plan, planned.from), from(plan, planned.expected));
  }
  return say("{0} can't become the support contact of {1} of {2}.", from(plan, planned.to), title(plan, planned),
             company);
}

}  // namespace

std::string assignment_review(store::View& view, const AssignmentPlan& plan) {
  const auto first =
      std::find_if(plan.assignments.begin(), plan.assignments.end(),
                   [](const PlannedAssignment& planned) { return planned.result == AssignmentResult::assign; });
  if (first == plan.assignments.end()) return left_out(plan);
  if (plan.count(AssignmentResult::assign) > 1 || plan.count(AssignmentResult::refused) > 0) {
    return customer_groups(view, plan, longest_review) + groups(plan) + left_out(plan);
  }
  const std::array<std::pair<const char*, std::string>, 3> lines{{
      {tr("Customer:"), owner(plan, *first, view.customer(*plan.customer_id(*first)))},
      {tr("Subscription:"), subscription_titles(view, plan, {&*first}).front()},
      {tr("Support contact:"), change(plan, first->from, first->to)},
  }};
  return labelled(lines) + left_out(plan);
}

std::string question(const AssignmentPlan& plan) {
  const std::size_t all = plan.count(AssignmentResult::assign);
  const Partner* contact = only_contact(plan);
  if (contact == nullptr) return say("Change the support contacts of {} subscriptions?", all);
  const std::string name = text::visible(contact->name);
  if (all == 1) return say("Assign {} as the support contact of this subscription?", name);
  return say("Assign {0} as the support contact of {1} subscriptions?", name, all);
}

void note_warnings(const AssignmentPlan& plan, cli::Services& services) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> noted;  // contacts and decisions
  std::set<std::pair<std::uint32_t, WarningCode>> warned;
  for (const PlannedAssignment& planned : plan.assignments) {
    if (planned.result != AssignmentResult::assign || plan.decision(planned).warnings.empty()) continue;
    if (!noted.emplace(planned.to, planned.decision).second) continue;
    for (const WarningCode code : plan.decision(planned).warnings) {
      if (!warned.emplace(planned.to, code).second || warned.size() > most_warnings) continue;
      const report::ReasonContext context{planned.subscription, *plan.customer_id(planned), plan.company_name(planned),
                                          &plan.partner(planned.to)};
      const report::ReasonText warning = report::describe(code, context);
      services.warn(warning);
    }
  }
  if (warned.size() > most_warnings) {
    services.note(say("Such warnings of other contacts: {}", warned.size() - most_warnings));
  }
}

void add_bad(const AssignmentPlan& plan, exchange::Faults& faults) {
  for (const PlannedAssignment& planned : plan.assignments) {
    for (const RowFault& fault : plan.faults(planned))
      faults.add(fault.detail());
    if (planned.result != AssignmentResult::refused) continue;
    for (ErrorDetail& detail : refusal_details(plan, planned))
      faults.add(std::move(detail));
  }
}

Error refusal(const AssignmentPlan& plan, const std::string& file) {
  Error error;
  bool only_not_current = true;
  std::size_t refused = 0;
  std::vector<std::string> fixes;
  std::vector<report::ReasonText> reasons;
  const PlannedAssignment* first = nullptr;
  for (const PlannedAssignment& planned : plan.assignments) {
    if (planned.result != AssignmentResult::refused) continue;
    only_not_current = only_not_current && planned.not_current && plan.decision(planned).reasons.empty();
    if (first == nullptr) first = &planned;
    if (++refused > most_refusals) continue;
    for (ErrorDetail& detail : refusal_details(plan, planned)) {
      detail.file = file;
      error.details.push_back(std::move(detail));
    }
    if (fixes.size() >= most_hints) continue;
    plan.describe(planned, reasons);
    for (const report::ReasonText& reason : reasons) {
      if (std::find(fixes.begin(), fixes.end(), reason.fix) == fixes.end()) fixes.push_back(reason.fix);
    }
  }
  error.code = only_not_current ? ErrorCode::not_current : ErrorCode::contact_not_eligible;
  if (first != nullptr && plan.assignments.size() == 1) {
    error.target = first->subscription.text();
    error.message = refusal_of_one(plan, *first, only_not_current);
  } else if (only_not_current) {
    error.message =
        say("{0} of {1} subscriptions have another contact than the one that is expected; nothing was "
            "changed.",
            refused, plan.assignments.size());
  } else {
    error.message = say("{0} of {1} subscriptions can't get the contact that is asked for; nothing was changed.",
                        refused, plan.assignments.size());
  }
  for (std::size_t i = 0; i < std::min(fixes.size(), most_hints); ++i) {
    error.hint += (i == 0 ? "" : "\n") + fixes[i];
  }
  return error;
}

}  // namespace pcadmin::command
