#include "store/sqlite/file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

constexpr mode_t folder_mode = 0700;
constexpr mode_t file_mode = 0600;

bool may(const std::string& path, int how) {
  return faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0;
}

Error inaccessible(const std::string& path, const std::string& why) {
  return {ErrorCode::store_inaccessible,
          say("the store '{}' isn't accessible: {}.", path, why),
          say("ls -ld {}, or another store: --store FILE", text::shell_word(folder_of(path))),
          path,
          {}};
}

Error not_created(const std::string& path, const std::string& thing) {
  return {ErrorCode::store_inaccessible,
          say("the store '{}' can't be created: '{}': {}.", path, thing, text::system_reason(errno)),
          say("a place that is yours: --store FILE"),
          path,
          {}};
}

/// A new folder, or one that is there; a link that leads nowhere is none.
bool have_folder(const std::string& folder) {
  if (mkdir(folder.c_str(), folder_mode) == 0) return chmod(folder.c_str(), folder_mode) == 0;
  struct stat status {};
  return errno == EEXIST && stat(folder.c_str(), &status) == 0;
}

/// Creates the folder and those above it that are missing.
bool create_folder(const std::string& folder) {
  if (have_folder(folder)) return true;
  const std::string above = folder_of(folder);
  return errno == ENOENT && above != folder && create_folder(above) && have_folder(folder);
}

Result<void> create_file(const std::string& path) {
  const std::string folder = folder_of(path);
  if (!create_folder(folder)) return not_created(path, folder);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, file_mode);
  if (file < 0) {
    // Someone else was faster; it is theirs then, and ours too.
    if (errno == EEXIST) return {};
    return not_created(path, path);
  }
  const bool private_now = fchmod(file, file_mode) == 0;
  ::close(file);
  if (!private_now) return not_created(path, path);
  return {};
}

Result<void> check_file(const std::string& path, OpenMode mode, const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return not_recognised(path, say("it is a folder"));
  if (!S_ISREG(status.st_mode)) return not_recognised(path, say("it is no regular file"));
  if (!may(path, R_OK)) return inaccessible(path, say("you may not read it"));
  if (mode != OpenMode::read && !may(path, W_OK)) return inaccessible(path, say("you may not write it"));
  if (status.st_size > 0) return {};
  if (mode != OpenMode::create) return not_found(path);
  if (chmod(path.c_str(), file_mode) != 0) return inaccessible(path, text::system_reason(errno));
  return {};
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

bool may_write(const std::string& path) {
  return may(path, W_OK | X_OK);
}

Result<void> prepare_file(const std::string& path, OpenMode mode) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) return check_file(path, mode, status);
  if (errno != ENOENT) return inaccessible(path, text::system_reason(errno));
  return mode == OpenMode::create ? create_file(path) : Result<void>(not_found(path));
}

Error not_found(const std::string& path) {
  return {ErrorCode::store_not_found,
          say("there is no store at '{}' yet.", path),
          "pcadmin init --name NAME --tenant-id GUID --mpn-id DIGITS",
          path,
          {}};
}

Error not_recognised(const std::string& path, const std::string& what) {
  return {ErrorCode::store_not_recognised,
          say("'{}' isn't a store of pcadmin: {}.", path, what),
          say("another place: --store FILE"),
          path,
          {}};
}

Error interrupted_error() {
  return {ErrorCode::interrupted, say("interrupted; nothing was written."), {}, {}, {}};
}

}  // namespace pcadmin::store::sqlite
