#include "command/store/journal_agreement.hpp"

#include <algorithm>
#include <unordered_set>

#include "command/journal/changed_thing.hpp"
#include "command/journal/reversal.hpp"
#include "command/journal/standing_values.hpp"
#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using store::ChangeRecord;

/// Cuts a span off where earlier entries tell nothing; answers whether it did.
bool cut_off(std::vector<ChangeRecord>& span, std::size_t most) {
  const auto summary = std::find_if(span.begin(), span.end(), [](const ChangeRecord& change) {
    return change.kind == ChangeKind::import || change.kind == ChangeKind::seed;
  });
  const std::size_t kept = std::min(most, static_cast<std::size_t>(summary - span.begin()));
  if (kept == span.size()) return false;
  span.resize(kept);
  return true;
}

}  // namespace

Result<std::vector<std::string>> journal_findings(store::View& view, std::size_t most,
                                                  const std::function<bool()>& interrupted) {
  std::vector<std::string> findings;
  std::unordered_set<std::string> seen;
  std::size_t left = newest_entries;
  StandingValues standing(view);
  auto changes = view.list_changes({});
  for (bool ends = false; !ends;) {
    if (interrupted()) return failure(ErrorCode::interrupted, text::tr("interrupted."));
    std::vector<ChangeRecord> span = next_span(changes);
    ends = cut_off(span, left) || span.empty();
    left -= span.size();
    // Of each thing the newest entry tells.
    std::erase_if(span, [&](const ChangeRecord& change) {
      return !seen.insert(thing_of(change)).second || reversibility(change.kind) != Reversibility::restored;
    });
    standing.learn(span);
    for (const ChangeRecord& change : span) {
      const std::string& current = standing.of(change);
      if (current == change.after) continue;
      findings.push_back(text::say("change {0} of {1} left '{2}', and '{3}' stands", change.change_id,
                                   id_of_thing(change), change.after, current));
      if (findings.size() == most) return findings;
    }
  }
  return findings;
}

}  // namespace pcadmin::command
