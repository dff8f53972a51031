// Taking back the changes of one run: each must still be as the run left it, and what stood before is set again
// by the same rules as any change.
//
// The journal is streamed; nothing is kept for an entry unless it prevents the whole.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include <pcadmin/instant.hpp>
#include <unordered_map>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

enum class Reversibility {
  restored,    ///< what stood before is set again
  kept,        ///< stays: a partner that became known can't become unknown
  impossible,  ///< prevents that its run is undone
};

Reversibility reversibility(store::ChangeKind kind);

/// What stands of the things that entries of kinds which are restored are about, as the journal would write it.
class StandingValues {
 public:
  explicit StandingValues(store::View& view) : view_(view) {}

  /// Looks up those of a span of entries; earlier ones are forgotten.
  void learn(std::span<const store::ChangeRecord> changes);
  const std::string& of(const store::ChangeRecord& change) const;
  /// What the thing is set to meanwhile.
  void set(const store::ChangeRecord& change, std::string value);

 private:
  store::View& view_;
  std::unordered_map<std::string, std::string> values_;  // by what they are of
};

/// What an entry is about, among all things. Also those of a partner and of the account speak of a support profile.
std::string thing_of(const store::ChangeRecord& change);

/// Reverts a run's changes from last to first; contacts come after everything else, since that decides who qualifies.
/// Fails, with everything that prevents it as details, with
/// - NOT_UNDOABLE where the run was an import, a seeding, a restored backup or an account's creation,
/// - CONFLICT where something isn't any more as the run left it,
/// - ACTIVE_SUBSCRIPTIONS where the account would leave a customer again that has some,
/// - CONTACT_NOT_ELIGIBLE where a former contact doesn't qualify now.
Result<void> revert(store::Transaction& transaction, std::int64_t run_id, Instant now,
                    const std::function<bool()>& interrupted);

}  // namespace pcadmin::command
