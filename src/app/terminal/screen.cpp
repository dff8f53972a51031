#include "app/terminal/screen.hpp"

#include <utility>

#include "app/terminal/error_text.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {

report::Sink& Screen::answer(const GlobalOptions& options) {
  paged_.emplace(environment_, pager_command(options, environment_));
  return wiping_.emplace(*paged_, progress_, environment_.terminal);
}

Result<void> Screen::finish_answer() {
  if (!paged_) return {};
  const bool was_paging = paged_->is_paging();
  if (paged_->finish() == report::Sink::Delivery::failed) return report::output_failed(paged_->failure());
  if (!was_paging || environment_.stop() != Stop::terminated) return {};
  return failure(ErrorCode::interrupted, text::tr("interrupted."));
}

void Screen::drop_answer() {
  if (paged_) paged_->drop();
}

void Screen::note(std::string_view text, bool errors_are_json) {
  std::string lines = harmless_lines(text, errors_width(environment_.terminal));
  if (errors_are_json || (paged_ && paged_->is_paging())) {
    held_notes_.push_back(std::move(lines));
  } else {
    say(lines);
  }
}

void Screen::show_held_notes() {
  for (const std::string& note : take_held_notes())
    say(note);
}

void Screen::say(std::string_view text) {
  progress_.wipe();
  environment_.errors(text);
}

cli::Progress* Screen::progress(const GlobalOptions& options) {
  const bool is_shown = environment_.terminal.errors_are_terminal() && !options.quiet && moves_cursor(environment_);
  return is_shown ? &progress_ : nullptr;
}

}  // namespace pcadmin::app
