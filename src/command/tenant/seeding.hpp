// Filling a test store: what is there is looked at, what --reset takes away is shown and asked about, and the tenant is
// recorded as one transaction.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <pcadmin/instant.hpp>

#include "cli/command.hpp"
#include "command/shared/dry_run.hpp"
#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::command {

extern const std::array<report::Column, 5> seeding_columns;

/// As typed.
struct SeedOptions {
  std::optional<std::string> from;
  std::optional<std::uint64_t> resellers;
  std::optional<std::uint64_t> customers;
  std::optional<std::uint64_t> subscriptions;
  std::optional<std::uint64_t> random_seed;
  std::optional<Instant> base_date;
  bool sandbox_limits = false;
  bool reset = false;
  DryRun dry_run;
  bool yes = false;
};

/// Fails with NOT_A_TEST_STORE, ACCOUNT_EXISTS, SANDBOX_LIMIT, or what the fixture is refused for.
Result<cli::Outcome> seed_store(const SeedOptions& options, cli::Services& services);

}  // namespace pcadmin::command
