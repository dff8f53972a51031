// Answers for a person: what is longer than the screen goes through a pager. It is started only when a screenful
// has come together, so that short answers appear as they are. A person reads slowly, and meanwhile a command may hold
// the store open: so nobody waits for the pager before the command has finished. What the pager doesn't take at once
// is kept in a temporary file till then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/line/global_options.hpp"
#include "app/machine/environment.hpp"
#include "report/renderer.hpp"
#include "report/temporary_file.hpp"

namespace pcadmin::app {

/// The command that pages: PCADMIN_PAGER, else PAGER, else less. Empty where there shall be none: no terminal,
/// --no-pager, a variable that is empty or `cat`, a terminal that can't move its cursor.
std::string pager_command(const GlobalOptions& options, const Environment& environment);

class PagedSink final : public report::Sink {
 public:
  PagedSink(const Environment& environment, std::string command);

  Delivery write(std::string_view bytes) override;
  std::string failure() const override;

  /// What is held back is not to be shown: the command failed.
  void drop();
  /// Writes what was held back, and waits until the person has seen enough.
  Delivery finish();
  /// Whether the screen is the pager's.
  bool is_paging() const { return pager_ != nullptr; }

 private:
  Delivery page(std::string_view bytes);
  /// Hands the pager what is kept for it. `hand_over` takes away from the front of a piece what it could hand over;
  /// where something is left of it, the pager takes no more for now.
  template <class HandOver>
  Delivery feed(HandOver hand_over);

  const Environment& environment_;
  std::string command_;
  std::size_t height_;
  std::size_t width_;
  std::string held_;       // until it is more than a screenful
  std::size_t lines_ = 0;  // that it takes on the screen
  bool holds_ = true;
  std::unique_ptr<Pager> pager_;
  std::optional<report::TemporaryFile> kept_;  // what the pager didn't take at once
  std::uint64_t handed_over_ = 0;              // of what is kept
  std::string failure_;                        // of what is no more, or of what is kept
};

}  // namespace pcadmin::app
