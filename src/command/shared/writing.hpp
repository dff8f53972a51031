// What every changing command does: open the store for writing, and sign its journal entries.
#pragma once

#include <functional>
#include <string_view>

#include "cli/services.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// The journal's signature of a run of `command`, e.g. "grant-admin".
store::Run signed_run(const cli::Services& services, std::string_view command);

/// Runs `body` as one transaction; it may be run again, so it sets outside values anew each time.
Result<void> write_store(cli::Services& services, std::string_view command,
                         const std::function<Result<void>(store::Transaction&)>& body,
                         store::OpenMode mode = store::OpenMode::write);

}  // namespace pcadmin::command
