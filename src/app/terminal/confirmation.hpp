// Asking before something is done that touches much or can't be taken back.
#pragma once

#include "app/line/global_options.hpp"
#include "app/machine/environment.hpp"
#include "cli/services.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

/// Whether a person will be asked.
bool will_ask(const cli::Confirmation& confirmation, const Environment& environment);

/// Shows the review and asks where a person sits at stderr. Fails with DECLINED, CONFIRMATION_REQUIRED or
/// INTERRUPTED.
Result<void> confirm(const cli::Confirmation& confirmation, const GlobalOptions& options,
                     const Environment& environment);

}  // namespace pcadmin::app
