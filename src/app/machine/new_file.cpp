#include "app/machine/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/machine/descriptor.hpp"
#include "error/error.hpp"
#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::app {
namespace {

/// The folder's state tells more where the file isn't there.
std::string place_of(const std::string& name) {
  const std::filesystem::path path(name);
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return name;
  return path.has_parent_path() ? path.parent_path().string() : ".";
}

Error unwritable(const std::string& name, int error) {
  if (error == EINTR) return failure(ErrorCode::interrupted, text::tr("interrupted."), {}, name);
  return failure(ErrorCode::output_failed, text::say("'{}' can't be written: {}.", name, text::system_reason(error)),
                 text::say("ls -ld {}, or another file", text::shell_word(place_of(name))), name);
}

class DescriptorFile final : public exchange::NewFile {
 public:
  /// `temporary` is what becomes `path` when it is kept; empty where the descriptor is written as it is.
  DescriptorFile(int descriptor, std::string name, std::string path, std::string temporary, std::function<Stop()> stop)
      : descriptor_(descriptor),
        name_(std::move(name)),
        path_(std::move(path)),
        temporary_(std::move(temporary)),
        stop_(std::move(stop)) {}
  DescriptorFile(const DescriptorFile&) = delete;
  DescriptorFile& operator=(const DescriptorFile&) = delete;
  ~DescriptorFile() override {
    if (descriptor_ >= 0) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
  }

  Result<void> write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && (errno != EINTR || stop_() != Stop::none)) return unwritable(name_, errno);
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
  }

  Result<void> keep() override {
    if (temporary_.empty()) return {};
    while (fsync(descriptor_) != 0) {
      if (errno != EINTR) return unwritable(name_, errno);
    }
    // Interrupted, it is closed all the same.
    if (close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) return unwritable(name_, errno);
    if (rename(temporary_.c_str(), path_.c_str()) != 0) return unwritable(name_, errno);
    temporary_.clear();
    return {};
  }

 private:
  int descriptor_;
  std::string name_;
  std::string path_;
  std::string temporary_;
  std::function<Stop()> stop_;
};

bool is_same_file(const struct stat& file, const std::string& input) {
  struct stat other {};
  const int found = input == "-" ? fstat(STDIN_FILENO, &other) : stat(input.c_str(), &other);
  return found == 0 && file.st_dev == other.st_dev && file.st_ino == other.st_ino;
}

/// Whether a file may give way: it is empty, or what is written here usually, and no database.
bool may_give_way(const std::string& name, std::string_view kind) {
  constexpr std::string_view database = "SQLite format 3";
  std::array<char, 64> buffer{};
  const int descriptor = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  const ssize_t count = descriptor < 0 ? -1 : read(descriptor, buffer.data(), buffer.size());
  if (descriptor >= 0) close(descriptor);
  if (count <= 0) return count == 0;
  const std::string_view beginning(buffer.data(), static_cast<std::size_t>(count));
  return beginning.starts_with(kind) && !beginning.starts_with(database);
}

mode_t usual_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Result<std::unique_ptr<exchange::NewFile>> create_file(const std::string& name, const std::string& input,
                                                       std::string_view kind, const std::function<Stop()>& stop) {
  struct stat status {};
  const bool exists = stat(name.c_str(), &status) == 0;
  if (exists && is_same_file(status, input)) {
    return failure(ErrorCode::conflicting_options, text::say("'{}' is the input itself.", name),
                   text::tr("another file."), name);
  }
  if (exists && S_ISDIR(status.st_mode)) return unwritable(name, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = open_unless(stop, name, O_WRONLY);
    if (descriptor < 0) return unwritable(name, errno);
    return std::unique_ptr<exchange::NewFile>(std::make_unique<DescriptorFile>(descriptor, name, "", "", stop));
  }
  if (exists && !may_give_way(name, kind)) {
    return failure(ErrorCode::conflict,
                   text::say("'{}' is there already, and isn't what would be written here; it stays as it is.", name),
                   text::tr("another file."), name);
  }
  std::error_code ignored;
  const std::filesystem::path linked = exists ? std::filesystem::canonical(name, ignored) : std::filesystem::path();
  const std::string path = linked.empty() ? name : linked.string();
  std::string temporary = path + ".XXXXXX";
  const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return unwritable(name, errno);
  auto file = std::make_unique<DescriptorFile>(descriptor, name, path, temporary, stop);
  if (fchmod(descriptor, exists ? status.st_mode & 0777 : usual_mode()) != 0) return unwritable(name, errno);
  return std::unique_ptr<exchange::NewFile>(std::move(file));
}

}  // namespace pcadmin::app
