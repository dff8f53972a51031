// The line at the end of a terminal that says how far a long command has come.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "app/machine/environment.hpp"
#include "cli/progress.hpp"

namespace pcadmin::app {

/// Shows a step that takes longer than a second, a few times a second, always in the same place. Borrows the
/// environment.
class ProgressLine final : public cli::Progress {
 public:
  explicit ProgressLine(const Environment& environment) : environment_(environment) {}

  void begin(std::string_view what, std::uint64_t total) override;
  void reached(std::uint64_t part, std::uint64_t whole) override {
    part_ = part;
    whole_ = whole;
  }
  void done(std::uint64_t count) override;
  void end() override { wipe(); }

  /// Takes it off the screen, so that something else can be written there; it comes back with what is done next.
  void wipe();

 private:
  std::string text(std::uint64_t count, std::chrono::milliseconds passed) const;

  const Environment& environment_;
  std::string what_;
  std::uint64_t total_ = 0;
  std::uint64_t part_ = 0;
  std::uint64_t whole_ = 0;
  std::chrono::milliseconds begun_{0};
  std::chrono::milliseconds next_{0};  ///< when it is drawn again
  bool shown_ = false;
};

/// Wipes the progress line off the screen before something is written to the sink behind it.
class WipingSink final : public report::Sink {
 public:
  WipingSink(report::Sink& sink, ProgressLine& line, const Terminal& terminal)
      : sink_(sink), line_(line), terminal_(terminal) {}

  Delivery write(std::string_view bytes) override {
    if (terminal_.output_is_terminal()) line_.wipe();
    return sink_.write(bytes);
  }
  std::string failure() const override { return sink_.failure(); }

 private:
  report::Sink& sink_;
  ProgressLine& line_;
  const Terminal& terminal_;
};

}  // namespace pcadmin::app
