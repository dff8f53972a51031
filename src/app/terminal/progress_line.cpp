#include "app/terminal/progress_line.hpp"

#include <algorithm>

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::app {
namespace {

using std::chrono::milliseconds;
using text::say;

constexpr milliseconds patience{1000};
constexpr milliseconds between_drawings{250};
constexpr std::size_t width_unknown = 80;
constexpr std::uint64_t longest_in_seconds = 120;

std::string duration(std::uint64_t seconds) {
  if (seconds <= longest_in_seconds) return say("{} s", seconds);
  return say("{} min", (seconds + 59) / 60);
}

}  // namespace

void ProgressLine::begin(std::string_view what, std::uint64_t total) {
  wipe();
  what_ = what;
  total_ = total;
  part_ = whole_ = 0;
  begun_ = environment_.elapsed();
  next_ = begun_ + patience;
}

void ProgressLine::done(std::uint64_t count) {
  const milliseconds now = environment_.elapsed();
  if (now < next_) return;
  next_ = now + between_drawings;
  // The last cell stays free: a terminal may begin a new line after it.
  const std::size_t width = std::max<std::size_t>(environment_.terminal.errors_width().value_or(width_unknown), 2);
  environment_.errors("\r" + text::cut(text(count, now - begun_), width - 1) + "\x1b[K");
  shown_ = true;
}

void ProgressLine::wipe() {
  if (!shown_) return;
  shown_ = false;
  environment_.errors("\r\x1b[K");
}

std::string ProgressLine::text(std::uint64_t count, milliseconds passed) const {
  const auto thousandths = static_cast<std::uint64_t>(std::max<std::int64_t>(passed.count(), 1));
  const std::uint64_t rate = count * 1000 / thousandths;
  const auto left = [thousandths](std::uint64_t part, std::uint64_t whole) {
    return duration((whole - std::min(part, whole)) * thousandths / part / 1000);
  };
  if (total_ != 0 && count != 0) {
    return say("{0}: {1} of {2} ({3} a second, {4} left)", what_, count, total_, rate, left(count, total_));
  }
  if (whole_ != 0 && part_ != 0) {
    return say("{0}: {1} ({2} a second, {3} left)", what_, count, rate, left(part_, whole_));
  }
  return say("{0}: {1} ({2} a second)", what_, count, rate);
}

}  // namespace pcadmin::app
