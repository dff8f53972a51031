#include "app/machine/pager_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

// glibc 2.36 forgets to say that it is C.
extern "C" {
#include <sys/pidfd.h>
}

#include "app/machine/descriptor.hpp"
#include "app/machine/signals.hpp"

namespace pcadmin::app {
namespace {

constexpr int not_found = 127;

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return not_found;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

/// As wait_for(); where this program is told to end meanwhile, it tells the process to end as well.
void wait_or_end(pid_t process) {
  const SignalsHeld held;
  const int ended = pidfd_open(process, 0);
  if (ended >= 0) {
    do {
      if (requested_stop() == Stop::terminated) kill(process, SIGTERM);
    } while (!held.wait_readable(ended));
    close(ended);
  }
  wait_for(process);
}

// How this program treats Ctrl-C while no pager runs.
struct sigaction on_interrupt {};

void give_back_interrupt(int /*signal*/ = 0) {
  sigaction(SIGINT, &on_interrupt, nullptr);
}

/// Ignores Ctrl-C until the pager has ended, since there it has a meaning of its own, such as stopping a search.
void leave_interrupt_to_pager() {
  struct sigaction action {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = SIG_IGN;
  sigaction(SIGINT, &action, &on_interrupt);
  action.sa_handler = give_back_interrupt;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_NOCLDSTOP | SA_RESETHAND);
  sigaction(SIGCHLD, &action, nullptr);
}

/// Whether the first word that isn't a variable's assignment is a program.
bool can_be_run(const std::string& command) {
  constexpr const char* question =
      "for word in $1; do case $word in *=*) ;; *) command -v -- \"$word\" >/dev/null 2>&1; exit;; esac; done; exit 1";
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", question, "sh", command.c_str(), static_cast<char*>(nullptr));
    _exit(not_found);
  }
  return wait_for(child) == 0;
}

class PagerProcess final : public Pager {
 public:
  PagerProcess(pid_t process, int descriptor)
      : process_(process), descriptor_(descriptor), sink_(descriptor, requested_stop) {}
  PagerProcess(const PagerProcess&) = delete;
  PagerProcess& operator=(const PagerProcess&) = delete;
  ~PagerProcess() override { wait(); }

  Delivery write(std::string_view bytes) override { return sink_.write(bytes); }
  Delivery offer(std::string_view& bytes) override { return sink_.write_at_once(bytes); }
  std::string failure() const override { return sink_.failure(); }
  void wait() override {
    if (descriptor_ < 0) return;
    close(descriptor_);
    descriptor_ = -1;
    wait_or_end(process_);
    give_back_interrupt();
  }

 private:
  pid_t process_;
  int descriptor_;
  DescriptorSink sink_;
};

[[noreturn]] void become_pager(const std::string& command, int input) {
  dup2(input, STDIN_FILENO);
  // less: leave when all fits, pass colours on, keep the screen's contents; lv: colours.
  setenv("LESS", "FRX", 0);
  setenv("LV", "-c", 0);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  _exit(not_found);
}

}  // namespace

std::unique_ptr<Pager> start_pager(const std::string& command) {
  std::array<int, 2> ends{};
  if (!can_be_run(command) || pipe2(ends.data(), O_CLOEXEC) != 0) return nullptr;
  fcntl(ends[1], F_SETFL, O_NONBLOCK);  // of this end alone, so that offer() doesn't wait
  leave_interrupt_to_pager();
  const pid_t child = fork();
  if (child == 0) become_pager(command, ends[0]);
  if (child < 0) give_back_interrupt();
  close(ends[0]);
  if (child > 0) return std::make_unique<PagerProcess>(child, ends[1]);
  close(ends[1]);
  return nullptr;
}

}  // namespace pcadmin::app
