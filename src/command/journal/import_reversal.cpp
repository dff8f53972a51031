#include "command/journal/import_reversal.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "command/journal/change_words.hpp"
#include "command/journal/changed_thing.hpp"
#include "command/journal/obstacles.hpp"
#include "command/journal/restoration.hpp"
#include "command/journal/standing_values.hpp"
#include "command/shared/spans.hpp"
#include "store/journal_text.hpp"
#include "text/json_writer.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using store::ChangeRecord;
using text::say;

/// In this order they are told.
constexpr std::array kinds{
    ChangeKind::partner,        ChangeKind::partnership,  ChangeKind::customer,       ChangeKind::customer_relationship,
    ChangeKind::administration, ChangeKind::subscription, ChangeKind::support_contact};

std::string line_of(const ImportedThings& things) {
  switch (things.kind) {
    case ChangeKind::partner:
      return say("  partners: {0} created, {1} updated\n", things.created, things.updated);
    case ChangeKind::partnership:
      return say("  partnerships: {0} created, {1} updated\n", things.created, things.updated);
    case ChangeKind::customer:
      return say("  customers: {0} created, {1} updated\n", things.created, things.updated);
    case ChangeKind::customer_relationship:
      return say("  customer relationships: {0} created, {1} updated\n", things.created, things.updated);
    case ChangeKind::administration:
      return say("  administration of customers: {0} created, {1} updated\n", things.created, things.updated);
    case ChangeKind::subscription:
      return say("  subscriptions: {0} created, {1} updated\n", things.created, things.updated);
    default:
      return say("  support contacts: {0} created, {1} updated\n", things.created, things.updated);
  }
}

/// What the journal says of it: {"undoneRunId":7,"things":[{"kind":"customer","removed":12,"restored":3}]}
std::string summary_of(std::int64_t run_id, const std::vector<ImportedThings>& all) {
  std::string out;
  text::JsonWriter json(out, text::JsonText::kept);
  {
    const auto whole = json.object();
    json.member("undoneRunId", run_id);
    const auto list = json.array("things");
    for (const ImportedThings& things : all) {
      const auto object = json.object();
      json.member("kind", name(things.kind));
      json.member("removed", things.created);
      json.member("restored", things.updated);
    }
  }
  return out;
}

/// The next page of what the import changed, the last first; the texts are those of any journal entry.
struct Page {
  std::vector<ChangeRecord> changes;   ///< in full, as they are restored
  std::vector<ChangeRecord> in_short;  ///< as the journal writes them
};

Result<Page> next_page(store::View& view, store::ChangeSelection& selection) {
  Page page;
  {
    auto changes = view.list_changes(selection);
    page.changes = next_span(changes);
  }
  if (page.changes.empty()) return page;
  selection.before = page.changes.back().change_id;
  page.in_short = page.changes;
  for (ChangeRecord& change : page.in_short) {
    if (change.kind != ChangeKind::support_contact) continue;
    for (std::string* text : {&change.before, &change.after}) {
      const auto contact = store::contact_from_complete_text(*text);
      if (!contact) return contact.error();
      *text = store::to_journal_text(*contact);
    }
  }
  return page;
}

/// Answers of which things the journal has such entries, as far as they are explained.
std::set<std::string> note_entries_since(store::View& view, Obstacles& conflicts) {
  std::set<std::string> noted;
  store::ChangeSelection selection;
  selection.about_created = true;
  auto changes = view.list_changes(selection);
  while (const ChangeRecord* const change = changes.next()) {
    if (noted.count(thing_of(*change)) != 0 || !conflicts.count()) continue;
    noted.insert(thing_of(*change));
    conflicts.explain(id_of_thing(*change), name(ErrorCode::conflict),
                      say("{0} has changed since, by run {1}; it is about something that the import made known.",
                          thing_in_words(view, *change), change->run_id),
                      "pcadmin history --run " + std::to_string(change->run_id));
  }
  return noted;
}

/// Where something isn't as the import left it, that is noted and the rest looked at; the transaction fails in the end.
Result<void> restore(store::Transaction& transaction, Instant now, const std::function<bool()>& interrupted,
                     Obstacles& conflicts) {
  const std::set<std::string> noted = note_entries_since(transaction, conflicts);
  StandingValues standing(transaction);
  Restoration restoration(transaction, Restoration::From::complete_texts);
  store::ChangeSelection selection;
  selection.of_reversible_run = true;
  while (true) {
    if (interrupted()) return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was undone."));
    const auto page = next_page(transaction, selection);
    if (!page) return page.error();
    if (page->changes.empty()) return {};
    standing.learn(page->in_short);
    for (std::size_t i = 0; i < page->changes.size(); ++i) {
      const ChangeRecord& change = page->in_short[i];
      // Customers and subscriptions are changed by imports alone.
      const bool can_change = change.kind != ChangeKind::customer && change.kind != ChangeKind::subscription;
      const std::string& current = standing.of(change);
      if (can_change && current != change.after && noted.count(thing_of(change)) == 0) {
        if (auto done = note_conflict(transaction, change, current, now, conflicts); !done) return done;
      }
      if (auto added = restoration.add(page->changes[i]); !added) return added.error();
      standing.set(change, change.before);
    }
    if (auto done = restoration.finish(); !done) return done;
  }
}

}  // namespace

Result<std::vector<ImportedThings>> imported_things(store::View& view, const ChangeRecord& summary) {
  const auto run = view.reversible_run();
  if (!run || run->run_id != summary.run_id) {
    std::string message =
        summary.command == "undo"
            ? say("run {} can't be undone: it took an import back. Import the files again to have what they say.",
                  summary.run_id)
            : say("run {} can't be undone: of imports only the last one can, and until test data is seeded.",
                  summary.run_id);
    return failure(ErrorCode::not_undoable, std::move(message), "pcadmin history", std::to_string(summary.run_id));
  }
  std::map<ChangeKind, ImportedThings> counts;
  counts[ChangeKind::partner].created = run->partners;
  counts[ChangeKind::customer].created = run->customers;
  counts[ChangeKind::subscription].created = run->subscriptions;
  store::ChangeSelection selection;
  selection.of_reversible_run = true;
  for (auto changes = view.list_changes(selection); const ChangeRecord* change = changes.next();) {
    ImportedThings& things = counts[change->kind];
    ++(change->before.empty() ? things.created : things.updated);
  }
  std::vector<ImportedThings> all;
  for (const ChangeKind kind : kinds) {
    counts[kind].kind = kind;
    if (counts[kind].created + counts[kind].updated > 0) all.push_back(counts[kind]);
  }
  return all;
}

std::string in_words(const std::vector<ImportedThings>& things) {
  std::string words;
  for (const ImportedThings& each : things)
    words += line_of(each);
  return words;
}

Result<void> take_back_import(store::Transaction& transaction, const ChangeRecord& summary, Instant now,
                              const std::function<bool()>& interrupted) {
  const auto things = imported_things(transaction, summary);
  if (!things) return things.error();
  Obstacles conflicts(ErrorCode::conflict);
  if (auto restored = restore(transaction, now, interrupted, conflicts); !restored) return restored;
  if (const std::size_t count = conflicts.size(); count > 0) {
    return std::move(conflicts).error(
        text::counted("run {0} can't be undone: {1} thing that it imported has changed since; nothing was undone.",
                      "run {0} can't be undone: {1} things that it imported have changed since; nothing was "
                      "undone.",
                      count, summary.run_id, count));
  }
  transaction.remove_created();
  transaction.summarise(ChangeKind::import, summary_of(summary.run_id, *things));
  return {};
}

}  // namespace pcadmin::command
