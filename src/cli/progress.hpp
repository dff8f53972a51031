// How far a long command has come, for whoever waits at a terminal. A command tells what it does and counts; when
// something is shown, and how, is decided elsewhere.
//
//     cli::Step step(services.progress, tr("Reading rows"));
//     while (read()) step.advance();
#pragma once

#include <cstdint>
#include <string_view>

namespace pcadmin::cli {

class Progress {
 public:
  virtual ~Progress() = default;
  /// `what` is for people, e.g. "Reading rows"; `total` is 0 where it isn't known. Ends the step before.
  virtual void begin(std::string_view what, std::uint64_t total) = 0;
  /// So many are done by now. Asked for each, so it takes next to no time.
  virtual void done(std::uint64_t count) = 0;
  virtual void end() = 0;
};

/// A part of a command's work. One at a time.
class Step {
 public:
  /// `progress` is null where nobody waits.
  Step(Progress* progress, std::string_view what, std::uint64_t total = 0) : progress_(progress) {
    if (progress_ != nullptr) progress_->begin(what, total);
  }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  ~Step() {
    if (progress_ != nullptr) progress_->end();
  }

  /// One more is done.
  void advance() {
    if (progress_ != nullptr) progress_->done(++count_);
  }

 private:
  Progress* progress_;
  std::uint64_t count_ = 0;
};

}  // namespace pcadmin::cli
