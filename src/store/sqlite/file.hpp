// A store's file and folder as the file system sees them, before SQLite does.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// What SQLite puts behind the name of a store's file for those that it keeps beside it; the first is the file itself.
inline constexpr std::array<const char*, 4> parts_of_store{"", "-wal", "-shm", "-journal"};

/// Absolute, since SQLite takes some relative names for something else, e.g. ":memory:".
std::string absolute_path(const std::string& path);
std::string folder_of(const std::string& path);

/// Whether the user may write a folder or a file, as the process runs now.
bool may_write_folder(const std::string& path);
bool may_write_file(const std::string& path);

/// Whether somebody has a database open, or didn't end well: then what it says last may stand beside its file.
bool has_log(const std::string& path);

/// What changes with a file's content.
struct FileVersion {
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< nanoseconds
  std::uint64_t node = 0;     ///< of the file that has this name

  bool operator==(const FileVersion&) const = default;
};

FileVersion version_of_file(const std::string& path);

/// Makes sure that SQLite can be asked to open the file: a file that can be read, for writing also
/// written. With OpenMode::create a missing folder and file are created, for the user alone (0700 and
/// 0600, whatever the umask); without it a missing or empty file is no store. Answers what was created, the outermost
/// first.
std::vector<std::string> prepare_file(const std::string& path, OpenMode mode);

}  // namespace pcadmin::store::sqlite
