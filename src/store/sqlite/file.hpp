// A store's file and folder as the file system sees them, before SQLite does.
#pragma once

#include <array>
#include <string>

#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// What SQLite puts behind the name of a store's file for those that it keeps beside it; the first is the file itself.
inline constexpr std::array<const char*, 4> parts_of_store{"", "-wal", "-shm", "-journal"};

/// Absolute, since SQLite takes some relative names for something else, e.g. ":memory:".
std::string absolute_path(const std::string& path);
std::string folder_of(const std::string& path);

/// Whether the user may write there, as the process runs now.
bool may_write(const std::string& path);

/// Makes sure that SQLite can be asked to open the file: a file that can be read, for writing also
/// written. With OpenMode::create a missing folder and file are created, for the user alone (0700 and
/// 0600, whatever the umask); without it a missing or empty file is no store.
void prepare_file(const std::string& path, OpenMode mode);

}  // namespace pcadmin::store::sqlite
