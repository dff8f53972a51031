// The assignments that couldn't be made, written so that they can be corrected and run again: the rows of a file as
// they stood there, or what the command line named as rows of a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/services.hpp"
#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_file.hpp"
#include "command/assignment/assignment_options.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"

namespace pcadmin::command {

/// Whether --failed-rows is named as a file of what will be written there: JSON Lines, or a table. Fails with
/// CONFLICTING_OPTIONS.
Result<void> check_failed_rows_name(const AssignmentOptions& options, bool is_json);

/// Whether the file that is there already is one of such rows. Fails with CONFLICT where it is another.
Result<void> check_replaced_rows(const std::string& file, cli::Services& services);

/// Writes the refused and failed rows, with the header of CSV; `input` is the file from its beginning. Where the rows
/// of a JSON file don't stand on lines of their own, they are written as JSON Lines; those of a workbook are
/// written as CSV.
Result<void> write_failed_rows(const AssignmentPlan& plan, const AssignmentFile& file, exchange::Bytes& input,
                               exchange::NewFile& output);

/// The same of what the command line named; as JSON Lines where `file` is named so, else as CSV. `customer` is whose
/// subscriptions these are, where that was said.
Result<void> write_failed_rows(const AssignmentPlan& plan, const std::optional<CustomerId>& customer,
                               std::string_view file, exchange::NewFile& output);

}  // namespace pcadmin::command
