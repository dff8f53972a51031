#include "app/machine/input_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <span>
#include <utility>

#include "app/machine/descriptor.hpp"
#include "app/machine/signals.hpp"
#include "error/error.hpp"
#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

/// As a person is told of it.
std::string title(const std::string& name) {
  return name == "-" ? text::tr("standard input") : name;
}

Error unreadable(const std::string& name, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return failure(ErrorCode::file_not_found, text::say("file '{}' not found.", name), "ls -l", name);
  }
  return failure(ErrorCode::file_unreadable,
                 text::say("'{}' can't be read: {}.", title(name), text::system_reason(error)),
                 name == "-" ? std::string(text::tr("a file, or the output of another command"))
                             : "ls -ld " + text::shell_word(name),
                 name);
}

Error interrupted() {
  return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
}

class FileBytes final : public exchange::Bytes {
 public:
  FileBytes(OwnedDescriptor file, std::string name, off_t from, off_t end)
      : file_(std::move(file)), name_(std::move(name)), from_(from), next_(from), end_(end) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    while (true) {
      const ssize_t count = pread(file_.get(), buffer.data(), buffer.size(), next_);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return unreadable(name_, errno);
      next_ += count;
      return static_cast<std::size_t>(count);
    }
  }
  std::uint64_t position() const override { return static_cast<std::uint64_t>(next_ - from_); }
  std::uint64_t size() const override { return end_ > from_ ? static_cast<std::uint64_t>(end_ - from_) : 0; }

 private:
  OwnedDescriptor file_;
  std::string name_;
  off_t from_;  // standard input may stand anywhere in its file
  off_t next_;
  off_t end_;
};

class CopiedBytes final : public exchange::Bytes {
 public:
  explicit CopiedBytes(std::shared_ptr<const report::TemporaryFile> copy) : copy_(std::move(copy)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    auto count = copy_->read(next_, buffer);
    if (count) next_ += *count;
    return count;
  }
  std::uint64_t position() const override { return next_; }
  std::uint64_t size() const override { return copy_->size(); }

 private:
  std::shared_ptr<const report::TemporaryFile> copy_;
  std::uint64_t next_ = 0;
};

}  // namespace

Result<std::unique_ptr<exchange::Bytes>> InputFiles::open(const std::string& name) {
  if (const auto known = copies_.find(name); known != copies_.end()) {
    return std::unique_ptr<exchange::Bytes>(std::make_unique<CopiedBytes>(known->second));
  }
  // A pipe is opened when its writer comes.
  OwnedDescriptor file(name == "-" ? STDIN_FILENO : open_unless(stop_, name, O_RDONLY));
  struct stat status {};
  if (file.get() < 0 && errno == EINTR) return interrupted();
  if (file.get() < 0 || fstat(file.get(), &status) != 0) return unreadable(name, errno);
  if (S_ISDIR(status.st_mode)) return unreadable(name, EISDIR);
  if (S_ISREG(status.st_mode)) {
    const off_t from = lseek(file.get(), 0, SEEK_CUR);
    return std::unique_ptr<exchange::Bytes>(std::make_unique<FileBytes>(std::move(file), name, from, status.st_size));
  }
  auto copied = copy(file.get(), name);
  if (!copied) return std::move(copied).error();
  copies_[name] = *copied;
  return std::unique_ptr<exchange::Bytes>(std::make_unique<CopiedBytes>(*std::move(copied)));
}

Result<std::string> read_small_file(const std::string& name, std::size_t most) {
  const OwnedDescriptor file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return unreadable(name, errno);
  std::string text;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t count = read(file.get(), buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno == EAGAIN)) return text;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(name, errno);
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > most) return unreadable(name, EFBIG);
  }
}

Result<std::shared_ptr<const report::TemporaryFile>> InputFiles::copy(int descriptor, const std::string& name) const {
  auto temporary = report::TemporaryFile::create();
  if (!temporary) return std::move(temporary).error();
  std::array<char, 65536> buffer{};
  const SignalsHeld held;
  while (true) {
    // A file that can't be waited for can be read at once.
    while (stop_() == Stop::none && !held.wait_readable(descriptor)) {
    }
    if (stop_() != Stop::none) return interrupted();
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count == 0) return std::make_shared<const report::TemporaryFile>(*std::move(temporary));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(name, errno);
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    if (auto appended = temporary->append(bytes); !appended) return std::move(appended).error();
  }
}

}  // namespace pcadmin::app
