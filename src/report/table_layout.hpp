// How wide a table's columns are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pcadmin::report {

struct ColumnWidth {
  std::size_t natural = 0;  ///< of the widest cell, its heading included
  std::size_t least = 0;    ///< below this nobody could read it
  bool at_once = false;     ///< it is either whole or of the least width: an id, or as much of it as can be typed
  bool is_detail = false;   ///< narrowed before the others
};

/// Cells between two columns.
inline constexpr std::size_t column_gap = 2;

/// The widths with which all columns fit `cells` side by side, or nothing where even the least widths don't fit.
/// Ids are narrowed first, then details, then the others: of these always the widest.
std::optional<std::vector<std::size_t>> fit(std::span<const ColumnWidth> columns, std::size_t cells);

}  // namespace pcadmin::report
