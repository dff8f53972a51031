#include "command/journal/undone_runs.hpp"

#include <algorithm>

#include "command/journal/changed_thing.hpp"

namespace pcadmin::command {

std::optional<std::int64_t> UndoneRuns::by(std::int64_t run_id) {
  search_down_to(run_id + 1);
  const auto found = undone_by_.find(run_id);
  return found == undone_by_.end() ? std::nullopt : std::optional(found->second);
}

void UndoneRuns::search_down_to(std::int64_t run_id) {
  if (!next_) {
    const auto newest = view_.summary().newest;
    next_ = newest ? newest->run_id : 0;
    lowest_ = *next_ - most_searched;
  }
  for (; *next_ >= std::max(run_id, lowest_); --*next_) {
    std::optional<store::ChangeRecord> change;
    {
      auto changes = view_.list_changes({.run_id = *next_});
      if (const auto* newest = changes.next()) change = *newest;
    }
    if (change && change->command == "undo") note_undo(*change);
  }
}

/// What was undone is the run that changed the same thing before: nothing can have changed it in between.
void UndoneRuns::note_undo(const store::ChangeRecord& change) {
  store::ChangeSelection selection{.subscription = change.subscription_id, .before = change.change_id};
  if (!selection.subscription) {
    selection.customer = change.customer_id;
    selection.partner = change.partner_tenant_id;
  }
  auto changes = view_.list_changes(selection);
  while (const auto* before = changes.next()) {
    if (before->run_id == change.run_id || thing_of(*before) != thing_of(change)) continue;
    undone_by_.emplace(before->run_id, change.run_id);
    return;
  }
}

}  // namespace pcadmin::command
