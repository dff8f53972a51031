#include "app/signals.hpp"

#include <unistd.h>

#include <csignal>

namespace pcadmin::app {
namespace {

volatile std::sig_atomic_t received = 0;

void stop_on(int signal) {
  if (received != 0) _exit(128 + signal);
  received = signal;
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = stop_on;  // without SA_RESTART, so that waiting for input or a reader ends too
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

Stop requested_stop() {
  switch (received) {
    case 0:
      return Stop::none;
    case SIGTERM:
      return Stop::terminated;
    default:
      return Stop::interrupted;
  }
}

}  // namespace pcadmin::app
