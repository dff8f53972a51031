// The rows of an assignment file that couldn't be applied, written as they stood there, so that they can
// be corrected and run again.
#pragma once

#include <memory>
#include <string>

#include <pcadmin/error.hpp>

#include "cli/services.hpp"
#include "command/assignment.hpp"
#include "command/assignment_file.hpp"
#include "exchange/bytes.hpp"
#include "report/temporary_file.hpp"

namespace pcadmin::command {

/// The input, of which a copy is kept while it is read, since standard input can't be read twice.
class CopiedInput final : public exchange::Bytes {
 public:
  CopiedInput(std::unique_ptr<exchange::Bytes> input, report::TemporaryFile copy)
      : input_(std::move(input)), copy_(std::move(copy)) {}

  Result<std::size_t> read(std::span<char> buffer) override;
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

}  // namespace pcadmin::command
