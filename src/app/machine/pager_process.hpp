// A pager as a process of its own.
#pragma once

#include <memory>
#include <string>

#include "app/machine/environment.hpp"

namespace pcadmin::app {

/// Starts a pager by the shell; nothing where its program isn't there. Until it has ended, Ctrl-C is the pager's.
std::unique_ptr<Pager> start_pager(const std::string& command);

}  // namespace pcadmin::app
