#include "command/tenant/seeding.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "command/shared/columns.hpp"
#include "command/shared/reviewed_change.hpp"
#include "command/shared/writing.hpp"
#include "command/tenant/generated_tenant.hpp"
#include "command/tenant/sandbox_limits.hpp"
#include "command/tenant/tenant_fixture.hpp"
#include "exchange/import_summary.hpp"
#include "seed/tenant.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

constexpr std::array<report::Column, 5> seeding_columns{{
    {.name = "kind",
     .heading = "Kind",
     .meaning = "account, customers, subscriptions, partnerships (a reseller or another partner each), "
                "customer-relationships, contacts "
                "or admin."},
    column::created,
    column::updated,
    column::unchanged,
    column::recorded,
}};

namespace {

using exchange::Kind;
using store::Upsert;

seed::Plan plan_of(const SeedOptions& options) {
  seed::Plan plan;
  plan.resellers = options.resellers.value_or(plan.resellers);
  plan.customers = options.customers.value_or(plan.customers);
  plan.subscriptions = options.subscriptions.value_or(plan.subscriptions);
  plan.random_seed = options.random_seed.value_or(plan.random_seed);
  plan.base_date = options.base_date.value_or(plan.base_date);
  plan.sparing = options.sandbox_limits;
  return plan;
}

Error not_a_test_store(const Account& account) {
  return failure(ErrorCode::not_a_test_store,
                 text::say("the store of '{}' is no test store; test data doesn't belong there.", account.partner.name),
                 text::tr("a store of its own: --store FILE, a new one or one made by pcadmin init --test."),
                 account.partner.tenant_id.text());
}

Error another_account(const Account& known, const Account& given) {
  return failure(ErrorCode::account_exists,
                 text::say("the test store belongs to '{0}' ({1}), the fixture to '{2}' ({3}).", known.partner.name,
                           known.partner.tenant_id.text(), given.partner.name, given.partner.tenant_id.text()),
                 text::tr("--reset to begin anew, or another store: --store FILE"), given.partner.tenant_id.text());
}

/// What --reset takes away.
struct Loss {
  std::string account;
  std::uint64_t customers = 0;
  std::int64_t subscriptions = 0;
  std::uint64_t assignments = 0;  ///< since the store was filled
};

/// Nothing without an account.
std::optional<Loss> loss_of(store::View& view, const std::optional<Account>& account) {
  if (!account) return std::nullopt;
  Loss loss;
  loss.account = account->partner.name;
  for (auto records = view.list_customers({.counts_subscriptions = true}); const auto* record = records.next();) {
    ++loss.customers;
    loss.subscriptions += record->subscription_count;
  }
  for (auto changes = view.list_changes({}); const auto* change = changes.next();) {
    if (change->kind == store::ChangeKind::support_contact) ++loss.assignments;
    if (change->kind == store::ChangeKind::seed) break;
  }
  return loss;
}

/// What is there before, and what --reset would take away of it.
struct SeedPlan {
  std::optional<Account> known = {};
  std::optional<Loss> loss = {};  ///< with --reset
};

/// One run.
class Seeding {
 public:
  Seeding(const SeedOptions& options, cli::Services& services) : options_(options), services_(services) {}

  Result<cli::Outcome> seed();

 private:
  Result<SeedPlan> make_plan(store::View& view) const;
  Result<void> check_known(const std::optional<Account>& known) const;
  Result<bool> confirm(const SeedPlan& plan) const;
  Result<void> check_again(store::View& view, const SeedPlan& plan) const;
  Result<void> write(store::Transaction& transaction);
  Result<void> record(store::Transaction& transaction, const Account& account);
  void answer() const;

