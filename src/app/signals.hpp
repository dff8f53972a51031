// SIGINT and SIGTERM ask the program to stop at its next safe place, so that a transaction is rolled
// back in order; a second one ends it at once. SIGPIPE is ignored: writing reports it.
#pragma once

#include "app/environment.hpp"

namespace pcadmin::app {

void install_signal_handlers();

Stop requested_stop();

}  // namespace pcadmin::app
