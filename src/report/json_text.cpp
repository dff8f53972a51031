#include "report/json_text.hpp"

#include <cstdint>
#include <iterator>
#include <variant>

#include <fmt/format.h>

#include "text/json_string.hpp"

namespace pcadmin::report {

using text::append_json_string;

namespace {

void append_reasons(std::string& out, std::span<const ReasonText> reasons) {
  out += '[';
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    out += i == 0 ? "{\"code\":" : ",{\"code\":";
    append_json_string(out, reasons[i].code);
    out += ",\"message\":";
    append_json_string(out, reasons[i].message);
    out += ",\"fix\":";
    append_json_string(out, reasons[i].fix);
    out += '}';
  }
  out += ']';
}

void append_value(std::string& out, const Column& column, const Value& value) {
  if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value)) {
    append_reasons(out, *reasons);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    append_json_string(out, *text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    fmt::format_to(std::back_inserter(out), "{}", *number);
  } else if (const auto* boolean = std::get_if<bool>(&value)) {
    out += *boolean ? "true" : "false";
  } else {
    out += column.type == ColumnType::reasons ? "[]" : "null";
  }
}

}  // namespace

void append_json(std::string& out, std::span<const Column> columns, std::span<const std::size_t> shown,
                 std::span<const Value> values) {
  char before = '{';
  for (const std::size_t index : shown) {
    out += before;
    before = ',';
    append_json_string(out, columns[index].name);
    out += ':';
    append_value(out, columns[index], values[index]);
  }
  out += '}';
}

}  // namespace pcadmin::report
