#include "report/field.hpp"

#include <array>
#include <string>
#include <utility>

#include "error/error.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::report {
std::span<const std::string_view> values_of(const Column& column) {
  static constexpr std::array<std::string_view, 2> truth{"true", "false"};
  return column.type == ColumnType::boolean ? std::span<const std::string_view>(truth) : column.values;
}

Result<std::size_t> find_column(std::span<const Column> columns, std::string_view field) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == field) return i;
  }
  std::string valid;
  text::Suggestion suggestion(field);
  for (const Column& column : columns) {
    if (!valid.empty()) valid += text::tr(", ");
    valid += column.name;
    suggestion.consider(column.name);
  }
  return failure(ErrorCode::unknown_field, text::say("unknown field '{}'; the fields are {}.", field, valid),
                 suggestion.best().value_or(""), std::string(field));
}

}  // namespace pcadmin::report
