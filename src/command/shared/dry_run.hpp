// --dry-run and --exit-code of a command that changes something.
#pragma once

#include <string_view>

#include "cli/command.hpp"
#include "cli/option.hpp"
#include "error/error.hpp"
#include "exchange/import_summary.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct DryRun {
  bool is_dry = false;
  bool exit_code = false;

  store::OpenMode mode() const { return is_dry ? store::OpenMode::read : store::OpenMode::write; }
  /// How the command ends: `pending` where a dry run would have changed something.
  cli::Outcome outcome(bool would_change) const {
    return exit_code && would_change ? cli::Outcome::pending : cli::Outcome::done;
  }
};

/// The cell of column::recorded.
std::string_view recorded(const exchange::FileSummary& summary, const DryRun& dry_run);

void declare_dry_run(cli::OptionSet& set, DryRun& dry_run);

/// Fails with CONFLICTING_OPTIONS where --exit-code stands alone.
Result<void> check(const DryRun& dry_run);

}  // namespace pcadmin::command
