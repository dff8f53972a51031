// What backup-store and restore-store have in common: what they answer of a backup, and how they tell of their work.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/services.hpp"
#include "error/error.hpp"
#include "report/output.hpp"
#include "store/maintenance.hpp"

namespace pcadmin::command {

extern const std::array<report::Column, 10> backup_columns;

void answer_backup(report::Output& output, const std::string& file, const store::Summary& summary, std::uint64_t bytes,
                   std::string_view result);

/// Fails where no backup can be in a file of that name.
Result<void> check_backup_name(const std::string& file, const cli::Services& services);

/// Shows a person how far it has come. `what` as for cli::Step.
store::Progressed tell_progress(cli::Progress* progress, std::string what);

}  // namespace pcadmin::command
