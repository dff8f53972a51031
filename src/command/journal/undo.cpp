// undo: takes back what a run changed, as a run of its own. It is tried first, shown, confirmed, and then done as
// one transaction.
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "command/commands.hpp"
#include "command/journal/change_names.hpp"
#include "command/journal/change_row.hpp"
#include "command/journal/change_words.hpp"
#include "command/journal/import_reversal.hpp"
#include "command/journal/reversal.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/dry_run.hpp"
#include "command/shared/joined.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/reviewed_change.hpp"
#include "command/shared/spans.hpp"
#include "command/shared/writing.hpp"
#include "text/local_time.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using store::ChangeKind;
using store::ChangeRecord;
using text::say;
using text::tr;

constexpr auto columns = joined(
    std::array{with_meaning(column::change_id, "The number of the change that is undone.")}, change_columns(true),
    std::array<report::Column, 1>{
        {{.name = "result",
          .heading = "Result",
          .meaning = "undone (would-undo with --dry-run), or kept: a partner that the run made known stays known."}}});

struct Options {
  std::optional<std::uint64_t> run_id;
  DryRun dry_run;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  set.count("--run", "ID", options.run_id, "The run to undo, by its number in history; without it the last one.")
      .completes(cli::Completes::run);
  declare_dry_run(set, options.dry_run);
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

/// What is shown before it is asked: how many contacts go from whom to whom, and the first changes a line each.
class UndoReview {
 public:
  UndoReview(store::View& view, Instant now) : view_(view), now_(now) {}

  Result<void> add(const ChangeRecord& change) {
    if (reversibility(change.kind) != Reversibility::restored) return {};
    ++count_;
    if (change.kind == ChangeKind::support_contact) ++moves_[{change.after, change.before}];
    if (count_ > shown) {
      ++hidden_;
      return {};
    }
    const std::string thing = thing_in_words(view_, change);
    const auto from = value_in_words(view_, change.kind, change.after, now_);
    if (!from) return from.error();
    const auto to = value_in_words(view_, change.kind, change.before, now_);
    if (!to) return to.error();
    lines_ += say("  {0}: {1} → {2}\n", thing, *from, *to);
    return {};
  }

  void add(const std::vector<ImportedThings>& things) {
    for (const ImportedThings& each : things)
      count_ += static_cast<std::size_t>(each.created + each.updated);
    lines_ += in_words(things);
  }

  std::size_t count() const { return count_; }

  Result<std::string> text(const ChangeRecord& entry) const {
    std::string review = say("To be undone: run {0}, {1} by {2} at {3}. Changes: {4}\n", entry.run_id, entry.command,
                             entry.actor, text::local_time(entry.at), count_);
    std::size_t groups = 0;
    for (const auto& [move, size] : moves_) {
      if (++groups > shown) break;
      const auto from = value_in_words(view_, ChangeKind::support_contact, move.first, now_);
      if (!from) return from.error();
      const auto to = value_in_words(view_, ChangeKind::support_contact, move.second, now_);
      if (!to) return to.error();
      review += say("{0} → {1}, subscriptions: {2}\n", *from, *to, size);
    }
    review += lines_;
    if (hidden_ > 0) review += say("  … and {} more\n", hidden_);
    return review;
  }

 private:
  static constexpr std::size_t shown = 20;

