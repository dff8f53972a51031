// A file that has no name and disappears with its owner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "error/error.hpp"

namespace pcadmin::report {

class TemporaryFile {
 public:
  /// In the system's folder for such files (TMPDIR). Fails with OUTPUT_FAILED, as all of it does.
  static Result<TemporaryFile> create();

  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&& other) noexcept;
  ~TemporaryFile();

  Result<void> append(std::string_view bytes);
  /// Fills the front of `buffer` with what stands at `offset`; fewer bytes only at the end.
  Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) const;
  std::uint64_t size() const { return size_; }

 private:
  explicit TemporaryFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace pcadmin::report
