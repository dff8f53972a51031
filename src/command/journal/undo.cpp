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
#include "command/journal/change_words.hpp"
#include "command/journal/reversal.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/writing.hpp"
#include "store/reference.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using store::ChangeKind;
using store::ChangeRecord;
using text::say;
using text::tr;

constexpr std::array<report::Column, 12> columns{{
    with_meaning(column::change_id, "The number of the change that is undone."),
    {.name = "kind",
     .heading = "Kind",
     .meaning = "What it changed: support-profile, partner, partnership, customer-relationship, administration or "
                "support-contact.",
     .may_be_cut = true},
    column::subscription_id_if_any,
    column::customer_id_if_any,
    column::company_name,
    column::partner_tenant_id_if_any,
    column::partner_name,
    {.name = "before",
     .heading = "Before",
     .meaning = "What stood until it was undone, in the form that history shows.",
     .in_table = false},
    column::before_name,
    {.name = "after", .heading = "After", .meaning = "What stands since: what the change replaced.", .in_table = false},
    column::after_name,
    {.name = "result",
     .heading = "Result",
     .meaning = "undone (would-undo with --dry-run), or kept: a partner that the run made known stays known."},
}};

struct Options {
  std::optional<std::uint64_t> run_id;
  std::string reason;
  bool dry_run = false;
  bool yes = false;
};

void declare(cli::OptionSet& set, Options& options) {
  set.count("--run", "ID", options.run_id, "The run to undo, by its number in history; without it the last one.")
      .completes(cli::Completes::run);
  set.value("--reason", "TEXT", options.reason, "Why, for the journal.");
  set.flag("--dry-run", options.dry_run, "Show what would be undone and change nothing.");
  set.flag("--yes", options.yes, "Don't ask.").short_name('y');
}

Result<void> each_change(store::View& view, std::int64_t run_id,
                         const std::function<Result<void>(const ChangeRecord&)>& body) {
  store::ChangeSelection selection;
  selection.run_id = run_id;
  Result<void> done;
  Result<void> visited = view.changes(selection, [&](const ChangeRecord& change) {
    done = body(change);
    return done ? store::Visit::more : store::Visit::enough;
  });
  return visited ? done : visited;
}

/// What is shown before it is asked: how many contacts go from whom to whom, and the first changes a line each.
class Review {
 public:
  Review(store::View& view, Instant now) : view_(view), now_(now) {}

  Result<void> add(const ChangeRecord& change) {
    if (reversibility(change.kind) != Reversibility::restored) return {};
    ++count_;
    if (change.kind == ChangeKind::support_contact) ++moves_[{change.after, change.before}];
    if (count_ > shown) return {};
    const auto thing = thing_in_words(view_, change);
    if (!thing) return thing.error();
    const auto from = value_in_words(view_, change.kind, change.after, now_);
    if (!from) return from.error();
    const auto to = value_in_words(view_, change.kind, change.before, now_);
    if (!to) return to.error();
    lines_ += say("  {0}: {1} → {2}\n", *thing, *from, *to);
    return {};
  }

  std::size_t count() const { return count_; }

  Result<std::string> text(const ChangeRecord& entry) const {
    std::string review = say("To be undone: run {0}, {1} by {2} at {3}. Changes: {4}\n", entry.run_id, entry.command,
                             entry.actor, format_instant(entry.at), count_);
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
    if (count_ > shown) review += say("  … and {} more\n", count_ - shown);
    return review;
  }

 private:
  static constexpr std::size_t shown = 20;

  store::View& view_;
  Instant now_;
  std::size_t count_ = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> moves_;  // of contacts, by journal texts
  std::string lines_;
};

/// One use of the command.
class Undo {
 public:
  Undo(const Options& options, cli::Services& services, store::Store& store)
      : options_(options), services_(services), store_(store) {}

  Result<void> run();

 private:
  Result<void> prepare(store::View& view);
  Result<void> write(bool dry_run);
  Result<void> confirm() const;
  Result<void> answer(store::View& view);
  void answer_row(const ChangeRecord& change, const ChangeNames& names);
  void note() const;

  const Options& options_;
  cli::Services& services_;
  store::Store& store_;
  std::int64_t run_id_ = 0;
  std::size_t count_ = 0;
  bool concerns_rights_ = false;  // of which contacts depend
  std::string review_;
  IdCell subscription_id_;
  IdCell customer_id_;
  IdCell partner_id_;
};

