// Arrays of columns or of cells, one behind the other.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace pcadmin::command {

/// Columns that several commands share, between each command's own:
///
///     constexpr auto columns = joined(std::array{column::change_id}, change_columns(), std::array{result});
template <class Value, std::size_t... sizes>
constexpr std::array<Value, (sizes + ...)> joined(const std::array<Value, sizes>&... parts) {
  std::array<Value, (sizes + ...)> all{};
  auto* next = all.data();
  ((next = std::copy(parts.begin(), parts.end(), next)), ...);
  return all;
}

}  // namespace pcadmin::command
