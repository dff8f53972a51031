// A plan by customer, for the review of many.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "command/assignment/assignment.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// A line for each customer, by name, with how many of its subscriptions change; below it, where the whole is short,
/// each of them; and those that can't be changed, with why. At most so many customers. Names are made harmless.
std::string customer_groups(store::View& view, const AssignmentPlan& plan, std::size_t most);

/// "Mailboxes (Exchange Online (Plan 1)) (45ac16b9-…)", in the order of the assignments. Names are made harmless.
std::vector<std::string> subscription_titles(store::View& view, const AssignmentPlan& plan,
                                             const std::vector<const PlannedAssignment*>& assignments);

}  // namespace pcadmin::command
