#include "command/assignment/customer_groups.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/reason.hpp"
#include "text/subscription_title.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using text::say;
using text::tr;

constexpr std::size_t most_listed = 10;  // subscriptions of all customers

struct Group {
  CustomerId id;
  std::string company;
  std::size_t changing = 0;
  std::vector<const PlannedAssignment*> listed;
  std::map<ReasonCode, std::size_t> refused;  // by the first reason
  std::size_t not_current = 0;
};

std::vector<Group> groups_of(const AssignmentPlan& plan) {
  const bool lists = plan.count(AssignmentResult::assign) <= most_listed;
  std::map<CustomerId, Group> groups;
  for (const PlannedAssignment& planned : plan.assignments) {
    const CustomerId* const id = plan.customer_id(planned);
    const bool is_refused = planned.result == AssignmentResult::refused;
    if (id == nullptr || (planned.result != AssignmentResult::assign && !is_refused)) continue;
    Group& group = groups[*id];
    group.id = *id;
    if (group.company.empty()) group.company = text::visible(plan.company_name(planned));
    if (!is_refused) {
      ++group.changing;
      if (lists) group.listed.push_back(&planned);
    } else if (const auto& reasons = plan.decision(planned).reasons; !reasons.empty()) {
      ++group.refused[reasons.front()];
    } else {
      ++group.not_current;
    }
  }
  std::vector<Group> sorted;
  sorted.reserve(groups.size());
  for (auto& [id, group] : groups)
    sorted.push_back(std::move(group));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Group& a, const Group& b) { return text::fold(a.company) < text::fold(b.company); });
  return sorted;
}

std::string contact_name(const AssignmentPlan& plan, std::uint32_t number) {
  return number == PlannedAssignment::none ? tr("nobody") : text::visible(plan.partner(number).name);
}

}  // namespace

std::vector<std::string> subscription_titles(store::View& view, const AssignmentPlan& plan,
                                             const std::vector<const PlannedAssignment*>& assignments) {
  std::vector<SubscriptionId> ids;
  ids.reserve(assignments.size());
  for (const PlannedAssignment* planned : assignments)
    ids.push_back(planned->subscription);
  const auto known = view.subscriptions(ids);
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    const Subscription subscription = known[i].value_or(Subscription());
    const std::string title =
        text::subscription_title(ids[i], subscription.friendly_name, plan.offer_name(*assignments[i]));
    titles.push_back(say("{0} ({1})", text::visible(title), ids[i].text()));
  }
  return titles;
}

std::string customer_groups(store::View& view, const AssignmentPlan& plan, std::size_t most) {
  const std::vector<Group> groups = groups_of(plan);
  std::vector<CustomerId> ids;
  for (std::size_t i = 0; i < std::min(groups.size(), most); ++i)
    ids.push_back(groups[i].id);
  const auto customers = view.customers(ids);
  std::string text;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Group& group = groups[i];
    std::string name = group.company;
    if (customers[i] && !customers[i]->domain.empty()) {
      name = say("{0} ({1})", name, text::visible(customers[i]->domain));
    }
    text += "  " +
            text::counted("{0}: {1} subscription", "{0}: {1} subscriptions", group.changing, name, group.changing) +
            "\n";
    const std::vector<std::string> titles = subscription_titles(view, plan, group.listed);
    for (std::size_t j = 0; j < titles.size(); ++j) {
      text += fmt::format("    {}: {} → {}\n", titles[j], contact_name(plan, group.listed[j]->from),
                          contact_name(plan, group.listed[j]->to));
    }
    for (const auto& [reason, count] : group.refused)
      text += "    " + say("can't be changed: {0} ({1})", count, report::title(reason)) + "\n";
    if (group.not_current > 0) {
      text += "    " + say("can't be changed: {0} ({1})", group.not_current, tr("Another contact stands")) + "\n";
    }
  }
  if (groups.size() > most) text += "  " + say("… and {} more customers", groups.size() - most) + "\n";
  return text;
}

}  // namespace pcadmin::command
