#include "report/sort_key.hpp"

#include <algorithm>
#include <cstdint>
#include <variant>

#include "error/error.hpp"
#include "report/field.hpp"
#include "report/rendering.hpp"
#include "text/translate.hpp"

namespace pcadmin::report {
namespace {

/// Big endian with the sign turned over, so that bytes compare as the numbers do.
void append_number(std::string& out, std::int64_t number) {
  const std::uint64_t bits = static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63);
  for (int shift = 56; shift >= 0; shift -= 8)
    out += static_cast<char>((bits >> shift) & 0xff);
}

/// Ends with two zero bytes, a zero byte inside becoming 00 ff: so that a text comes before a longer one.
void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    out += c;
    if (c == '\0') out += '\xff';
  }
  out.append(2, '\0');
}

void append_value(std::string& out, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    out += '\0';
    return;
  }
  out += '\1';
  if (const auto* boolean = std::get_if<bool>(&value)) {
    out += *boolean ? '\1' : '\0';
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    append_number(out, *number);
  } else if (const auto text = text_of(value)) {
    append_text(out, *text);
    if (const auto* worded = std::get_if<Worded>(&value)) append_text(out, worded->words);
  } else {
    std::string codes;
    append_plain(codes, value);
    append_text(out, codes);
  }
}

}  // namespace

Result<SortOrder> SortOrder::parse(std::span<const Column> columns, std::string_view typed) {
  SortOrder order;
  std::string_view rest = typed;
  while (true) {
    const std::size_t comma = rest.find(',');
    std::string_view field = rest.substr(0, comma);
    SortField by;
    by.descending = field.starts_with('-');
    if (by.descending) field.remove_prefix(1);
    if (field.empty()) {
      return failure(ErrorCode::invalid_value, text::say("'{}' is no list of fields to sort by.", typed),
                     "FIELD,-FIELD", std::string(typed));
    }
    const Result<std::size_t> column = find_column(columns, field);
    if (!column) return column.error();
    by.column = *column;
    order.fields_.push_back(by);
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  order.fields_.push_back({});
  return order;
}

void SortOrder::append_key(std::string& out, std::span<const Value> row) const {
  for (const SortField& by : fields_) {
    const std::size_t begin = out.size();
    append_value(out, row[by.column]);
    if (!by.descending) continue;
    std::transform(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                   out.begin() + static_cast<std::ptrdiff_t>(begin), [](char c) { return static_cast<char>(~c); });
  }
}

bool SortOrder::uses(std::size_t column) const {
  return std::any_of(fields_.begin(), fields_.end(), [column](const SortField& by) { return by.column == column; });
}

}  // namespace pcadmin::report
