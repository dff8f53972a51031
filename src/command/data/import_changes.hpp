// What an import changes, field by field: kept until it is known that nothing prevents the import, then answered in the
// order of the files' lines. Memory doesn't grow with rows.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "error/error.hpp"
#include "report/output.hpp"
#include "report/sorter.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

class ImportChanges {
 public:
  static const std::array<report::Column, 10> columns;

  /// A change that the record in this line of a file makes: a row for each field that differs. `name` is the thing's.
  void add(std::uint32_t file, std::string_view file_name, std::uint64_t line, const store::ChangeRecord& change,
           std::string_view name);

  /// To be called once. Fails with OUTPUT_FAILED, also of what was added.
  Result<void> answer(report::Output& output);

 private:
  static constexpr std::size_t memory = 16u << 20;

  Result<void> add_fields(std::uint32_t file, std::string_view file_name, std::uint64_t line,
                          const store::ChangeRecord& change, std::string_view name);

  report::Sorter rows_{memory};
  Result<void> added_;
  std::uint64_t count_ = 0;
};

}  // namespace pcadmin::command
