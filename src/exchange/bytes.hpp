// Where input comes from, a file or standard input, and where new files go to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "error/error.hpp"

namespace pcadmin::exchange {

class Bytes {
 public:
  virtual ~Bytes() = default;
  /// Fills the front of `buffer`; 0 is the end. Fails with FILE_UNREADABLE.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;
  /// How many bytes were read, and how many there are in all; 0 where that isn't known.
  virtual std::uint64_t position() const { return 0; }
  virtual std::uint64_t size() const { return 0; }
};

/// A file that is written as a whole, or not at all: it appears, in place of what was there, when it is
/// kept, and not where its object goes away before.
class NewFile {
 public:
  virtual ~NewFile() = default;
  /// Fails with OUTPUT_FAILED.
  virtual Result<void> write(std::string_view bytes) = 0;
  /// Fails with OUTPUT_FAILED. Nothing is written afterwards.
  virtual Result<void> keep() = 0;
  /// Whether there is a file already whose place it would take.
  virtual bool replaces() const { return false; }
  /// Takes that file away, since there is nothing to write. Fails with OUTPUT_FAILED.
  virtual Result<void> remove_replaced() { return {}; }
};

}  // namespace pcadmin::exchange
