#include "app/machine/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "text/system_reason.hpp"

namespace pcadmin::app {

report::Sink::Delivery DescriptorSink::write(std::string_view bytes) {
  while (true) {
    const Delivery outcome = write_at_once(bytes);
    if (outcome != Delivery::written || bytes.empty()) return outcome;
    pollfd waiting{.fd = descriptor_, .events = POLLOUT, .revents = 0};
    if (poll(&waiting, 1, -1) < 0 && stop_() != Stop::none) return Delivery::reader_gone;
  }
}

report::Sink::Delivery DescriptorSink::write_at_once(std::string_view& bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    error_ = errno;
    if (error_ == EAGAIN) return Delivery::written;
    if (error_ == EPIPE) return Delivery::reader_gone;
    if (error_ != EINTR) return Delivery::failed;
    if (stop_() != Stop::none) return Delivery::reader_gone;
  }
  return Delivery::written;
}

std::string DescriptorSink::failure() const {
  return text::system_reason(error_);
}

OwnedDescriptor::~OwnedDescriptor() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

int open_unless(const std::function<Stop()>& stop, const std::string& name, int flags) {
  while (true) {
    const int descriptor = open(name.c_str(), flags | O_CLOEXEC);
    if (descriptor >= 0 || errno != EINTR || stop() != Stop::none) return descriptor;
  }
}

void occupy_closed_descriptors() {
  // open() takes the lowest descriptor that is free. Each gets the direction in which nobody uses it.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    if (open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) return;
  }
}

}  // namespace pcadmin::app
