#include "command/journal/obstacles.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "command/journal/change_words.hpp"
#include "command/journal/changed_thing.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

constexpr std::size_t most_hints = 5;

/// The newest run that changed the same thing later, if it wasn't an import.
std::optional<std::int64_t> later_run(store::View& view, const store::ChangeRecord& change) {
  store::ChangeSelection selection;
  selection.subscription = change.subscription_id;
  if (!selection.subscription) selection.customer = change.customer_id;
  if (!selection.subscription && !selection.customer) selection.partner = change.partner_tenant_id;
  const std::string thing = thing_of(change);
  auto entries = view.list_changes(selection);
  for (const auto* entry = entries.next(); entry != nullptr && entry->run_id > change.run_id; entry = entries.next()) {
    if (thing_of(*entry) == thing) return entry->run_id;
  }
  return std::nullopt;
}

}  // namespace

void Obstacles::explain(std::string value, std::string_view code, std::string message, const std::string& fix) {
  ErrorDetail detail;
  detail.value = std::move(value);
  detail.code = code;
  detail.message = std::move(message);
  detail.fix = fix;
  error_.details.push_back(std::move(detail));
  if (fixes_.size() < most_hints && std::find(fixes_.begin(), fixes_.end(), fix) == fixes_.end()) {
    error_.hint += (fixes_.empty() ? "" : "\n") + fix;
    fixes_.push_back(fix);
  }
}

Error Obstacles::error(std::string message) && {
  error_.message = std::move(message);
  if (count_ == 1 && !error_.details.empty()) error_.target = error_.details.front().value;
  return std::move(error_);
}

Result<void> note_conflict(store::View& view, const store::ChangeRecord& change, std::string_view current, Instant now,
                           Obstacles& conflicts) {
  if (!conflicts.count()) return {};
  const std::string thing = thing_in_words(view, change);
  const auto left = value_in_words(view, change.kind, change.after, now);
  if (!left) return left.error();
  const auto stands = value_in_words(view, change.kind, current, now);
  if (!stands) return stands.error();
  const std::string filter = change.subscription_id ? " " : change.customer_id ? " --customer " : " --contact ";
  const auto run = later_run(view, change);
  std::string message =
      run ? text::say("{0} has changed since, by run {1}: the run to undo left {2}, now it is {3}.", thing, *run, *left,
                      *stands)
          : text::say("{0} has changed since: the run left {1}, now it is {2}.", thing, *left, *stands);
  conflicts.explain(id_of_thing(change), name(ErrorCode::conflict), std::move(message),
                    "pcadmin history" + filter + id_of_thing(change));
  return {};
}

}  // namespace pcadmin::command
