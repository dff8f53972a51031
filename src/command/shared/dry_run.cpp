#include "command/shared/dry_run.hpp"

#include "text/translate.hpp"

namespace pcadmin::command {

std::string_view recorded(const exchange::FileSummary& summary, const DryRun& dry_run) {
  if (summary.created + summary.updated == 0) return "unchanged";
  return dry_run.is_dry ? "would-record" : "recorded";
}

void declare_dry_run(cli::OptionSet& set, DryRun& dry_run) {
  set.flag("--dry-run", dry_run.is_dry, "Show what would happen and change nothing.");
  set.flag("--exit-code", dry_run.exit_code, "With --dry-run, exit with 10 when something would change.");
}

Result<void> check(const DryRun& dry_run) {
  if (!dry_run.exit_code || dry_run.is_dry) return {};
  return failure(ErrorCode::conflicting_options, text::tr("--exit-code goes with --dry-run."), "--dry-run --exit-code",
                 "--exit-code");
}

}  // namespace pcadmin::command
