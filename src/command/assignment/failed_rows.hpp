// The assignments that couldn't be made, written so that they can be corrected and run again: the rows of a file as
// they stood there, or what the command line named as rows of a file.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/services.hpp"
#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_file.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"
#include "report/temporary_file.hpp"

namespace pcadmin::command {

/// The input, of which a copy is kept while it is read, since standard input can't be read twice.
class CopiedInput final : public exchange::Bytes {
 public:
  CopiedInput(std::unique_ptr<exchange::Bytes> input, report::TemporaryFile copy)
      : input_(std::move(input)), copy_(std::move(copy)) {}

  Result<std::size_t> read(std::span<char> buffer) override;
  std::uint64_t position() const override { return input_->position(); }
  std::uint64_t size() const override { return input_->size(); }
  /// What was read so far, from the beginning.
  std::unique_ptr<exchange::Bytes> again() const;

 private:
  std::unique_ptr<exchange::Bytes> input_;
  report::TemporaryFile copy_;
};

/// Writes the refused and failed rows, with the header of CSV. Where the rows of a JSON file don't stand on
/// lines of their own, they are written as JSON Lines.
Result<void> write_failed_rows(const AssignmentPlan& plan, const AssignmentFile& file, const CopiedInput& input,
                               exchange::NewFile& output);

/// The same of what the command line named; as JSON Lines where `file` is named so, else as CSV. `customer` is whose
/// subscriptions these are, where that was said.
Result<void> write_failed_rows(const AssignmentPlan& plan, const std::optional<CustomerId>& customer,
                               std::string_view file, exchange::NewFile& output);

}  // namespace pcadmin::command
