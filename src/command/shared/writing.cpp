#include "command/shared/writing.hpp"

namespace pcadmin::command {

store::Run signed_run(const cli::Services& services, std::string_view command) {
  store::Run run;
  run.at = services.now;
  run.actor = services.actor;
  run.command = command;
  run.reason = services.reason;
  return run;
}

}  // namespace pcadmin::command
