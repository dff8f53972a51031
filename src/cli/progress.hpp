// How far a long command has come, for whoever waits at a terminal. A command tells what it does and counts; when
// something is shown, and how, is decided elsewhere.
//
//     cli::Step step(services.progress, tr("Reading rows"));
//     while (read()) step.advance();
#pragma once

#include <cstdint>
#include <string_view>

#include "exchange/bytes.hpp"

namespace pcadmin::cli {

class Progress {
 public:
  virtual ~Progress() = default;
  /// `what` is for people, e.g. "Reading rows"; `total` is 0 where it isn't known. Ends the step before.
  virtual void begin(std::string_view what, std::uint64_t total) = 0;
  /// Where the total isn't known: how much of what there is has been read. Asked for before done().
  virtual void reached(std::uint64_t part, std::uint64_t whole) = 0;
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
  /// Of what is read from `bytes`, so that the time left can be told from how much of it is left.
  Step(Progress* progress, std::string_view what, const exchange::Bytes& bytes) : Step(progress, what) {
    bytes_ = &bytes;
  }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  ~Step() {
    if (progress_ != nullptr) progress_->end();
  }

  /// One more is done.
  void advance() {
    if (progress_ == nullptr) return;
    if (bytes_ != nullptr) progress_->reached(bytes_->position(), bytes_->size());
    progress_->done(++count_);
  }

 private:
  Progress* progress_;
  const exchange::Bytes* bytes_ = nullptr;
  std::uint64_t count_ = 0;
};

}  // namespace pcadmin::cli
