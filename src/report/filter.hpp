// One --filter: a field, an operator and a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "error/error.hpp"
#include "report/output.hpp"

namespace pcadmin::report {

class Filter {
 public:
  /// Reads FIELD=VALUE, FIELD!=VALUE or FIELD~TEXT. Fails with UNKNOWN_FIELD or INVALID_VALUE.
  ///
  /// An empty VALUE matches what is null or empty. Texts are equal byte by byte, except that a VALUE
  /// which is a GUID in any form is compared in its usual one; `~` ignores case. Reasons match by
  /// their codes, if one of them does.
  static Result<Filter> parse(std::span<const Column> columns, std::string_view typed);

  bool matches(std::span<const Value> row) const;

  std::size_t column() const { return column_; }

  /// The value that `=` demands; nothing for other operators and for an empty value.
  std::optional<std::string_view> demanded() const;

 private:
  enum class Operator { equal, not_equal, contains };

  bool equals(const Value& value) const;
  bool contains(const Value& value) const;

  std::size_t column_ = 0;
  Operator operator_ = Operator::equal;
  std::string text_;  ///< for `contains` folded
  std::int64_t number_ = 0;
};

}  // namespace pcadmin::report
