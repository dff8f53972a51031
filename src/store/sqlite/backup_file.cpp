#include "store/sqlite/backup_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "error/error.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/migration.hpp"
#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

namespace {

Error unwritable(const std::string& name, int error) {
  return sqlite::unwritable(name, text::system_reason(error));
}

/// A new name is durable when its folder is. Not every file system can say so.
void make_durable(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(fsync(descriptor));
  ::close(descriptor);
}

}  // namespace

Error unwritable(const std::string& name, const std::string& why) {
  return failure(ErrorCode::output_failed, text::say("'{}' can't be written: {}.", name, why),
                 text::say("ls -ld {}, or another file", text::shell_word(folder_of(name))), name);
}

Result<BackupFile> BackupFile::create(const std::string& name) {
  // What a link leads to is replaced, not the link.
  std::error_code nothing_there;
  const std::filesystem::path linked = std::filesystem::canonical(name, nothing_there);
  std::string path = nothing_there ? absolute_path(name) : linked.string();
  std::string temporary = path + ".XXXXXX";
  const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);  // with the mode 0600
  if (descriptor < 0) return unwritable(name, errno);
  return BackupFile(name, std::move(path), std::move(temporary), descriptor);
}

BackupFile::BackupFile(std::string name, std::string path, std::string temporary, int descriptor)
    : name_(std::move(name)), path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

BackupFile::BackupFile(BackupFile&& other) noexcept
    : name_(std::move(other.name_)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

BackupFile::~BackupFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (temporary_.empty()) return;
  for (const char* const part : {"", "-journal", "-wal", "-shm"})
    unlink((temporary_ + part).c_str());
}

Result<std::uint64_t> BackupFile::keep() {
  struct stat status {};
  if (fsync(descriptor_) != 0 || fstat(descriptor_, &status) != 0) return unwritable(name_, errno);
  if (::close(std::exchange(descriptor_, -1)) != 0) return unwritable(name_, errno);
  if (rename(temporary_.c_str(), path_.c_str()) != 0) return unwritable(name_, errno);
  temporary_.clear();
  make_durable(folder_of(path_));
  return static_cast<std::uint64_t>(status.st_size);
}

Header read_header(const std::string& path) {
  // https://www.sqlite.org/fileformat2.html#the_database_header
  constexpr std::string_view magic("SQLite format 3\0", 16);
  constexpr std::size_t at_version = 18;
  constexpr std::size_t at_application_id = 68;
  std::array<unsigned char, 100> bytes{};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  const ssize_t count = pread(descriptor, bytes.data(), bytes.size(), 0);
  ::close(descriptor);
  if (count != static_cast<ssize_t>(bytes.size()) || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
    return {};
  }
  std::int64_t id = 0;
  for (std::size_t i = 0; i < 4; ++i)
    id = id << 8 | bytes.at(at_application_id + i);
  return {.ours = id == application_id, .logs_ahead = bytes.at(at_version) == 2};
}

}  // namespace pcadmin::store::sqlite
