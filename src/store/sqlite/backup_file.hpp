// Files that are backups: one that is being written, and what one that is there looks like from outside.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "error/error.hpp"
#include "file/replacement_file.hpp"

namespace pcadmin::store::sqlite {

/// A backup that is being written, for the user alone; see file/replacement_file.hpp. Nothing of what SQLite keeps
/// beside it is left either.
class BackupFile {
 public:
  /// Fails with OUTPUT_FAILED.
  static Result<BackupFile> create(const std::string& name);
  BackupFile(BackupFile&& other) noexcept = default;
  BackupFile& operator=(BackupFile&&) = delete;
  ~BackupFile();

  /// Where it is written meanwhile.
  const std::string& path() const { return file_.path(); }
  /// When nobody has it open any more; answers its size. Fails with OUTPUT_FAILED.
  Result<std::uint64_t> keep();

 private:
  explicit BackupFile(file::ReplacementFile file) : file_(std::move(file)) {}

  file::ReplacementFile file_;
};

/// What the first bytes of a database file say, whatever state the rest is in. Not of a file that this process has open
/// as a database: reading it takes away that one's locks.
struct Header {
  bool ours = false;
  bool logs_ahead = false;  ///< its newest content may stand in a write-ahead log beside it
};

Header read_header(const std::string& path);

}  // namespace pcadmin::store::sqlite
