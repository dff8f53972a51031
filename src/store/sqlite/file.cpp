#include "store/sqlite/file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/failure.hpp"
#include "text/system_reason.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr mode_t folder_mode = 0700;
constexpr mode_t file_mode = 0600;

bool may(const std::string& path, int how) {
  return faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0;
}

[[noreturn]] void fail_creating(const std::string& path, const std::string& thing) {
  throw Failure(Failure::Kind::not_created, path, text::system_reason(errno), thing);
}

/// A new folder, or one that is there; a link that leads nowhere is none.
bool have_folder(const std::string& folder) {
  if (mkdir(folder.c_str(), folder_mode) == 0) return chmod(folder.c_str(), folder_mode) == 0;
  struct stat status {};
  return errno == EEXIST && stat(folder.c_str(), &status) == 0;
}

/// Creates the folder and those above it that are missing.
bool create_folder(const std::string& folder, std::vector<std::string>& created) {
  struct stat status {};
  if (stat(folder.c_str(), &status) == 0) return have_folder(folder);
  bool is_there = have_folder(folder);
  const std::string above = folder_of(folder);
  if (!is_there && errno == ENOENT && above != folder) {
    is_there = create_folder(above, created) && have_folder(folder);
  }
  if (is_there) created.push_back(folder);
  return is_there;
}

std::vector<std::string> create_file(const std::string& path) {
  std::vector<std::string> created;
  const std::string folder = folder_of(path);
  if (!create_folder(folder, created)) fail_creating(path, folder);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, file_mode);
  if (file < 0) {
    // Someone else was faster; it is theirs then, and ours too.
    if (errno == EEXIST) return {};
    fail_creating(path, path);
  }
  const bool private_now = fchmod(file, file_mode) == 0;
  ::close(file);
  if (!private_now) fail_creating(path, path);
  created.push_back(path);
  return created;
}

void check_file(const std::string& path, OpenMode mode, const struct stat& status) {
  using Kind = Failure::Kind;
  if (S_ISDIR(status.st_mode)) throw Failure(Kind::is_folder, path);
  if (!S_ISREG(status.st_mode)) throw Failure(Kind::is_no_file, path);
  if (!may(path, R_OK)) throw Failure(Kind::unreadable, path);
  if (mode != OpenMode::read && !may(path, W_OK)) throw Failure(Kind::unwritable, path);
  if (status.st_size > 0) return;
  if (mode != OpenMode::create) throw Failure(Kind::not_found, path);
  if (chmod(path.c_str(), file_mode) != 0) throw Failure(Kind::inaccessible, path, text::system_reason(errno));
}

}  // namespace

std::string absolute_path(const std::string& path) {
  std::error_code unknown_folder;
  return std::filesystem::absolute(path, unknown_folder).string();
}

std::string folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool may_write_folder(const std::string& path) {
  return may(path, W_OK | X_OK);
}

bool may_write_file(const std::string& path) {
  return may(path, W_OK);
}

bool has_log(const std::string& path) {
  struct stat status {};
  return stat((path + "-wal").c_str(), &status) == 0;
}

FileVersion version_of_file(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  return {.size = status.st_size,
          .modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec,
          .node = status.st_ino};
}

std::vector<std::string> prepare_file(const std::string& path, OpenMode mode) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) {
    check_file(path, mode, status);
    return {};
  }
  if (errno != ENOENT) throw Failure(Failure::Kind::inaccessible, path, text::system_reason(errno));
  if (mode != OpenMode::create) throw Failure(Failure::Kind::not_found, path);
  return create_file(path);
}

}  // namespace pcadmin::store::sqlite
