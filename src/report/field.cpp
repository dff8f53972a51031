#include "report/field.hpp"

#include <string>
#include <utility>

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

/// The name that was probably meant, or an empty one.
std::string_view nearest(std::span<const Column> columns, std::string_view field) {
  const std::string wanted = text::fold(field);
  std::size_t least = 2 + wanted.size() / 4;
  std::string_view best;
  for (const Column& column : columns) {
    const std::size_t apart = text::distance(wanted, text::fold(column.name), least);
    if (apart < least) {
      least = apart;
      best = column.name;
    }
  }
  return best;
}

}  // namespace

Result<std::size_t> find_column(std::span<const Column> columns, std::string_view field) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == field) return i;
  }
  std::string valid;
  for (const Column& column : columns) {
    if (!valid.empty()) valid += ", ";
    valid += column.name;
  }
  Error error;
  error.code = ErrorCode::unknown_field;
  error.message = text::say("unknown field '{}'; the fields are {}.", text::visible(field), valid);
  error.hint = std::string(nearest(columns, field));
  error.target = std::string(field);
  return error;
}

}  // namespace pcadmin::report
