// seed-tenant: fills a test store, from a fixture or with a tenant that is made up; the same words, the same tenant.
#include "command/commands.hpp"
#include "command/tenant/seeding.hpp"
#include "error/error.hpp"
#include "seed/tenant.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

void declare(cli::OptionSet& set, SeedOptions& options) {
  set.value("--from", "FILE", options.from,
            "A fixture in JSON instead of a tenant that is made up; - is standard input.")
      .completes(cli::Completes::file);
  set.count("--resellers", "N", options.resellers,
            "How many resellers; 5 by default. Beside them a larger tenant has one partner that is none.");
  set.count("--customers", "N", options.customers, "How many customers; 40 by default.");
  set.count("--subscriptions", "N", options.subscriptions, "How many subscriptions in all; 120 by default.");
  set.count("--random-seed", "N", options.random_seed, "Another number, another tenant; 1 by default.");
  set.instant("--base-date", "DATE", options.base_date,
              "The day as of which the tenant is made, from which all its dates derive; 2026-01-01 by default.");
  set.flag("--sandbox-limits", options.sandbox_limits,
           "Refuse what Partner Center's integration sandbox would refuse.");
  set.flag("--reset", options.reset, "Empty the test store first, its journal included.");
  declare_dry_run(set, options.dry_run);
  set.flag("--yes", options.yes, "Don't ask before --reset.").short_name('y');
}

/// What can't be made, or not under the number that was asked for.
Result<void> check_plan(const SeedOptions& options) {
  if (options.subscriptions.value_or(0) > 0 && options.customers == 0) {
    return failure(ErrorCode::conflicting_options, text::tr("there is no subscription without a customer."),
                   text::tr("--customers with at least 1, or --subscriptions 0."), "--subscriptions");
  }
  if (options.base_date &&
      (*options.base_date < seed::earliest_base_date || *options.base_date > seed::latest_base_date)) {
    return failure(ErrorCode::invalid_value,
                   text::say("--base-date: '{}' is too far away.", format_instant(*options.base_date)),
                   text::tr("a day from 1900-01-01 to 9900-01-01."), "--base-date");
  }
  return {};
}

Result<cli::Outcome> run_seed_tenant(const SeedOptions& options, cli::Services& services) {
  const bool is_planned =
      options.resellers || options.customers || options.subscriptions || options.random_seed || options.base_date;
  if (options.from && is_planned) {
    return failure(ErrorCode::conflicting_options, text::tr("with --from, the tenant is what the fixture says."),
                   text::tr("leave out the options that describe a tenant to be made up, or --from."), "--from");
  }
  if (auto checked = check_plan(options); !checked) return checked.error();
  if (auto checked = check(options.dry_run); !checked) return checked.error();
  if (auto begun = services.output.begin_list(seeding_columns); !begun) return begun.error();
  return seed_store(options, services);
}

}  // namespace

cli::Command seed_tenant() {
  return cli::make_command<SeedOptions>(
      {.name = "seed-tenant",
       .group = cli::Group::start,
       .purpose = "Fill a test store: from a fixture, or with a tenant that is made up",
       .description =
           "Makes the store, account included, where there is none, and marks it as a test store; a store that isn't "
           "one is refused. The same words make the same tenant on every machine and in every year: statuses, offers "
           "and channels of all sorts, customers with several resellers, administration that has ended or will soon, "
           "contacts that no longer qualify. Said again, it changes nothing; with --reset it begins anew.",
       .examples = {{.command = "pcadmin seed-tenant --store test.db", .purpose = "a small tenant, made up"},
                    {.command =
                         "pcadmin seed-tenant --store big.db --resellers 20 --customers 300 --subscriptions 2000 "
                         "--random-seed 7",
                     .purpose = "a larger one, another one"},
                    {.command = "pcadmin seed-tenant --store test.db --from examples/fixture.json --reset --yes",
                     .purpose = "what a fixture says, and nothing else"}},
       .columns = seeding_columns,
       .changes = true,
       .forms = {"--from FILE [--reset]",
                 "[--resellers N] [--customers N] [--subscriptions N] [--random-seed S] [--base-date DATE] [--reset]"}},
      declare, run_seed_tenant);
}

}  // namespace pcadmin::command
