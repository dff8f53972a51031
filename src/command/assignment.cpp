#include "command/assignment.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "report/reason.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using text::say;
using text::tr;

constexpr std::size_t longest_review = 20;
constexpr std::size_t most_refusals = 1000;
constexpr std::size_t most_hints = 5;

/// The facts of the requested contact, which for the one that stands are those of the record.
Result<EligibilityFacts> facts_of(store::View& view, SubscriptionId subscription, const RequestedContact& contact) {
  return view.facts(subscription, contact.partner.tenant_id);
}

bool can_have_contact(const store::SubscriptionRecord& record) {
  return standing_contact_eligible(record.facts, Instant{}).has_value();
}

PlannedAssignment from_record(const store::SubscriptionRecord& record) {
  PlannedAssignment planned;
  planned.subscription_id = record.subscription.id;
  planned.customer_id = record.subscription.customer_id;
  planned.company_name = record.company_name;
  planned.offer_name = record.subscription.offer_name;
  planned.new_commerce = record.facts.new_commerce;
  if (record.designated) planned.designated = record.contact.tenant_id;
  planned.from_tenant_id = record.contact.tenant_id;
  planned.from_name = record.contact.name;
  return planned;
}

AssignmentResult to_result(DesignationResult result) {
  switch (result) {
    case DesignationResult::assigned:
      return AssignmentResult::assign;
    case DesignationResult::unchanged:
      return AssignmentResult::unchanged;
    case DesignationResult::refused:
      return AssignmentResult::refused;
  }
  return AssignmentResult::refused;
}

/// "Office 365 E3 (0c39d6d5-…)", with a name from outside made harmless.
std::string title(const PlannedAssignment& planned) {
  return fmt::format("{} ({})", text::visible(planned.offer_name), planned.subscription_id.text());
}

std::string from(const PlannedAssignment& planned) {
  return planned.new_commerce ? tr("nobody") : text::visible(planned.from_name);
}

}  // namespace

std::size_t AssignmentPlan::count(AssignmentResult result) const {
  return static_cast<std::size_t>(
      std::count_if(assignments.begin(), assignments.end(),
                    [result](const PlannedAssignment& planned) { return planned.result == result; }));
}

Result<void> plan_assignment(store::View& view, SubscriptionId subscription, bool skip, Instant now,
                             AssignmentPlan& plan) {
  PlannedAssignment planned;
  bool skipped = false;
  const auto read = view.subscriptions({.subscription = subscription}, [&](const store::SubscriptionRecord& record) {
    planned = from_record(record);
    skipped = skip && !can_have_contact(record);
    return store::Visit::more;
  });
  if (!read) return read.error();

  const auto facts = facts_of(view, subscription, plan.contact);
  if (!facts) return facts.error();
  const Designation designation = designate(planned.designated, plan.contact.designation(), *facts, now);
  planned.result = skipped ? AssignmentResult::skipped : to_result(designation.result);

  const report::ReasonContext context{planned.subscription_id, planned.customer_id, planned.company_name,
                                      &plan.contact.partner};
  if (planned.result != AssignmentResult::unchanged) {
    describe(designation.decision, context, planned.reasons);
    for (const auto warning : designation.decision.warnings)
      planned.warnings.push_back(describe(warning, context));
  }
  plan.assignments.push_back(std::move(planned));
  return {};
}

void require_current(const Partner& expected, AssignmentPlan& plan) {
  for (auto& planned : plan.assignments) {
    const bool would_change = planned.result == AssignmentResult::assign || planned.result == AssignmentResult::refused;
    if (!would_change || (!planned.new_commerce && planned.from_tenant_id == expected.tenant_id)) continue;
    planned.result = AssignmentResult::refused;
    planned.reasons.push_back({std::string(name(ErrorCode::not_current)),
                               say("The contact is no longer {0} but {1}: somebody has changed it.",
                                   text::visible(expected.name), from(planned)),
                               fmt::format("pcadmin show-contact {}", planned.subscription_id.text())});
  }
}

