// Where answers are written, by its descriptor.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "app/machine/environment.hpp"
#include "report/renderer.hpp"

namespace pcadmin::app {

/// Writes to an open descriptor, which stays open. A reader that went away is silent, anything else
/// that prevents writing is a failure. When the program is asked to stop while nobody takes the bytes,
/// it counts as a reader that went away.
class DescriptorSink final : public report::Sink {
 public:
  DescriptorSink(int descriptor, std::function<Stop()> stop) : descriptor_(descriptor), stop_(std::move(stop)) {}

  Delivery write(std::string_view bytes) override;
  /// Where the descriptor doesn't block: takes away from the front of `bytes` what can be written without waiting.
  Delivery write_at_once(std::string_view& bytes);
  std::string failure() const override;

 private:
  int descriptor_;
  std::function<Stop()> stop_;
  int error_ = 0;
};

/// Closes what it owns, unless that is nothing (-1) or standard input.
class OwnedDescriptor {
 public:
  explicit OwnedDescriptor(int descriptor) : descriptor_(descriptor) {}
  OwnedDescriptor(OwnedDescriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OwnedDescriptor& operator=(OwnedDescriptor&&) = delete;
  ~OwnedDescriptor();

  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Opens a file as open() does, also where that takes a while. -1 with errno: EINTR only when the program is asked to
/// stop.
int open_unless(const std::function<Stop()>& stop, const std::string& name, int flags);

/// Where one of the three standard descriptors is closed, occupies it so that reading or writing it
/// still fails, and no file that is opened later lands on it.
void occupy_closed_descriptors();

}  // namespace pcadmin::app
