// Finding a column by the name a user typed.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::report {

/// The column's position. Fails with UNKNOWN_FIELD, naming the valid ones.
Result<std::size_t> find_column(std::span<const Column> columns, std::string_view field);

/// All that a field can be, where these are fixed: also true and false.
std::span<const std::string_view> values_of(const Column& column);

}  // namespace pcadmin::report
