#include "app/terminal/paged_sink.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "text/system_reason.hpp"
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

std::string PagedSink::failure() const {
  if (!failure_.empty()) return failure_;
  return pager_ ? pager_->failure() : environment_.out.failure();
}

PagedSink::PagedSink(const Environment& environment, std::string command)
    : environment_(environment),
      command_(std::move(command)),
      height_(environment.terminal.height().value_or(usual_height)),
      width_(environment.terminal.width().value_or(usual_width)),
      holds_(!command_.empty()) {}

report::Sink::Delivery PagedSink::write(std::string_view bytes) {
  if (pager_) return page(bytes);
  if (!holds_) return environment_.out.write(bytes);
  held_ += bytes;
  lines_ += screen_lines(bytes, width_);
  // The last line is the prompt's.
  if (lines_ < height_) return Delivery::written;
  holds_ = false;
  pager_ = environment_.start_pager(command_);
  const std::string screenful = std::exchange(held_, {});
  return pager_ ? page(screenful) : environment_.out.write(screenful);
}

report::Sink::Delivery PagedSink::page(std::string_view bytes) {
  // While the person reads on, the pager takes more.
  Delivery outcome = feed([this](std::string_view& chunk) { return pager_->offer(chunk); });
  const bool all_handed_over = !kept_ || handed_over_ == kept_->size();
  if (outcome == Delivery::written && all_handed_over) outcome = pager_->offer(bytes);
  if (outcome != Delivery::written || bytes.empty()) return outcome;
  if (!kept_) {
    if (auto created = report::TemporaryFile::create()) kept_.emplace(*std::move(created));
  }
  if (kept_ && kept_->append(bytes)) return Delivery::written;
  // Without room for a file the answer is shown all the same, as fast as the person reads.
  outcome = feed([this](std::string_view& chunk) { return pager_->write(std::exchange(chunk, {})); });
  return outcome == Delivery::written ? pager_->write(bytes) : outcome;
}

template <class HandOver>
report::Sink::Delivery PagedSink::feed(HandOver hand_over) {
  std::array<char, 65536> buffer{};
  while (kept_ && handed_over_ < kept_->size()) {
    const auto count = kept_->read(handed_over_, buffer);
    if (!count) {
      failure_ = text::system_reason(EIO);
      return Delivery::failed;
    }
    std::string_view chunk(buffer.data(), *count);
    const Delivery outcome = hand_over(chunk);
    handed_over_ += *count - chunk.size();
    if (outcome != Delivery::written || !chunk.empty()) return outcome;
  }
  return Delivery::written;
}

void PagedSink::drop() {
  held_.clear();
  kept_.reset();
  handed_over_ = 0;
}

report::Sink::Delivery PagedSink::finish() {
  if (pager_) {
    const Delivery outcome = feed([this](std::string_view& chunk) { return pager_->write(std::exchange(chunk, {})); });
    failure_ = failure();
    pager_->wait();
    pager_.reset();
    return outcome;
  }
  const std::string held = std::exchange(held_, {});
  return held.empty() ? Delivery::written : environment_.out.write(held);
}

}  // namespace pcadmin::app
