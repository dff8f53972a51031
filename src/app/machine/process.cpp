#include "app/machine/process.hpp"

#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>

#include "app/machine/curses_screen.hpp"
#include "app/machine/input_files.hpp"
#include "app/machine/new_file.hpp"
#include "app/machine/open_store.hpp"
#include "app/machine/pager_process.hpp"
#include "app/machine/signals.hpp"

namespace pcadmin::app {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string user() {
  const uid_t id = geteuid();
  const passwd* const entry = getpwuid(id);
  return entry == nullptr ? std::to_string(id) : entry->pw_name;
}

bool stop_requested() {
  return requested_stop() != Stop::none;
}

}  // namespace

Process::Process() : out_(STDOUT_FILENO, requested_stop), console_(requested_stop) {
  occupy_closed_descriptors();
  install_signal_handlers();
}

Environment Process::environment() {
  return {
      .out = out_,
      .errors = [](std::string_view text) { DescriptorSink(STDERR_FILENO, requested_stop).write(text); },
      .terminal = console_,
      .variable = variable,
      .clock = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); },
      .elapsed =
          [] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
          },
      .user = user,
      .stop = requested_stop,
      .open_store = [](const std::string& path,
                       store::OpenMode mode) { return store_kind(path).open(path, mode, stop_requested); },
      .maintain_store = [](const std::string& path) { return store_kind(path).maintenance(path, stop_requested); },
      .is_of_store = [](const std::string& path, const std::string& file) { return store_kind(path).owns(path, file); },
      .open_input = [inputs = std::make_shared<InputFiles>(requested_stop)](
                        const std::string& name) { return inputs->open(name); },
      .read_small_file = read_small_file,
      .create_file = [](const std::string& name, const std::string& input,
                        std::string_view kind) { return create_file(name, input, kind, may_be_store, requested_stop); },
      .start_pager = start_pager,
      .open_full_screen = [] { return open_curses_screen(requested_stop); },
  };
}

}  // namespace pcadmin::app
