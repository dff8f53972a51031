#include "app/pager_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "app/descriptor.hpp"

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
      : process_(process), descriptor_(descriptor), sink_(descriptor, [] { return Stop::none; }) {
    struct sigaction ignored {};
    sigemptyset(&ignored.sa_mask);
    ignored.sa_handler = SIG_IGN;
    sigaction(SIGINT, &ignored, &on_interrupt_);
  }
  PagerProcess(const PagerProcess&) = delete;
  PagerProcess& operator=(const PagerProcess&) = delete;
  ~PagerProcess() override { wait(); }

  Outcome write(std::string_view bytes) override { return sink_.write(bytes); }
  std::string failure() const override { return sink_.failure(); }
  void wait() override {
    if (descriptor_ < 0) return;
    close(descriptor_);
    descriptor_ = -1;
    wait_for(process_);
    sigaction(SIGINT, &on_interrupt_, nullptr);
  }

 private:
  pid_t process_;
  int descriptor_;
  DescriptorSink sink_;
  struct sigaction on_interrupt_ {};
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
  const pid_t child = fork();
  if (child == 0) become_pager(command, ends[0]);
  close(ends[0]);
  if (child > 0) return std::make_unique<PagerProcess>(child, ends[1]);
  close(ends[1]);
  return nullptr;
}

}  // namespace pcadmin::app
