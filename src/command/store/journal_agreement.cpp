#include "command/store/journal_agreement.hpp"

#include <unordered_set>

#include "command/journal/change_words.hpp"
#include "command/journal/reversal.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using store::ChangeRecord;

/// What an entry is about. Also those of a partner and of the account speak of a support profile.
std::string thing_of(const ChangeRecord& change) {
  const bool tells_profile = change.kind == ChangeKind::partner || change.kind == ChangeKind::account;
  std::string thing(name(tells_profile ? ChangeKind::support_profile : change.kind));
  if (change.subscription_id) return thing + " " + change.subscription_id->text();
  if (change.customer_id) thing += " " + change.customer_id->text();
  if (change.partner_tenant_id) thing += " " + change.partner_tenant_id->text();
  return thing;
}

class Comparison {
 public:
  Comparison(store::View& view, std::size_t most) : view_(view), most_(most) {}

  /// Entries come from the newest on; answers whether earlier ones tell anything.
  Result<store::Visit> add(const ChangeRecord& change) {
    if (change.kind == ChangeKind::import || change.kind == ChangeKind::seed) return store::Visit::enough;
    if (++count_ > newest_entries) return store::Visit::enough;
    if (!seen_.insert(thing_of(change)).second) return store::Visit::more;
    if (reversibility(change.kind) != Reversibility::restored) return store::Visit::more;
    const auto current = current_value(view_, change);
    if (!current) return current.error();
    if (*current == change.after) return store::Visit::more;
    findings_.push_back(text::say("change {0} of {1} left '{2}', and '{3}' stands", change.change_id,
                                  id_of_thing(change), change.after, *current));
    return findings_.size() < most_ ? store::Visit::more : store::Visit::enough;
  }

  std::vector<std::string> findings() && { return std::move(findings_); }

 private:
  store::View& view_;
  std::size_t most_;
  std::size_t count_ = 0;
  std::unordered_set<std::string> seen_;
  std::vector<std::string> findings_;
};

}  // namespace

Result<std::vector<std::string>> journal_findings(store::View& view, std::size_t most,
                                                  const std::function<bool()>& interrupted) {
  Comparison comparison(view, most);
  Result<void> compared;
  const auto visited = view.changes({}, [&](const ChangeRecord& change) {
    auto next = interrupted() ? Result<store::Visit>(failure(ErrorCode::interrupted, text::tr("interrupted.")))
                              : comparison.add(change);
    if (next) return *next;
    compared = std::move(next).error();
    return store::Visit::enough;
  });
  if (!visited) return visited.error();
  if (!compared) return compared.error();
  return std::move(comparison).findings();
}

}  // namespace pcadmin::command
