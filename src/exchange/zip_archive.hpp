// The files in a zip archive that is held in memory, with bounds against those that unpack to far more than they hold.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace pcadmin::exchange {

/// What became of reading a file.
enum class Unpacked { whole, stopped, missing, broken, too_large };

class ZipArchive {
 public:
  /// `bytes` outlive the archive. Where they are none, is_open() is false.
  explicit ZipArchive(std::string_view bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  bool is_open() const;
  bool has(const std::string& name) const;
  /// Hands over a file in pieces, until `take` answers false.
  Unpacked read(const std::string& name, const std::function<bool(std::string_view piece)>& take) const;

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace pcadmin::exchange
