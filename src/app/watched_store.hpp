// A store that remembers what was committed, so that a failure afterwards, when the answer is
// written, can't be mistaken for a change that wasn't made.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "store/store.hpp"

namespace pcadmin::app {

/// `last_run` outlives the store; it is set to the id of each run that was committed.
std::unique_ptr<store::Store> watch(std::unique_ptr<store::Store> store, std::optional<std::int64_t>& last_run);

}  // namespace pcadmin::app
