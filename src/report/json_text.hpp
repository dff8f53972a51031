// JSON, written piece by piece: it streams, and never fails on what it is given.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "report/output.hpp"

namespace pcadmin::report {

/// An object with the columns at the positions `shown` as keys, in that order. Reasons are an array of
/// {code, message, fix}.
void append_json(std::string& out, std::span<const Column> columns, std::span<const std::size_t> shown,
                 std::span<const Value> values);

}  // namespace pcadmin::report
