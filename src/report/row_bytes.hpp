// Rows as bytes, for keeping them until they are sorted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/output.hpp"

namespace pcadmin::report {

void append_bytes(std::string& out, std::span<const Value> row);

/// Reads what append_bytes wrote. The values last until the next call, and as long as the bytes.
class RowBytesReader {
 public:
  std::span<const Value> read(std::string_view bytes);

 private:
  std::vector<Value> values_;
  std::vector<std::vector<ReasonText>> reasons_;  // by column
};

}  // namespace pcadmin::report
