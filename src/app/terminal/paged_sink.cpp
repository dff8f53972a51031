#include "app/terminal/paged_sink.hpp"

#include <algorithm>
#include <utility>

#include "text/unicode.hpp"

namespace pcadmin::app {

namespace {

constexpr std::size_t usual_height = 24;
constexpr std::size_t usual_width = 80;

/// A line without what only colours it.
std::string uncoloured(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.substr(at).starts_with("\x1b[")) {
      at = std::min(line.find('m', at), line.size());
    } else {
      text += line[at];
    }
  }
  return text;
}

/// The lines of a screen of this width that a text takes.
std::size_t screen_lines(std::string_view text, std::size_t width) {
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t cells = text::display_width(uncoloured(text.substr(0, end)));
    lines += std::max<std::size_t>(1, (cells + width - 1) / width);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string pager_command(const GlobalOptions& options, const Environment& environment) {
  if (options.no_pager || !environment.terminal.output_is_terminal()) return {};
  if (!moves_cursor(environment)) return {};
  for (const char* const name : {"PCADMIN_PAGER", "PAGER"}) {
    if (const auto command = environment.variable(name)) return *command == "cat" ? std::string() : *command;
  }
  return "less";
}

PagedSink::PagedSink(const Environment& environment, std::string command)
    : environment_(environment),
      command_(std::move(command)),
      height_(environment.terminal.height().value_or(usual_height)),
      width_(environment.terminal.width().value_or(usual_width)),
      holds_(!command_.empty()) {}

report::Sink::Outcome PagedSink::write(std::string_view bytes) {
  if (pager_) return pager_->write(bytes);
  if (!holds_) return environment_.out.write(bytes);
  held_ += bytes;
  lines_ += screen_lines(bytes, width_);
  // The last line is the prompt's.
  if (lines_ < height_) return Outcome::written;
  holds_ = false;
  pager_ = environment_.start_pager(command_);
  const std::string screenful = std::exchange(held_, {});
  return pager_ ? pager_->write(screenful) : environment_.out.write(screenful);
}

report::Sink::Outcome PagedSink::finish() {
  if (pager_) {
    pager_->wait();
    pager_.reset();
    return Outcome::written;
  }
  const std::string held = std::exchange(held_, {});
  return held.empty() ? Outcome::written : environment_.out.write(held);
}

}  // namespace pcadmin::app
