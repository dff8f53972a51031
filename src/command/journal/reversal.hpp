// Taking back the changes of one run: each must still be as the run left it, and what stood before is set again
// by the same rules as any change.
//
// The journal is streamed; nothing is kept for an entry unless it prevents the whole.
#pragma once

#include <cstdint>
#include <functional>

#include <pcadmin/instant.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

enum class Reversibility {
  restored,    ///< what stood before is set again
  kept,        ///< stays: a partner that became known can't become unknown
  impossible,  ///< prevents that its run is undone
};

Reversibility reversibility(store::ChangeKind kind);

/// Reverts a run's changes from last to first; contacts come after everything else, since that decides who qualifies.
/// Fails, with everything that prevents it as details, with
/// - NOT_UNDOABLE where the run was an import (see import_reversal.hpp), a seeding, a restored backup or an account's
/// creation,
/// - CONFLICT where something isn't any more as the run left it,
/// - ACTIVE_SUBSCRIPTIONS where the account would leave a customer again that has some,
/// - CONTACT_NOT_ELIGIBLE where a former contact doesn't qualify now.
Result<void> revert(store::Transaction& transaction, std::int64_t run_id, Instant now,
                    const std::function<bool()>& interrupted);

}  // namespace pcadmin::command
