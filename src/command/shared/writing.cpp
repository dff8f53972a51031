#include "command/shared/writing.hpp"

namespace pcadmin::command {

store::Run signed_run(const cli::Services& services, std::string_view command) {
  store::Run run;
  run.at = services.now;
  run.actor = services.actor;
  run.command = command;
  return run;
}

Result<void> write_store(cli::Services& services, std::string_view command,
                         const std::function<Result<void>(store::Transaction&)>& body, store::OpenMode mode) {
  const auto opened = services.open_store(mode);
  if (!opened) return opened.error();
  const auto written = (*opened)->write(signed_run(services, command), body);
  if (!written) return written.error();
  return {};
}

}  // namespace pcadmin::command
