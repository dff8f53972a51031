#include "app/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "app/failure.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

std::string system_text(int error) {
  return std::generic_category().message(error);
}

Error unreadable(const std::string& name, int error) {
  const bool is_missing = error == ENOENT || error == ENOTDIR;
  return failure(is_missing ? ErrorCode::file_not_found : ErrorCode::file_unreadable,
                 is_missing ? text::say("file '{}' not found.", name)
                            : text::say("'{}' can't be read: {}.", name, system_text(error)),
                 is_missing ? "ls -l" : "", name);
}

class DescriptorBytes final : public exchange::Bytes {
 public:
  DescriptorBytes(int descriptor, bool owned, std::string name, std::function<Stop()> stop)
      : descriptor_(descriptor), owned_(owned), name_(std::move(name)), stop_(std::move(stop)) {}
  DescriptorBytes(const DescriptorBytes&) = delete;
  DescriptorBytes& operator=(const DescriptorBytes&) = delete;
  ~DescriptorBytes() override {
    if (owned_) close(descriptor_);
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    while (true) {
      const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return unreadable(name_, errno);
      if (stop_() != Stop::none) {
        return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
      }
    }
  }

 private:
  int descriptor_;
  bool owned_;
  std::string name_;
  std::function<Stop()> stop_;
};

}  // namespace

report::Sink::Outcome DescriptorSink::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    error_ = errno;
    if (error_ == EPIPE) return Outcome::reader_gone;
    if (error_ == EINTR && stop_() != Stop::none) return Outcome::reader_gone;
    if (error_ == EAGAIN) {
      pollfd waiting{.fd = descriptor_, .events = POLLOUT, .revents = 0};
      if (poll(&waiting, 1, -1) < 0 && stop_() != Stop::none) return Outcome::reader_gone;
    } else if (error_ != EINTR) {
      return Outcome::failed;
    }
  }
  return Outcome::written;
}

std::string DescriptorSink::failure() const {
  return system_text(error_);
}

Result<std::unique_ptr<exchange::Bytes>> open_input(const std::string& name, std::function<Stop()> stop) {
  if (name == "-") {
    return std::unique_ptr<exchange::Bytes>(
        std::make_unique<DescriptorBytes>(STDIN_FILENO, false, text::tr("standard input"), std::move(stop)));
  }
  const int descriptor = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(name, errno);
  auto bytes = std::make_unique<DescriptorBytes>(descriptor, true, name, std::move(stop));
  struct stat status {};
  if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) return unreadable(name, EISDIR);
  return std::unique_ptr<exchange::Bytes>(std::move(bytes));
}

void occupy_closed_descriptors() {
  // open() takes the lowest descriptor that is free. Each gets the direction in which nobody uses it.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    if (open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) return;
  }
}

}  // namespace pcadmin::app
