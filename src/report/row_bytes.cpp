#include "report/row_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <variant>

namespace pcadmin::report {
namespace {

template <class Number>
void append_number(std::string& out, Number number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

template <class Number>
Number take_number(std::string_view& bytes) {
  Number number{};
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

std::string_view take_text(std::string_view& bytes) {
  const auto size = take_number<std::size_t>(bytes);
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return text;
}

}  // namespace

void append_bytes(std::string& out, std::span<const Value> row) {
  for (const Value& value : row) {
    out += static_cast<char>(value.index());
    if (const auto* boolean = std::get_if<bool>(&value)) {
      out += static_cast<char>(*boolean);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
      append_number(out, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      append_text(out, *text);
    } else if (const auto* worded = std::get_if<Worded>(&value)) {
      append_text(out, worded->text);
      append_text(out, worded->words);
      append_number(out, worded->how);
    } else if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value)) {
      append_number(out, reasons->size());
      for (const ReasonText& reason : *reasons) {
        append_text(out, reason.code);
        append_text(out, reason.message);
        append_text(out, reason.fix);
      }
    }
  }
}

std::span<const Value> RowBytesReader::read(std::string_view bytes) {
  enum Tag : char { null, boolean, number, text, reasons, worded };  // the order of Value's alternatives
  values_.clear();
  while (!bytes.empty()) {
    const char tag = take_number<char>(bytes);
    if (tag == null) {
      values_.emplace_back();
    } else if (tag == boolean) {
      values_.emplace_back(take_number<char>(bytes) != 0);
    } else if (tag == number) {
      values_.emplace_back(take_number<std::int64_t>(bytes));
    } else if (tag == text) {
      values_.emplace_back(take_text(bytes));
    } else if (tag == worded) {
      const std::string_view programs_text = take_text(bytes);
      const std::string_view words = take_text(bytes);
      values_.emplace_back(Worded{programs_text, words, take_number<Worded::How>(bytes)});
    } else {
      const std::size_t column = values_.size();
      if (reasons_.size() <= column) reasons_.resize(column + 1);
      std::vector<ReasonText>& texts = reasons_[column];
      texts.resize(take_number<std::size_t>(bytes));
      for (ReasonText& each : texts) {
        each.code = take_text(bytes);
        each.message = take_text(bytes);
        each.fix = take_text(bytes);
      }
      values_.emplace_back(std::span<const ReasonText>(texts));
    }
  }
  return values_;
}

}  // namespace pcadmin::report
