// history: the journal of every change, newest first.
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "command/commands.hpp"
#include "command/journal/change_names.hpp"
#include "command/journal/change_row.hpp"
#include "command/journal/undone_runs.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "command/shared/joined.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {
namespace {

using report::ColumnType;

constexpr auto columns = joined(
    std::array<report::Column, 5>{{
        column::change_id,
        {.name = "runId",
         .type = ColumnType::number,
         .heading = "Run",
         .meaning = "The number of the run that made it; changes made together share it."},
        {.name = "at", .type = ColumnType::instant, .heading = "At", .meaning = "When, UTC."},
        {.name = "actor", .heading = "Actor", .meaning = "Who made it.", .may_be_cut = true},
        {.name = "command", .heading = "Command", .meaning = "The command that made it.", .may_be_cut = true},
    }},
    change_columns(false),
    std::array<report::Column, 1>{
        {{.name = "reason", .heading = "Reason", .meaning = "The text given with --reason.", .may_be_cut = true}}});

struct Options {
  std::string subscription;
  std::string customer;
  std::string contact;
  std::optional<std::uint64_t> run_id;
  std::optional<std::string> actor;
  std::optional<Instant> since;
  std::optional<Instant> until;
  report::ListRequest list;
};

void declare(cli::OptionSet& set, Options& options) {
  set.positional("SUBSCRIPTION", options.subscription, "Only this subscription's changes.")
      .completes(cli::Completes::subscription);
  set.value("--customer", "REF", options.customer, "Only changes that concern this customer.")
      .completes(cli::Completes::customer);
  set.value("--contact", "REF", options.contact, "Only changes that concern this partner.")
      .completes(cli::Completes::contact);
  set.count("--run", "ID", options.run_id, "Only the changes of this run.").completes(cli::Completes::run);
  set.value("--actor", "NAME", options.actor, "Only changes that this person made.");
  set.instant("--since", "DATE", options.since, "Only changes made then or later.");
  set.end("--until", "DATE", options.until, "Only changes made then or earlier; a date includes the whole day, UTC.");
  cli::declare_list_options(set, options.list);
}

Result<store::ChangeSelection> select(store::View& view, const Options& options, const report::List& list) {
  const Result<std::optional<CustomerId>> customer = named_customer(view, options.customer);
  if (!customer) return customer.error();
  const Result<std::optional<SubscriptionId>> subscription = named_subscription(view, options.subscription, *customer);
  if (!subscription) return subscription.error();
  const Result<std::optional<PartnerTenantId>> partner = named_partner(view, options.contact);
  if (!partner) return partner.error();

  store::ChangeSelection selection;
  selection.subscription = *subscription;
  if (!selection.subscription) selection.customer = *customer;
  selection.partner = *partner;
  if (options.run_id) {
    const auto entry = entry_of_run(view, options.run_id);
    if (!entry) return entry.error();
    selection.run_id = entry->run_id;
  }
  selection.actor = options.actor;
  selection.since = options.since;
  selection.until = options.until;
  narrow(selection.subscription, list, "subscriptionId");
  narrow(selection.customer, list, "customerId");
  narrow(selection.partner, list, "partnerTenantId");
  return selection;
}

/// Why, and what came after it.
std::string reason_in_words(const store::ChangeRecord& change, std::optional<std::int64_t> undone_by) {
  if (!undone_by) return change.reason;
  const std::string undone = text::say("undone by run {}", *undone_by);
  return change.reason.empty() ? undone : text::say("{0}; {1}", change.reason, undone);
}

void list_selected(store::View& view, const store::ChangeSelection& selection, report::List& list, bool for_people) {
  const auto account = view.account();
  ChangeNames names(view, account ? std::optional{account->partner.tenant_id} : std::nullopt);
  ChangeCells cells(view, for_people);
  UndoneRuns undone(view);
  std::string reason;
  InstantCell at;
  auto changes = view.list_changes(selection);
  for (auto span = next_span(changes); !span.empty(); span = next_span(changes)) {
    names.learn(span);
    for (const store::ChangeRecord& change : span) {
      reason = for_people ? reason_in_words(change, undone.by(change.run_id)) : std::string();
      const auto row =
          joined(std::array<report::Value, 5>{change.change_id, change.run_id, at.of(change.at),
                                              text_cell(change.actor), text_cell(change.command)},
                 cells.of(change, names), std::array<report::Value, 1>{report::Worded{change.reason, reason}});
      if (!list.row(row)) return;
    }
  }
}

Result<cli::Outcome> run_history(const Options& options, cli::Services& services) {
  if (options.since && options.until && *options.since > *options.until) {
    return failure(ErrorCode::conflicting_options,
                   text::tr("--since is later than --until: nothing lies between them."),
                   text::tr("the earlier one as --since."));
  }
  Result<report::List> list = report::List::begin(columns, options.list, services.output);
  if (!list) return list.error();
  return read_store(services, [&](store::View& view) -> Result<void> {
    const Result<store::ChangeSelection> selection = select(view, options, *list);
    if (!selection) return selection.error();
    list_selected(view, *selection, *list, services.output.for_people());
    return end_list(*list, options.list, services, {text::tr("No such change is recorded."), "pcadmin history"});
  });
}

}  // namespace

cli::Command history() {
  return cli::make_command<Options>(
      {.name = "history",
       .group = cli::Group::contacts,
       .purpose = "List every change that was made, newest first",
       .description =
           "An import writes one entry with its counts; everything else one entry for each thing it changed. "
           "What is given narrows; several together all hold.",
       .examples = {{.command = "pcadmin history --limit 20", .purpose = "the latest changes"},
                    {.command = "pcadmin history b9c8b9ff -o json", .purpose = "all that happened to a subscription"},
                    {.command = "pcadmin history --contact 4871023 --since 2026-01-01",
                     .purpose = "what concerned a partner since then"}},
       .columns = columns},
      declare, run_history);
}

}  // namespace pcadmin::command
