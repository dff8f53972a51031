#include "app/machine/console.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

#include "app/machine/descriptor.hpp"
#include "app/machine/signals.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

/// The terminal itself: the controlling one, or where there is none the one behind stderr. -1 without one.
int open_terminal() {
  const int controlling = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (controlling >= 0) return controlling;
  std::array<char, 256> name{};
  if (ttyname_r(STDERR_FILENO, name.data(), name.size()) != 0) return -1;
  return open(name.data(), O_RDWR | O_CLOEXEC | O_NOCTTY);
}

std::optional<std::size_t> width_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace

bool Console::output_is_terminal() const {
  return isatty(STDOUT_FILENO) == 1;
}

bool Console::errors_are_terminal() const {
  return isatty(STDERR_FILENO) == 1;
}

bool Console::input_is_terminal() const {
  return isatty(STDIN_FILENO) == 1;
}

std::optional<std::size_t> Console::width() const {
  return width_of(STDOUT_FILENO);
}

std::optional<std::size_t> Console::errors_width() const {
  return width_of(STDERR_FILENO);
}

std::optional<std::size_t> Console::height() const {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return std::nullopt;
  return size.ws_row;
}

Result<std::optional<std::string>> Console::ask(std::string_view question) {
  const OwnedDescriptor terminal(open_terminal());
  if (terminal.get() < 0) {
    return failure(ErrorCode::confirmation_required,
                   text::tr("this needs a confirmation, and the terminal can't be opened."),
                   text::tr("the same command with --yes"), "--yes");
  }
  const SignalsHeld held;
  DescriptorSink screen(terminal.get(), stop_);
  screen.write(question);
  std::string line;
  while (true) {
    if (stop_() != Stop::none) {
      screen.write("\n");
      return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
    }
    if (!held.wait_readable(terminal.get())) {
      if (stop_() == Stop::none) screen.write(question);
      continue;
    }
    char letter = 0;
    if (read(terminal.get(), &letter, 1) <= 0) {
      screen.write("\n");
      return std::optional<std::string>();
    }
    if (letter == '\n') return std::optional(line);
    line += letter;
  }
}

}  // namespace pcadmin::app
