// What a file that claims to be complete doesn't name.
#pragma once

#include "cli/services.hpp"
#include "command/assignment/assignment.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Adds to the plan, as unlisted, each subscription with a designated contact that the plan doesn't name. Fails with
/// INTERRUPTED.
Result<void> add_unlisted(store::View& view, AssignmentPlan& plan, const cli::Services& services);

}  // namespace pcadmin::command
