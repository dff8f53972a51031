// Reading a file of assignments: each row names a subscription and the contact that it is to have.
#pragma once

#include <optional>
#include <string>

#include "cli/services.hpp"
#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_options.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"
#include "exchange/record.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct AssignmentFile {
  /// What is wrong with the file as a whole; its rows mean nothing then.
  exchange::Faults faults;
  /// Whether each row begins a line of its own: CSV and JSON Lines, not an array, a collection or a workbook.
  bool by_lines = true;
  std::uint64_t header_line = 0;  ///< of a table
  exchange::Layout layout = exchange::Layout::none;
  std::optional<std::string> reason;  ///< the one that its rows give
};

/// Reads all rows into the plan, judged, in their order; rows that can't be understood have the result
/// `failed`. Faults of rows: MISSING_FIELD, INVALID_GUID, SUBSCRIPTION_NOT_FOUND, CUSTOMER_NOT_FOUND,
/// SUBSCRIPTION_OF_ANOTHER_CUSTOMER, CONTRADICTION (a subscription with two contacts, a second reason), those of
/// ContactResolver, and of read_records() what concerns single rows. Where every bad row is wanted, since the others
/// are to be made or the bad ones written, reading goes on beyond the bound of faults. Fails where the input does, with
/// INTERRUPTED, and where --if-current names nobody.
Result<AssignmentFile> read_assignments(exchange::Bytes& bytes, const AssignmentOptions& options, store::View& view,
                                        AssignmentPlan& plan, const cli::Services& services);

/// INPUT_INVALID with all faults, up to a bound, the rules' refusals among them.
Error input_error(const AssignmentPlan& plan, exchange::Faults faults);

}  // namespace pcadmin::command
