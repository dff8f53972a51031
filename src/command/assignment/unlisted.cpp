#include "command/assignment/unlisted.hpp"

#include <algorithm>
#include <vector>

#include "command/shared/spans.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

std::vector<SubscriptionId> unlisted_in(store::View& view, const AssignmentPlan& plan) {
  std::vector<SubscriptionId> listed;
  for (const PlannedAssignment& planned : plan.assignments)
    listed.push_back(planned.subscription);
  std::sort(listed.begin(), listed.end());
  std::vector<SubscriptionId> unlisted;
  for (auto records = view.list_subscriptions({}); const auto* record = records.next();) {
    const SubscriptionId id = record->subscription.id;
    if (record->designated && !std::binary_search(listed.begin(), listed.end(), id)) unlisted.push_back(id);
  }
  return unlisted;
}

}  // namespace

Result<void> add_unlisted(store::View& view, AssignmentPlan& plan, const cli::Services& services) {
  const std::vector<SubscriptionId> unlisted = unlisted_in(view, plan);
  AssignmentPlanner planner(view, plan, services.now);
  for (const auto span : spans_of(std::span(unlisted))) {
    if (services.interrupted()) {
      return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
    }
    planner.learn(span);
    for (const SubscriptionId id : span) {
      PlannedAssignment planned;
      planned.subscription = id;
      if (const auto* brief = planner.look_up(id)) planner.describe(planned, *brief);
      planned.result = AssignmentResult::unlisted;
      plan.assignments.push_back(planned);
    }
  }
  return {};
}

}  // namespace pcadmin::command
