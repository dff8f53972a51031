// What Partner Center's integration sandbox allows a test tenant.
#pragma once

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Fails with SANDBOX_LIMIT where the store holds more: each limit that is broken, by whom, stands in the details.
Result<void> check_sandbox_limits(store::View& view);

}  // namespace pcadmin::command
