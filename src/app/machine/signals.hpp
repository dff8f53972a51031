// SIGINT, SIGTERM and SIGHUP (the terminal was closed) ask the program to stop at its next safe place, so that a
// transaction is rolled back in order; a second one ends it at once. Those that the program was started to ignore,
// by nohup or in the background, stay ignored. SIGPIPE is ignored: writing reports it.
#pragma once

#include <csignal>

#include "app/machine/environment.hpp"

namespace pcadmin::app {

void install_signal_handlers();

Stop requested_stop();

/// While it lives, such a signal, or the news that the screen has another size, arrives only inside wait_readable(), so
/// that none is missed between looking for one and beginning to wait.
class SignalsHeld {
 public:
  SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld();

  /// Whether something can be read from the descriptor; false after a signal.
  bool wait_readable(int descriptor) const;

 private:
  sigset_t before_{};
};

}  // namespace pcadmin::app
