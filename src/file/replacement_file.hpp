// A file that takes its name, and the place of what has it, when it is whole. Where it doesn't come to that, what was
// there stays, and nothing is left of the new one.
//
//     Result<ReplacementFile> file = ReplacementFile::create("report.html");
//     … write to file->descriptor(), or to file->path() …
//     Result<void> kept = file->keep();
#pragma once

#include <sys/types.h>

#include <string>

#include "error/error.hpp"

namespace pcadmin::file {

class ReplacementFile {
 public:
  /// Begins it beside where it is to appear, for the user alone. What a link leads to is replaced, not the link. Fails
  /// with OUTPUT_FAILED.
  static Result<ReplacementFile> create(const std::string& name);
  ReplacementFile(ReplacementFile&& other) noexcept;
  ReplacementFile(const ReplacementFile&) = delete;
  ReplacementFile& operator=(const ReplacementFile&) = delete;
  ReplacementFile& operator=(ReplacementFile&&) = delete;
  ~ReplacementFile();

  int descriptor() const { return descriptor_; }
  /// Where it is written meanwhile; empty once it is kept.
  const std::string& path() const { return temporary_; }

  /// Who else may read and write it, as chmod() has it. Fails with OUTPUT_FAILED.
  Result<void> permit(mode_t mode);
  /// When it is written, and stands safely on its disk, gives it its name. Fails with OUTPUT_FAILED.
  Result<void> keep();

  /// Takes away what has its name already. Fails with OUTPUT_FAILED.
  Result<void> remove_replaced();

  /// OUTPUT_FAILED of this file, for an errno.
  Error unwritable(int error) const;

 private:
  ReplacementFile(std::string name, std::string path, std::string temporary, int descriptor);

  std::string name_;  // as the user said it
  std::string path_;
  std::string temporary_;
  int descriptor_;
};

/// OUTPUT_FAILED of a file that the user named so.
Error unwritable(const std::string& name, const std::string& why);

}  // namespace pcadmin::file
