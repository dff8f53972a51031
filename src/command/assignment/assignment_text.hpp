// What is said of planned assignments to people: the review before, the question, warnings, and why it
// can't be done.
#pragma once

#include <string>

#include "cli/services.hpp"
#include "command/assignment/assignment.hpp"
#include "error/error.hpp"
#include "exchange/record.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// How many from which contact to which, then what; long lists are shortened. One alone is shown in full.
std::string assignment_review(store::View& view, const AssignmentPlan& plan);

/// "Assign Bluegate as the support contact of this subscription?"
std::string question(const AssignmentPlan& plan);

/// Notes what should be known and prevents nothing, once for each contact.
void note_warnings(const AssignmentPlan& plan, cli::Services& services);

/// CONTACT_NOT_ELIGIBLE (or NOT_CURRENT where that is the only reason), with every refused subscription and all
/// its reasons as details, and the commands that help as hint. `file` is where the rows stand, if anywhere.
Error refusal(const AssignmentPlan& plan, const std::string& file);

/// Adds why assignments are refused or failed, a fault for each reason.
void add_bad(const AssignmentPlan& plan, exchange::Faults& faults);

}  // namespace pcadmin::command
