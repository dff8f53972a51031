#include "report/field.hpp"

#include <string>
#include <utility>

#include "text/suggestion.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
Result<std::size_t> find_column(std::span<const Column> columns, std::string_view field) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == field) return i;
  }
  std::string valid;
  text::Suggestion suggestion(field);
  for (const Column& column : columns) {
    if (!valid.empty()) valid += ", ";
    valid += column.name;
    suggestion.consider(column.name);
  }
  Error error;
  error.code = ErrorCode::unknown_field;
  error.message = text::say("unknown field '{}'; the fields are {}.", text::visible(field), valid);
  error.hint = suggestion.best().value_or("");
  error.target = std::string(field);
  return error;
}

}  // namespace pcadmin::report