  store::View& view_;
  Instant now_;
  std::size_t count_ = 0;
  std::size_t hidden_ = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> moves_;  // of contacts, by journal texts
  std::string lines_;
};

struct UndoPlan {
  std::int64_t run_id = 0;
  std::size_t count = 0;
  bool concerns_rights = false;             ///< of which contacts depend
  std::optional<ChangeRecord> import = {};  ///< what sums it up, where it is one
  std::string review = {};
};

Result<UndoPlan> make_plan(store::View& view, const Options& options, Instant now) {
  if (const auto account = require_account(view); !account) return account.error();
  const auto entry = entry_of_run(view, options.run_id);
  if (!entry) return entry.error();
  UndoPlan plan{.run_id = entry->run_id};
  UndoReview review(view, now);
  if (entry->kind == ChangeKind::import) {
    const auto things = imported_things(view, *entry);
    if (!things) return things.error();
    review.add(*things);
    plan.import = *entry;
    plan.concerns_rights = true;
  }
  for (auto changes = view.list_changes({.run_id = plan.run_id}); const auto* change = changes.next();) {
    const bool is_right = change->kind == ChangeKind::partnership ||
                          change->kind == ChangeKind::customer_relationship ||
                          change->kind == ChangeKind::administration;
    plan.concerns_rights = plan.concerns_rights || is_right;
    if (auto added = review.add(*change); !added) return added.error();
  }
  plan.count = review.count();
  auto text = review.text(*entry);
  if (!text) return text.error();
  plan.review = *std::move(text);
  return plan;
}

Result<void> confirm(const Options& options, const UndoPlan& plan, cli::Services& services) {
  cli::Confirmation confirmation;
  confirmation.review = plan.review;
  confirmation.question =
      text::counted("Undo {0} change of run {1}?", "Undo {0} changes of run {1}?", plan.count, plan.count, plan.run_id);
  confirmation.assume_yes = options.yes;
  return services.confirm(confirmation);
}

void note(const Options& options, const UndoPlan& plan, cli::Services& services) {
  if (options.dry_run.is_dry) {
    services.note(say("Nothing was changed. Would be undone: run {}.", plan.run_id));
    return;
  }
  services.note(say("Undone: run {}.", plan.run_id));
  if (!plan.concerns_rights) return;
  services.note(tr("Contacts that stand may not qualify any more; to see which:"));
  note_command(services, "pcadmin check-contacts");
}

void answer(store::View& view, const Options& options, std::int64_t run_id, report::Output& output) {
  const auto account = view.account();
  ChangeNames names(view, account ? std::optional(account->partner.tenant_id) : std::nullopt);
  ChangeCells cells(view, output.for_people());
  std::uint64_t rows = 0;
  auto changes = view.list_changes({.run_id = run_id});
  for (auto span = next_span(changes); !span.empty(); span = next_span(changes)) {
    rows += span.size();
    if (output.broken()) continue;
    names.learn(span);
    for (const ChangeRecord& change : span) {
      const bool is_kept = reversibility(change.kind) == Reversibility::kept;
      std::string_view result = "kept";
      if (!is_kept) result = options.dry_run.is_dry ? "would-undo" : "undone";
      ChangeRecord reverted = change;
      reverted.before = change.after;
      if (!is_kept) reverted.after = change.before;
      output.row(joined(std::array<report::Value, 1>{change.change_id}, cells.of(reverted, names),
                        std::array<report::Value, 1>{result}));
      if (output.broken()) break;
    }
  }
  output.end_list(rows, false);
}

Result<cli::Outcome> run_undo(const Options& options, cli::Services& services) {
  if (auto checked = check(options.dry_run); !checked) return checked.error();
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();
  const auto opened = services.open_store(store::OpenMode::write);
  if (!opened) return opened.error();
  store::Store& store = **opened;
  const store::Run run = signed_run(services, "undo");
  const auto revert_in = [&](store::Transaction& transaction, const UndoPlan& plan) {
    if (plan.import) return take_back_import(transaction, *plan.import, services.now, services.interrupted);
    return revert(transaction, plan.run_id, services.now, services.interrupted);
  };
  const auto sign = [&](const UndoPlan& plan) {
    store::Run signed_for = run;
    signed_for.summarised = plan.import.has_value();
    return signed_for;
  };
  const ReviewedChange<UndoPlan> change{
      .make_plan = [&](store::View& view) { return make_plan(view, options, services.now); },
      .review = [&](UndoPlan& plan) -> Result<bool> {
        // Nobody is shown or asked about what would be refused; where nobody is asked, once is enough.
        if (options.dry_run.is_dry || !options.yes || plan.count == 0) {
          store::Run trial = sign(plan);
          trial.dry_run = true;
          const auto tried =
              store.write(trial, [&](store::Transaction& transaction) { return revert_in(transaction, plan); });
          if (!tried) return tried.error();
        }
        if (options.dry_run.is_dry) return false;
        if (auto confirmed = confirm(options, plan, services); !confirmed) return confirmed.error();
        return true;
      },
      .sign = sign,
      // That each thing is as the run left it is seen while it is reverted.
      .check_again = [](store::Transaction&, UndoPlan&) { return Result<void>(); },
      .apply = revert_in};
  const auto plan = carry_out(store, change);
  if (!plan) return plan.error();
  note(options, *plan, services);
  const auto answered = store.read([&](store::View& view) -> Result<void> {
    answer(view, options, plan->run_id, services.output);
    return {};
  });
  if (!answered) return answered.error();
  return options.dry_run.outcome(plan->count > 0);
}

}  // namespace

cli::Command undo() {
  return cli::make_command<Options>(
      {.name = "undo",
       .group = cli::Group::contacts,
       .purpose = "Take back what the last run, or another one, changed",
       .description =
           "Restores what the run's changes replaced: support contacts, relationships, administration and support "
           "profiles; of the last import also customers, subscriptions and partners. All of it or nothing: where "
           "something has changed since, or a former contact doesn't qualify now, everything that prevents it is "
           "named. Undoing is a run of its own, and can be undone, except that of an import: import its files again. "
           "Earlier imports, test data and the account's creation stay.",
       .examples = {{.command = "pcadmin undo --dry-run",
                     .purpose = "see what the last run changed, and would go back"},
                    {.command = "pcadmin undo --yes --reason 'wrong reseller'", .purpose = "take the last run back"},
                    {.command = "pcadmin undo --run 12 --yes", .purpose = "take a certain run back"}},
       .columns = columns,
       .changes = true},
      declare, run_undo);
}

}  // namespace pcadmin::command