Result<void> Undo::prepare(store::View& view) {
  if (const auto account = store::require_account(view); !account) return account.error();
  const auto entry = entry_of_run(view, options_.run_id);
  if (!entry) return entry.error();
  run_id_ = entry->run_id;
  Review review(view, services_.now);
  auto read = each_change(view, run_id_, [&](const ChangeRecord& change) {
    const bool is_right = change.kind == ChangeKind::partnership || change.kind == ChangeKind::customer_relationship ||
                          change.kind == ChangeKind::administration;
    concerns_rights_ = concerns_rights_ || is_right;
    return review.add(change);
  });
  if (!read) return read;
  count_ = review.count();
  auto text = review.text(*entry);
  if (!text) return text.error();
  review_ = *std::move(text);
  return {};
}

Result<void> Undo::write(bool dry_run) {
  store::Run run = signed_run(services_, "undo");
  run.reason = options_.reason;
  run.dry_run = dry_run;
  const auto written = store_.write(run, [&](store::Transaction& transaction) {
    return revert(transaction, run_id_, services_.now, services_.interrupted);
  });
  if (!written) return written.error();
  return {};
}

Result<void> Undo::confirm() const {
  cli::Confirmation confirmation;
  confirmation.review = review_;
  confirmation.question =
      text::counted("Undo {0} change of run {1}?", "Undo {0} changes of run {1}?", count_, count_, run_id_);
  confirmation.assume_yes = options_.yes;
  return services_.confirm(confirmation);
}

Result<void> Undo::answer(store::View& view) {
  const auto account = store::require_account(view);
  if (!account) return account.error();
  ChangeNames names(view, account->partner.tenant_id);
  std::uint64_t rows = 0;
  auto listed = each_change(view, run_id_, [&](const ChangeRecord& change) -> Result<void> {
    ++rows;
    if (services_.output.broken()) return {};
    if (auto found = names.find(change); !found) return found;
    answer_row(change, names);
    return {};
  });
  if (!listed) return listed;
  services_.output.end_list(rows, false);
  return {};
}

void Undo::answer_row(const ChangeRecord& change, const ChangeNames& names) {
  const bool is_kept = reversibility(change.kind) == Reversibility::kept;
  std::string_view result = "kept";
  if (!is_kept) result = options_.dry_run ? "would-undo" : "undone";
  const std::array<report::Value, columns.size()> row{
      change.change_id,
      name(change.kind),
      subscription_id_.of(change.subscription_id),
      customer_id_.of(change.customer_id),
      text_cell(names.company()),
      partner_id_.of(change.partner_tenant_id),
      text_cell(names.partner()),
      text_cell(change.after),
      text_cell(names.contact_after()),
      text_cell(is_kept ? change.after : change.before),
      text_cell(names.contact_before()),
      result,
  };
  services_.output.row(row);
}

void Undo::note() const {
  if (options_.dry_run) {
    services_.note(say("Nothing was changed. Would be undone: run {}.", run_id_));
    return;
  }
  services_.note(say("Undone: run {}.", run_id_));
  if (!concerns_rights_) return;
  services_.note(tr("Contacts that stand may not qualify any more; to see which:"));
  note_command(services_, "pcadmin check-contacts");
}

Result<void> Undo::run() {
  if (auto prepared = store_.read([&](store::View& view) { return prepare(view); }); !prepared) return prepared;
  // Nobody is shown or asked about what would be refused; where nobody is asked, once is enough.
  if (options_.dry_run || !options_.yes || count_ == 0) {
    if (auto tried = write(true); !tried) return tried;
  }
  if (!options_.dry_run) {
    if (auto confirmed = confirm(); !confirmed) return confirmed;
    if (auto written = write(false); !written) return written;
  }
  note();
  return store_.read([&](store::View& view) { return answer(view); });
}

Result<cli::Outcome> run(const Options& options, cli::Services& services) {
  if (auto begun = services.output.begin_list(columns); !begun) return begun.error();
  const auto opened = services.open_store(store::OpenMode::write);
  if (!opened) return opened.error();
  if (auto undone = Undo(options, services, **opened).run(); !undone) return undone.error();
  return cli::Outcome::done;
}

}  // namespace

cli::Command undo() {
  return cli::make_command<Options>(
      {.name = "undo",
       .group = cli::Group::contacts,
       .purpose = "Take back what the last run, or another one, changed",
       .description =
           "Restores what the run's changes replaced: support contacts, relationships, administration and support "
           "profiles. All of it or nothing: where something has changed since, or a former contact doesn't qualify "
           "now, everything that prevents it is named. Undoing is a run of its own, and can be undone. Imports, test "
           "data and the account's creation can't be.",
       .examples = {{.command = "pcadmin undo --dry-run",
                     .purpose = "see what the last run changed, and would go back"},
                    {.command = "pcadmin undo --yes --reason 'wrong reseller'", .purpose = "take the last run back"},
                    {.command = "pcadmin undo --run 12 --yes", .purpose = "take a certain run back"}},
       .columns = columns},
      declare, run);
}

}  // namespace pcadmin::command
