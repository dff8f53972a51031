// Everything the program gets from the machine it runs on: streams, the terminal, the clock, the
// environment variables, files. A test passes its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/instant.hpp>

#include "app/machine/full_screen.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"
#include "report/renderer.hpp"
#include "store/maintenance.hpp"
#include "store/store.hpp"

namespace pcadmin::app {

class Terminal {
 public:
  virtual ~Terminal() = default;
  virtual bool output_is_terminal() const = 0;   ///< stdout
  virtual bool errors_are_terminal() const = 0;  ///< stderr
  virtual bool input_is_terminal() const = 0;    ///< stdin
  /// In cells; nothing where stdout is no terminal or doesn't say.
  virtual std::optional<std::size_t> width() const = 0;
  virtual std::optional<std::size_t> errors_width() const = 0;  ///< the same of stderr
  /// In lines, as width().
  virtual std::optional<std::size_t> height() const = 0;
  /// Shows `question` on the terminal itself, whatever stdin and stdout are, and answers the line that
  /// was typed; nothing at its end. Fails with INTERRUPTED, or CONFIRMATION_REQUIRED where it can't be reached.
  virtual Result<std::optional<std::string>> ask(std::string_view question) = 0;
};

/// In cells; 0 where stderr is no terminal or doesn't say.
inline std::size_t errors_width(const Terminal& terminal) {
  return terminal.errors_are_terminal() ? terminal.errors_width().value_or(0) : 0;
}

/// A program that shows a long text page by page.
class Pager : public report::Sink {
 public:
  /// Takes away from the front of `bytes` what the pager takes without being waited for.
  virtual Delivery offer(std::string_view& bytes) = 0;
  /// Returns when the person has left it. Nothing is written afterwards.
  virtual void wait() = 0;
};

/// What has asked the program to stop.
enum class Stop { none, interrupted, terminated };

struct Environment {
  report::Sink& out;
  std::function<void(std::string_view)> errors;  ///< writes a text to stderr as it is
  Terminal& terminal;
  /// An environment variable; nothing where it isn't set.
  std::function<std::optional<std::string>(const char* name)> variable;
  std::function<Instant()> clock;
  /// A clock that never runs backwards, for measuring what takes a while.
  std::function<std::chrono::milliseconds()> elapsed;
  std::function<std::string()> user;  ///< who the system says is running this
  std::function<Stop()> stop;
  std::function<Result<std::unique_ptr<store::Store>>(const std::string& path, store::OpenMode)> open_store;
  /// The store there as a whole; it is opened when something is done with it. Null where its kind can't do that.
  std::function<std::unique_ptr<store::Maintenance>(const std::string& path)> maintain_store = {};
  /// Whether a file is the store's own, there or not yet.
  std::function<bool(const std::string& path, const std::string& file)> is_of_store =
      [](const std::string&, const std::string&) { return false; };
  /// As cli::Services::open_input.
  std::function<Result<std::unique_ptr<exchange::Bytes>>(const std::string&)> open_input;
  /// A file's text, for which nothing is waited. Fails with FILE_NOT_FOUND, and with FILE_UNREADABLE also where it has
  /// more than `most` bytes.
  std::function<Result<std::string>(const std::string& name, std::size_t most)> read_small_file = {};
  /// As cli::Services::create_file.
  std::function<Result<std::unique_ptr<exchange::NewFile>>(const std::string& name, const std::string& input,
                                                           std::string_view kind)>
      create_file = {};
  /// Starts a pager by a shell's command; null where that can't be run.
  std::function<std::unique_ptr<Pager>(const std::string& command)> start_pager = {};
  /// Takes over the whole screen until it goes away; null where that can't be.
  std::function<std::unique_ptr<FullScreen>()> open_full_screen = {};
};

/// Whether TERM names a terminal that can move its cursor and wipe a line.
inline bool moves_cursor(const Environment& environment) {
  const std::string terminal = environment.variable("TERM").value_or("");
  return !terminal.empty() && terminal != "dumb";
}

}  // namespace pcadmin::app
