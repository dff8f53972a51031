// Answers for a person: what is longer than the screen goes through a pager. It is started only when a screenful
// has come together, so that short answers appear as they are; and it gets the rest as it comes.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "app/line/global_options.hpp"
#include "app/machine/environment.hpp"
#include "report/renderer.hpp"

namespace pcadmin::app {

/// The command that pages: PCADMIN_PAGER, else PAGER, else less. Empty where there shall be none: no terminal,
/// --no-pager, a variable that is empty or `cat`, a terminal that can't move its cursor.
std::string pager_command(const GlobalOptions& options, const Environment& environment);

class PagedSink final : public report::Sink {
 public:
  PagedSink(const Environment& environment, std::string command);

  Outcome write(std::string_view bytes) override;
  std::string failure() const override { return pager_ ? pager_->failure() : environment_.out.failure(); }

  /// What is held back is not to be shown: the command failed.
  void drop() { held_.clear(); }
  /// Writes what was held back, and waits until the person has seen enough.
  Outcome finish();
  /// Whether the screen is the pager's.
  bool is_paging() const { return pager_ != nullptr; }

 private:
  const Environment& environment_;
  std::string command_;
  std::size_t height_;
  std::size_t width_;
  std::string held_;       // until it is more than a screenful
  std::size_t lines_ = 0;  // that it takes on the screen
  bool holds_ = true;
  std::unique_ptr<Pager> pager_;
};

}  // namespace pcadmin::app
