// --sort: which columns, in which direction, and a row's key in that order.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::report {

class SortOrder {
 public:
  /// Reads FIELD,-FIELD ("-" is descending). The first column is added to break ties. Fails with
  /// UNKNOWN_FIELD or INVALID_VALUE.
  static Result<SortOrder> parse(std::span<const Column> columns, std::string_view typed);

  /// Appends bytes whose order is the order of rows: numbers by their value, texts by their bytes,
  /// null lowest, reasons by their codes.
  void append_key(std::string& out, std::span<const Value> row) const;

  /// Whether the order depends on a column.
  bool uses(std::size_t column) const;

 private:
  struct SortField {
    std::size_t column = 0;
    bool descending = false;
  };
  std::vector<SortField> fields_;
};

}  // namespace pcadmin::report
