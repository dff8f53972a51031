// What grant-admin and revoke-admin have in common: they review, confirm, write in one transaction, and
// answer a row for each customer and partner.
#pragma once

#include <array>
#include <string_view>

#include "cli/command.hpp"
#include "command/relationships/administration_request.hpp"
#include "command/relationships/administration_review.hpp"
#include "command/shared/dry_run.hpp"
#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::command {

extern const std::array<report::Column, 7> administration_columns;

struct AdministrationOptions {
  AdministrationNames names;
  std::optional<std::string> gdap;
  std::optional<Instant> until;
  DryRun dry_run;
  bool yes = false;
};

/// Declares what both commands take.
void declare_administration_options(cli::OptionSet& set, AdministrationOptions& options);

Result<cli::Outcome> change_administration(AdministrationChange change, const AdministrationOptions& options,
                                           cli::Services& services);

}  // namespace pcadmin::command
