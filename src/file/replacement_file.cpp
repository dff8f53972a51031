#include "file/replacement_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::file {
namespace {

std::string folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

/// The folder's state tells more where the file isn't there.
std::string place_of(const std::string& name) {
  std::error_code ignored;
  return std::filesystem::exists(name, ignored) ? name : folder_of(name);
}

/// A new name is durable when its folder is. Not every file system can say so.
void make_durable(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(fsync(descriptor));
  close(descriptor);
}

}  // namespace

Error unwritable(const std::string& name, const std::string& why) {
  return failure(ErrorCode::output_failed, text::say("'{}' can't be written: {}.", name, why),
                 text::say("ls -ld {}, or another file", text::shell_word(place_of(name))), name);
}

Error ReplacementFile::unwritable(int error) const {
  return file::unwritable(name_, text::system_reason(error));
}

Result<ReplacementFile> ReplacementFile::create(const std::string& name) {
  std::error_code nothing_there;
  const std::filesystem::path linked = std::filesystem::canonical(name, nothing_there);
  // Absolute, since SQLite takes some relative names for something else.
  std::string path = (nothing_there ? std::filesystem::absolute(name, nothing_there) : linked).string();
  std::string temporary = path + ".XXXXXX";
  const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);  // with the mode 0600
  if (descriptor < 0) return file::unwritable(name, text::system_reason(errno));
  return ReplacementFile(name, std::move(path), std::move(temporary), descriptor);
}

ReplacementFile::ReplacementFile(std::string name, std::string path, std::string temporary, int descriptor)
    : name_(std::move(name)), path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

ReplacementFile::ReplacementFile(ReplacementFile&& other) noexcept
    : name_(std::move(other.name_)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

ReplacementFile::~ReplacementFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

Result<void> ReplacementFile::permit(mode_t mode) {
  if (fchmod(descriptor_, mode) != 0) return unwritable(errno);
  return {};
}

Result<void> ReplacementFile::remove_replaced() {
  if (unlink(path_.c_str()) != 0 && errno != ENOENT) return unwritable(errno);
  make_durable(folder_of(path_));
  return {};
}

Result<void> ReplacementFile::keep() {
  while (fsync(descriptor_) != 0) {
    if (errno != EINTR) return unwritable(errno);
  }
  // Interrupted, it is closed all the same.
  if (close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) return unwritable(errno);
  if (rename(temporary_.c_str(), path_.c_str()) != 0) return unwritable(errno);
  temporary_.clear();
  make_durable(folder_of(path_));
  return {};
}

}  // namespace pcadmin::file
