#include "app/exit_code.hpp"

#include "error/error_kind.hpp"

namespace pcadmin::app {

int exit_code(ErrorCode code) {
  return kind_of(code).exit_code;
}

int exit_code(cli::Outcome outcome) {
  switch (outcome) {
    case cli::Outcome::done:
      return 0;
    case cli::Outcome::partly_applied:
      return 6;
    case cli::Outcome::pending:
      return 10;
  }
  return 1;
}

}  // namespace pcadmin::app
