// Sorting of any number of rows in bounded memory: sorted runs go to a temporary file and are merged.
// Rows with equal keys keep their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "report/temporary_file.hpp"

namespace pcadmin::report {

class Sorter {
 public:
  /// `memory` is how many bytes may be held before a run is written.
  explicit Sorter(std::size_t memory) : memory_(memory) {}

  /// Keys compare byte by byte. Fails with OUTPUT_FAILED.
  Result<void> add(std::string_view key, std::string_view row);

  /// Hands over the rows in order until the visitor answers false. To be called once.
  Result<void> each(const std::function<bool(std::string_view row)>& visit);

 private:
  struct SortedRun {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  char* allocate(std::size_t size);
  void sort_records();
  Result<void> write_run();
  Result<void> merge(const std::function<bool(std::string_view row)>& visit);

  std::size_t memory_;
  std::size_t used_ = 0;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_left_ = 0;
  char* chunk_next_ = nullptr;
  std::vector<const char*> records_;
  std::optional<TemporaryFile> file_;
  std::vector<SortedRun> runs_;
};

}  // namespace pcadmin::report
