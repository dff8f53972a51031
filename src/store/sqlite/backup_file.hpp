// Files that are backups: one that is being written, and what one that is there looks like from outside.
#pragma once

#include <cstdint>
#include <string>

#include "error/error.hpp"

namespace pcadmin::store::sqlite {

/// A file for the user alone that takes its name when it is whole; where it doesn't come to that, nothing is left of
/// it.
class BackupFile {
 public:
  /// Begins it beside where it is to appear. Fails with OUTPUT_FAILED.
  static Result<BackupFile> create(const std::string& name);
  BackupFile(BackupFile&& other) noexcept;
  BackupFile& operator=(BackupFile&&) = delete;
  ~BackupFile();

  /// Where it is written meanwhile.
  const std::string& path() const { return temporary_; }
  /// When nobody has it open any more; answers its size. Fails with OUTPUT_FAILED.
  Result<std::uint64_t> keep();

 private:
  BackupFile(std::string name, std::string path, std::string temporary, int descriptor);

  std::string name_;  // as the user said it
  std::string path_;
  std::string temporary_;
  int descriptor_;
};

/// What the first bytes of a database file say, whatever state the rest is in. Not of a file that this process has open
/// as a database: reading it takes away that one's locks.
struct Header {
  bool ours = false;
  bool logs_ahead = false;  ///< its newest content may stand in a write-ahead log beside it
};

Header read_header(const std::string& path);

}  // namespace pcadmin::store::sqlite
