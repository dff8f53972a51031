#include "app/machine/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <utility>

#include "app/machine/descriptor.hpp"
#include "error/error.hpp"
#include "file/replacement_file.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

Error unwritable(const std::string& name, int error) {
  if (error == EINTR) return failure(ErrorCode::interrupted, text::tr("interrupted."), {}, name);
  return file::unwritable(name, text::system_reason(error));
}

Result<void> write_all(int descriptor, const std::string& name, std::string_view bytes,
                       const std::function<Stop()>& stop) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && (errno != EINTR || stop() != Stop::none)) return unwritable(name, errno);
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

class PlainFile final : public exchange::NewFile {
 public:
  PlainFile(file::ReplacementFile file, std::string name, bool replaces, std::function<Stop()> stop)
      : file_(std::move(file)), name_(std::move(name)), replaces_(replaces), stop_(std::move(stop)) {}

  Result<void> write(std::string_view bytes) override { return write_all(file_.descriptor(), name_, bytes, stop_); }
  Result<void> keep() override { return file_.keep(); }
  bool replaces() const override { return replaces_; }
  Result<void> remove_replaced() override { return replaces_ ? file_.remove_replaced() : Result<void>(); }

 private:
  file::ReplacementFile file_;
  std::string name_;
  bool replaces_;
  std::function<Stop()> stop_;
};

/// A pipe or a device, which is written as it is.
class PipeFile final : public exchange::NewFile {
 public:
  PipeFile(OwnedDescriptor descriptor, std::string name, std::function<Stop()> stop)
      : descriptor_(std::move(descriptor)), name_(std::move(name)), stop_(std::move(stop)) {}

  Result<void> write(std::string_view bytes) override { return write_all(descriptor_.get(), name_, bytes, stop_); }
  Result<void> keep() override { return {}; }

 private:
  OwnedDescriptor descriptor_;
  std::string name_;
  std::function<Stop()> stop_;
};

bool is_same_file(const struct stat& file, const std::string& input) {
  struct stat other {};
  const int found = input == "-" ? fstat(STDIN_FILENO, &other) : stat(input.c_str(), &other);
  return found == 0 && file.st_dev == other.st_dev && file.st_ino == other.st_ino;
}

/// How a file begins; nothing where it can't be read.
std::optional<std::string> beginning_of(const std::string& name) {
  std::array<char, 64> buffer{};
  const int descriptor = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const ssize_t count = descriptor < 0 ? -1 : read(descriptor, buffer.data(), buffer.size());
  if (descriptor >= 0) close(descriptor);
  if (count < 0) return std::nullopt;
  return std::string(buffer.data(), static_cast<std::size_t>(count));
}

/// Whether a file may give way: it is empty, or what is written here usually, and no store.
bool may_give_way(const std::string& name, std::string_view kind,
                  const std::function<bool(std::string_view)>& may_be_store) {
  const std::optional<std::string> beginning = beginning_of(name);
  return beginning && (beginning->empty() || (beginning->starts_with(kind) && !may_be_store(*beginning)));
}

mode_t usual_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Result<std::unique_ptr<exchange::NewFile>> create_file(const std::string& name, const std::string& input,
                                                       std::string_view kind,
                                                       const std::function<bool(std::string_view)>& may_be_store,
                                                       const std::function<Stop()>& stop) {
  struct stat status {};
  const bool exists = stat(name.c_str(), &status) == 0;
  if (exists && is_same_file(status, input)) {
    return failure(ErrorCode::conflicting_options, text::say("'{}' is the input itself.", name),
                   text::tr("another file."), name);
  }
  if (exists && S_ISDIR(status.st_mode)) return unwritable(name, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    OwnedDescriptor pipe(open_unless(stop, name, O_WRONLY));
    if (pipe.get() < 0) return unwritable(name, errno);
    return std::unique_ptr<exchange::NewFile>(std::make_unique<PipeFile>(std::move(pipe), name, stop));
  }
  if (exists && !may_give_way(name, kind, may_be_store)) {
    return failure(ErrorCode::conflict,
                   text::say("'{}' is there already, and isn't what would be written here; it stays as it is.", name),
                   text::tr("another file."), name);
  }
  auto file = file::ReplacementFile::create(name);
  if (!file) return std::move(file).error();
  Result<void> permitted = file->permit(exists ? status.st_mode & 0777 : usual_mode());
  if (!permitted) return std::move(permitted).error();
  return std::unique_ptr<exchange::NewFile>(std::make_unique<PlainFile>(*std::move(file), name, exists, stop));
}

}  // namespace pcadmin::app