  const SeedOptions& options_;
  cli::Services& services_;
  std::optional<Account> given_;  // by the fixture
  std::vector<report::ReasonText> warnings_;
  std::array<exchange::FileSummary, 7> summaries_;  // of the account, then by kind
};

Result<SeedPlan> Seeding::make_plan(store::View& view) const {
  SeedPlan plan{.known = view.account()};
  if (auto checked = check_known(plan.known); !checked) return checked.error();
  if (options_.reset) plan.loss = loss_of(view, plan.known);
  return plan;
}

Result<void> Seeding::check_known(const std::optional<Account>& known) const {
  if (!known) return {};
  if (!known->test) return not_a_test_store(*known);
  if (given_ && !options_.reset && known->partner.tenant_id != given_->partner.tenant_id) {
    return another_account(*known, *given_);
  }
  return {};
}

Result<bool> Seeding::confirm(const SeedPlan& plan) const {
  if (!plan.loss || options_.dry_run.is_dry) return true;
  const Loss& loss = *plan.loss;
  cli::Confirmation confirmation;
  confirmation.review = text::say("The test store of '{}' will be emptied.\n", text::visible(loss.account));
  confirmation.review += text::say("Customers: {0}, subscriptions: {1}, assignments since it was filled: {2}\n",
                                   loss.customers, loss.subscriptions, loss.assignments);
  confirmation.question = text::say("Empty the test store of '{}'?", text::visible(loss.account));
  confirmation.assume_yes = options_.yes;
  confirmation.needs_yes = true;
  if (auto confirmed = services_.confirm(confirmation); !confirmed) return confirmed.error();
  return true;
}

/// What --reset takes away is what was shown, and nothing else.
Result<void> Seeding::check_again(store::View& view, const SeedPlan& plan) const {
  const std::optional<Account> known = view.account();
  if (auto checked = check_known(known); !checked) return checked;
  if (!options_.reset && known.has_value() == plan.known.has_value()) return {};
  return failure(ErrorCode::conflict, text::tr("the store has changed meanwhile; nothing was written."),
                 text::tr("run the command again."));
}

Result<void> Seeding::record(store::Transaction& transaction, const Account& account) {
  const auto counted = [this](Kind kind, Upsert upsert) {
    count(summaries_.at(1 + static_cast<std::size_t>(kind)), upsert);
  };
  if (options_.from) {
    auto warnings = record_fixture(*options_.from, transaction, account, services_, counted);
    if (!warnings) return warnings.error();
    warnings_ = *std::move(warnings);
    return {};
  }
  seed::Plan plan = plan_of(options_);
  plan.provider_mpn_id = account.partner.mpn_id ? account.partner.mpn_id->text() : std::string();
  return record_generated(seed::Tenant(plan), plan, transaction, services_, counted);
}

Result<void> Seeding::write(store::Transaction& transaction) {
  const std::string file = options_.from.value_or("");
  summaries_[0] = {.file = file, .kind = "account"};
  for (std::size_t i = 1; i < summaries_.size(); ++i)
    summaries_.at(i) = {.file = file, .kind = name(static_cast<Kind>(i - 1))};
  const std::optional<Account> known = transaction.account();
  if (options_.reset && known) transaction.clear();
  const Account account = given_ ? *given_ : known.value_or(seed::Tenant::account());
  count(summaries_[0], transaction.save_account(account));
  if (auto recorded = record(transaction, account); !recorded) return recorded;
  if (options_.sandbox_limits) {
    if (auto within = check_sandbox_limits(transaction); !within) return within;
  }
  transaction.summarise(store::ChangeKind::seed, exchange::import_summary(summaries_));
  return {};
}

void Seeding::answer() const {
  std::uint64_t rows = 0;
  for (const exchange::FileSummary& summary : summaries_) {
    if (summary.created + summary.updated + summary.unchanged == 0) continue;
    const std::array<report::Value, seeding_columns.size()> row{summary.kind, summary.created, summary.updated,
                                                                summary.unchanged, recorded(summary, options_.dry_run)};
    services_.output.row(row);
    ++rows;
  }
  services_.output.end_list(rows, false);
}

Result<cli::Outcome> Seeding::seed() {
  // A fixture is read once before the store is made or locked: what is wrong with it shows without either.
  if (options_.from) {
    auto account = read_fixture_account(*options_.from, services_);
    if (!account) return account.error();
    given_ = *std::move(account);
  }
  const auto opened = services_.open_store(store::OpenMode::create);
  if (!opened) return opened.error();
  const ReviewedChange<SeedPlan> change{
      .make_plan = [&](store::View& view) { return make_plan(view); },
      .review = [&](SeedPlan& plan) { return confirm(plan); },
      .sign =
          [&](const SeedPlan&) {
            store::Run run = signed_run(services_, "seed-tenant");
            run.summarised = true;
            run.dry_run = options_.dry_run.is_dry;
            return run;
          },
      .check_again = [&](store::Transaction& transaction, SeedPlan& plan) { return check_again(transaction, plan); },
      .apply = [&](store::Transaction& transaction, SeedPlan&) { return write(transaction); }};
  if (const auto seeded = carry_out(**opened, change); !seeded) return seeded.error();
  for (const report::ReasonText& warning : warnings_)
    services_.warn(warning);
  answer();
  const bool changes = std::any_of(summaries_.begin(), summaries_.end(),
                                   [](const auto& summary) { return summary.created + summary.updated != 0; });
  return options_.dry_run.outcome(changes || options_.reset);
}

}  // namespace

Result<cli::Outcome> seed_store(const SeedOptions& options, cli::Services& services) {
  return Seeding(options, services).seed();
}

}  // namespace pcadmin::command
