#include "report/filter.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <pcadmin/id.hpp>

#include "error/error.hpp"
#include "report/field.hpp"
#include "report/rendering.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

Error invalid(std::string_view typed, std::string message, std::string hint) {
  return failure(ErrorCode::invalid_value, std::move(message), std::move(hint), std::string(typed));
}

/// Of a field whose values are fixed; an empty one stands for null.
Result<void> check_value(const Column& column, std::string_view typed, std::string_view value) {
  const std::span<const std::string_view> values = values_of(column);
  if (values.empty() || value.empty() || std::find(values.begin(), values.end(), value) != values.end()) return {};
  text::Suggestion suggestion(value);
  for (const std::string_view each : values)
    suggestion.consider(each);
  std::string hint = fmt::format("{}={}", column.name, suggestion.best().value_or(std::string(values.front())));
  return invalid(typed, text::say("{} is one of {}, not '{}'.", column.name, fmt::join(values, text::tr(", ")), value),
                 std::move(hint));
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc() || stopped != end) return std::nullopt;
  return number;
}

}  // namespace

Result<Filter> Filter::parse(std::span<const Column> columns, std::string_view typed) {
  const std::size_t at = typed.find_first_of("=~!");
  const std::string_view rest = typed.substr(std::min(at, typed.size()));
  Filter filter;
  std::size_t length = 1;
  if (rest.starts_with("!=")) {
    filter.operator_ = Operator::not_equal;
    length = 2;
  } else if (rest.starts_with("~")) {
    filter.operator_ = Operator::contains;
  } else if (!rest.starts_with("=")) {
    return invalid(typed, text::say("'{}' is no filter.", typed), "FIELD=VALUE, FIELD!=VALUE, FIELD~TEXT");
  }
  if (const std::string_view written = rest.substr(0, 2); written == "==" || written == "=~") {
    return invalid(typed, text::say("'{}' is no filter: there is no {}.", typed, written),
                   fmt::format("{}{}{}", typed.substr(0, at), written == "==" ? '=' : '~', rest.substr(2)));
  }
  const Result<std::size_t> column = find_column(columns, typed.substr(0, at));
  if (!column) return column.error();
  filter.column_ = *column;
  const std::string_view value = rest.substr(length);
  if (filter.operator_ == Operator::contains) {
    filter.text_ = text::fold(value);
    return filter;
  }
  filter.text_ = std::string(value);
  const std::string_view field = columns[*column].name;
  if (Result<void> checked = check_value(columns[*column], typed, value); !checked) return std::move(checked).error();
  switch (columns[*column].type) {
    case ColumnType::number:
      if (const std::optional<std::int64_t> number = parse_number(value)) {
        filter.number_ = *number;
      } else if (!value.empty()) {
        return invalid(typed, text::say("{} is a number, '{}' is none.", field, value), {});
      }
      break;
    case ColumnType::boolean:
      break;
    case ColumnType::text:
    case ColumnType::instant:
      if (const std::optional<Guid> guid = Guid::parse(value)) filter.text_ = guid->text();
      break;
    case ColumnType::reasons:
    case ColumnType::json:
      break;
  }
  return filter;
}

std::optional<std::string_view> Filter::demanded() const {
  if (operator_ != Operator::equal || text_.empty()) return std::nullopt;
  return text_;
}

bool Filter::matches(std::span<const Value> row) const {
  const Value& value = row[column_];
  switch (operator_) {
    case Operator::equal:
      return equals(value);
    case Operator::not_equal:
      return !equals(value);
    case Operator::contains:
      return contains(value);
  }
  return false;
}

bool Filter::equals(const Value& value) const {
  if (const auto text = text_of(value)) return *text == text_;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return !text_.empty() && *number == number_;
  if (const auto* boolean = std::get_if<bool>(&value)) return text_ == (*boolean ? "true" : "false");
  if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value); reasons && !reasons->empty()) {
    return std::any_of(reasons->begin(), reasons->end(), [this](const ReasonText& each) { return each.code == text_; });
  }
  return text_.empty();
}

bool Filter::contains(const Value& value) const {
  if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value); reasons && !reasons->empty()) {
    return std::any_of(reasons->begin(), reasons->end(), [this](const ReasonText& each) {
      return text::fold(each.code).find(text_) != std::string::npos;
    });
  }
  std::string plain;
  append_plain(plain, value);
  return text::fold(plain).find(text_) != std::string::npos;
}

}  // namespace pcadmin::report
