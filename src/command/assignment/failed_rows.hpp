// The assignments that couldn't be made, written so that they can be corrected and run again: the rows of a file as
// they stood there, or what the command line named as rows of a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_file.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"

namespace pcadmin::command {

/// Writes the refused and failed rows, with the header of CSV; `input` is the file from its beginning. Where the rows
/// of a JSON file don't stand on lines of their own, they are written as JSON Lines.
Result<void> write_failed_rows(const AssignmentPlan& plan, const AssignmentFile& file, exchange::Bytes& input,
                               exchange::NewFile& output);

/// The same of what the command line named; as JSON Lines where `file` is named so, else as CSV. `customer` is whose
/// subscriptions these are, where that was said.
Result<void> write_failed_rows(const AssignmentPlan& plan, const std::optional<CustomerId>& customer,
                               std::string_view file, exchange::NewFile& output);

}  // namespace pcadmin::command
