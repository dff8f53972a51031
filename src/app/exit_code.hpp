// How an ending becomes an exit code; those of errors stand with their codes in error/error_kind.hpp.
#pragma once

#include "cli/command.hpp"
#include "error/error.hpp"

namespace pcadmin::app {

int exit_code(ErrorCode code);
int exit_code(cli::Outcome outcome);

}  // namespace pcadmin::app