Error refusal(const AssignmentPlan& plan) {
  Error error;
  bool only_not_current = true;
  std::size_t refused = 0;
  std::vector<std::string> fixes;
  for (const auto& planned : plan.assignments) {
    if (planned.result != AssignmentResult::refused) continue;
    if (++refused > most_refusals) continue;
    for (const auto& reason : planned.reasons) {
      ErrorDetail detail;
      detail.value = planned.subscription_id.text();
      detail.code = reason.code;
      detail.message = reason.message;
      error.details.push_back(std::move(detail));
      only_not_current = only_not_current && reason.code == name(ErrorCode::not_current);
      if (std::find(fixes.begin(), fixes.end(), reason.fix) == fixes.end()) fixes.push_back(reason.fix);
    }
    if (error.target.empty()) error.target = planned.subscription_id.text();
  }
  error.code = only_not_current ? ErrorCode::not_current : ErrorCode::contact_not_eligible;
  const std::string contact = text::visible(plan.contact.partner.name);
  if (plan.assignments.size() == 1) {
    const auto& only = plan.assignments.front();
    error.message = say("{0} can't become the support contact of {1} of {2}.", contact, title(only),
                        text::visible(only.company_name));
  } else {
    error.message = say("{0} can't become the support contact of {1} of {2} subscriptions; nothing was changed.",
                        contact, refused, plan.assignments.size());
    error.target.clear();
  }
  for (std::size_t i = 0; i < std::min(fixes.size(), most_hints); ++i) {
    error.hint += (i == 0 ? "" : "\n") + fixes[i];
  }
  return error;
}

Result<void> apply(store::Transaction& transaction, const AssignmentPlan& plan, Instant now) {
  const auto contact = plan.contact.designation();
  for (const auto& planned : plan.assignments) {
    if (planned.result != AssignmentResult::assign) continue;
    const auto current = transaction.support_contact(planned.subscription_id);
    if (!current) return current.error();
    const auto facts = facts_of(transaction, planned.subscription_id, plan.contact);
    if (!facts) return facts.error();
    const bool still_holds = *current == planned.designated &&
                             designate(*current, contact, *facts, now).result == DesignationResult::assigned;
    if (!still_holds) {
      Error error;
      error.code = ErrorCode::conflict;
      error.message = say("{} was changed by someone else in the meantime; nothing was changed.", title(planned));
      error.hint = fmt::format("pcadmin show-contact {}", planned.subscription_id.text());
      error.target = planned.subscription_id.text();
      return error;
    }
    const auto written = transaction.set_support_contact(planned.subscription_id, contact);
    if (!written) return written.error();
  }
  return {};
}

std::string review(const AssignmentPlan& plan) {
  std::map<std::pair<std::string, std::string>, std::size_t> groups;  // by contact before and company
  for (const auto& planned : plan.assignments) {
    if (planned.result == AssignmentResult::assign) ++groups[{from(planned), planned.company_name}];
  }
  const std::string to = text::visible(plan.contact.partner.name);
  std::string lines;
  auto out = std::back_inserter(lines);
  for (const auto& [group, size] : groups) {
    fmt::format_to(out, "{}\n",
                   say("{0}: {1} → {2}, subscriptions: {3}", text::visible(group.second), group.first, to, size));
  }
  std::size_t shown = 0;
  for (const auto& planned : plan.assignments) {
    if (planned.result != AssignmentResult::assign) continue;
    if (shown++ == longest_review) break;
    fmt::format_to(out, "  {}\n", title(planned));
  }
  const std::size_t all = plan.count(AssignmentResult::assign);
  if (all > longest_review) fmt::format_to(out, "  {}\n", say("… and {} more", all - longest_review));
  return lines;
}

}  // namespace pcadmin::command
