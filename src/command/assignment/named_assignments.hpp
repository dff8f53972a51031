// Assignments that the command line names: some subscriptions, or all of a customer's, and one contact.
#pragma once

#include <optional>

#include "cli/services.hpp"
#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_options.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct NamedAssignments {
  std::optional<CustomerId> customer;  ///< whose subscriptions these are, where it was said
  std::optional<Error> unresolved;     ///< of the first subscription that isn't known, or not by that name alone
};

/// Reads them into the plan, judged, in the order in which they were named; a subscription that isn't known, or not by
/// that name alone, is there with the result `failed`. Fails with PARTNER_NOT_FOUND, CUSTOMER_NOT_FOUND or
/// AMBIGUOUS_REFERENCE where it is about the contact or the customer, with INVALID_VALUE and UNKNOWN_FIELD for a
/// filter.
Result<NamedAssignments> read_named(const AssignmentOptions& options, store::View& view, AssignmentPlan& plan,
                                    const cli::Services& services);

/// The number of the contact that --if-current names; none where it isn't given.
Result<std::uint32_t> expected_contact(const AssignmentOptions& options, store::View& view, AssignmentPlan& plan);

/// Why nothing was changed, where a subscription isn't known: the error of the first, with all that is wrong as
/// details where it isn't the only thing.
Error unresolved_error(const AssignmentPlan& plan, const NamedAssignments& named);

}  // namespace pcadmin::command
