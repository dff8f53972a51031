#include "report/table_layout.hpp"

namespace pcadmin::report {

std::optional<std::vector<std::size_t>> fit(std::span<const ColumnWidth> columns, std::size_t cells) {
  std::vector<std::size_t> widths;
  std::size_t total = columns.empty() ? 0 : column_gap * (columns.size() - 1);
  for (const ColumnWidth& column : columns) {
    widths.push_back(column.natural);
    total += column.natural;
  }
  for (std::size_t i = 0; i < columns.size() && total > cells; ++i) {
    if (!columns[i].at_once) continue;
    total -= widths[i] - columns[i].least;
    widths[i] = columns[i].least;
  }
  for (const bool details_alone : {true, false}) {
    for (; total > cells; --total) {
      std::size_t widest = columns.size();
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool can_shrink = widths[i] > columns[i].least && (columns[i].is_detail || !details_alone);
        if (can_shrink && (widest == columns.size() || widths[i] >= widths[widest])) widest = i;
      }
      if (widest == columns.size()) break;
      --widths[widest];
    }
  }
  if (total > cells) return std::nullopt;
  return widths;
}

}  // namespace pcadmin::report
