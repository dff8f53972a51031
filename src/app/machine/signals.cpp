#include "app/machine/signals.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace pcadmin::app {
namespace {

volatile std::sig_atomic_t received = 0;

constexpr std::array stopping{SIGINT, SIGTERM, SIGHUP};

void stop_on(int signal) {
  if (received != 0) _exit(128 + (signal == SIGINT ? SIGINT : SIGTERM));
  received = signal;
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = stop_on;  // without SA_RESTART, so that waiting for input or a reader ends too
  for (const int signal : stopping) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
  // What waits for an answer begins anew when the person comes back to it.
  action.sa_handler = [](int) {};
  sigaction(SIGCONT, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

Stop requested_stop() {
  switch (received) {
    case 0:
      return Stop::none;
    case SIGINT:
      return Stop::interrupted;
    default:
      return Stop::terminated;
  }
}

SignalsHeld::SignalsHeld() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : stopping)
    sigaddset(&held, signal);
  sigaddset(&held, SIGWINCH);  // who draws on the screen looks at its size before it begins to wait
  sigprocmask(SIG_BLOCK, &held, &before_);
}

SignalsHeld::~SignalsHeld() {
  sigprocmask(SIG_SETMASK, &before_, nullptr);
}

bool SignalsHeld::wait_readable(int descriptor) const {
  pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ppoll(&waiting, 1, nullptr, &before_) > 0;
}

}  // namespace pcadmin::app
