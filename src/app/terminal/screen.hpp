// What a person sees of a run: the answer, through a pager where it is long; remarks and errors beside it; how far it
// has come. It keeps these from getting into each other's way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/line/global_options.hpp"
#include "app/machine/environment.hpp"
#include "app/terminal/paged_sink.hpp"
#include "app/terminal/progress_line.hpp"
#include "error/error.hpp"
#include "report/renderer.hpp"

namespace pcadmin::app {

class Screen {
 public:
  explicit Screen(const Environment& environment) : environment_(environment) {}

  /// Where the answer goes.
  report::Sink& answer(const GlobalOptions& options);
  /// Shows what is left of it, and waits for the person to leave the pager. Fails with OUTPUT_FAILED, and
  /// with INTERRUPTED where the program was told to end meanwhile.
  Result<void> finish_answer();
  /// Nothing more of it is shown.
  void drop_answer();

  /// Where errors are one JSON object, nothing else may stand beside it: then remarks wait until the command has
  /// succeeded. While the screen is the pager's, they wait as well.
  void note(std::string_view text, bool errors_are_json);
  /// What was remarked so far belongs before a question, and before the end.
  void show_held_notes();
  /// For who shows them otherwise.
  std::vector<std::string> take_held_notes() { return std::exchange(held_notes_, {}); }
  /// Writes to stderr, as it is.
  void say(std::string_view text);

  /// Null where nobody waits at a terminal that can wipe a line.
  cli::Progress* progress(const GlobalOptions& options);
  /// Makes room for something else.
  void wipe_progress() { progress_.wipe(); }

 private:
  const Environment& environment_;
  ProgressLine progress_{environment_};
  std::optional<PagedSink> paged_;
  std::optional<WipingSink> wiping_;
  std::vector<std::string> held_notes_;
};

}  // namespace pcadmin::app
