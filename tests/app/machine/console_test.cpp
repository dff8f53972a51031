// Asking on a real terminal: a pseudo-terminal whose other end the test holds.
#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "app/machine/console.hpp"
#include "app/machine/descriptor.hpp"
#include "app/machine/signals.hpp"

namespace pcadmin::app {
namespace {

enum Ending { answered_yes = 40, answered_otherwise, not_answered, was_interrupted, was_terminated, failed_otherwise };

/// In the child: its standard input is no terminal, as where a file is piped in.
Ending ask_in_child() {
  alarm(20);
  close(STDIN_FILENO);
  occupy_closed_descriptors();
  install_signal_handlers();
  Console console(requested_stop);
  const auto answer = console.ask("Go on? [y/N] ");
  if (!answer && answer.error().code != ErrorCode::interrupted) return failed_otherwise;
  if (!answer) return requested_stop() == Stop::terminated ? was_terminated : was_interrupted;
  if (!*answer) return not_answered;
  return **answer == "yes" ? answered_yes : answered_otherwise;
}

std::string read_until(int terminal, std::string_view expected) {
  std::string seen;
  std::array<char, 256> buffer{};
  while (seen.find(expected) == std::string::npos) {
    const ssize_t count = read(terminal, buffer.data(), buffer.size());
    if (count <= 0) break;
    seen.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return seen;
}

struct Case {
  std::string what;
  std::string typed;
  int signal;
  Ending ending;
};

TEST_CASE("a question is put to the terminal itself, and its answer, its end or a signal comes back") {
  const std::vector<Case> cases{
      {"an answer", "yes\n", 0, answered_yes},
      {"another answer", "no\n", 0, answered_otherwise},
      {"an empty line", "\n", 0, answered_otherwise},
      {"the end of input", "\x04", 0, not_answered},
      {"the end of input within a line", "yes\x04\x04", 0, not_answered},
      {"Ctrl-C", "\x03", 0, was_interrupted},
      {"Ctrl-C within a line", "ye\x03", 0, was_interrupted},
      {"SIGTERM", "", SIGTERM, was_terminated},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) _exit(ask_in_child());

    CHECK(read_until(terminal, "[y/N] ") == "Go on? [y/N] ");
    if (each.signal != 0) kill(child, each.signal);
    CHECK(write(terminal, each.typed.data(), each.typed.size()) == static_cast<ssize_t>(each.typed.size()));
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    close(terminal);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == each.ending);
  }
}

TEST_CASE("a closed stdout stays one that can't be written to, and no file lands on it") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(STDOUT_FILENO);
    occupy_closed_descriptors();
    const int opened = open("/dev/null", O_WRONLY);
    DescriptorSink sink(STDOUT_FILENO, requested_stop);
    const bool fails = sink.write("x") == report::Sink::Delivery::failed;
    _exit(fails && opened != STDOUT_FILENO ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace pcadmin::app
