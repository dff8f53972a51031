#include "exchange/table_reader.hpp"

#include <unordered_map>

#include "exchange/ascii.hpp"
#include "exchange/cell.hpp"
#include "exchange/column_name.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

template <class Handler>
void TableReader::hand_over(const Handler& handler) {
  record_.line = line_;
  record_.header_line = header_line_;
  record_.layout = layout_;
  try {
    if (!handler()) stopped_ = true;
  } catch (...) {
    thrown_ = std::current_exception();
    stopped_ = true;
  }
}

TableReader::TableReader(Layout layout, Rows rows, Faults& faults, const TableHandlers& handlers)
    : layout_(layout), rows_(rows), faults_(faults), handlers_(handlers) {}

void TableReader::cell(std::string_view text, Position at) {
  text = cell_text(text);
  if (cells_ == 0) line_ = at.line;
  if (!text.empty()) used_ = cells_ + 1;
  if (!has_header_) {
    name_column(text, at);
  } else if (cells_ < width_ && !columns_[cells_].name.empty()) {
    Field& field = record_.add();
    field.path = columns_[cells_].name;
    field.written = columns_[cells_].written;
    field.value = text;
    field.type = FieldType::text;
    field.line = at.line;
    field.column = at.column;
  } else if (cells_ < columns_.size() && !text.empty()) {
    const Position& header = columns_[cells_].at;
    faults_.add("CSV_HEADER", header.line, header.column, {},
                text::say("Column {} has no name, and there are values in it.", cells_ + 1));
    stopped_ = true;
  }
  ++cells_;
}

void TableReader::name_column(std::string_view text, Position at) {
  if (columns_.size() == most_fields) {
    faults_.add("RECORD_TOO_LONG", at.line, at.column, {}, text::say("There are more than {} columns.", most_fields));
    stopped_ = true;
  }
  if (!stopped_) columns_.push_back({column_name(text), std::string(text), at});
}

bool TableReader::end_row() {
  if (!has_header_) {
    if (used_ > 0) end_header();
    if (used_ == 0) columns_.clear();
  } else if (used_ > 0 && check_width() && !stopped_) {
    for (std::size_t column = cells_; column < width_; ++column) {
      if (columns_[column].name.empty()) continue;
      Field& field = record_.add();
      field = {columns_[column].name, columns_[column].written, {}, FieldType::text, line_, 0};
    }
    hand_over([&] { return handlers_.record(record_); });
  }
  if (faults_.full()) stopped_ = true;
  forget_row();
  return !stopped_;
}

void TableReader::forget_row() {
  record_.clear();
  cells_ = 0;
  used_ = 0;
}

/// Spreadsheets pad rows with empty cells, in the header as behind it.
bool TableReader::check_width() {
  if (used_ <= width_ && (cells_ >= width_ || rows_ == Rows::may_be_short)) return true;
  const std::size_t cells = used_ > width_ ? used_ : cells_;
  faults_.add("CSV_COLUMNS", line_, 1, {},
              text::counted("The row has {0} field; the header names {1}.",
                            "The row has {0} fields; the header names {1}.", cells, cells, width_));
  return false;
}

void TableReader::end_header() {
  has_header_ = true;
  width_ = used_;
  header_line_ = line_;
  number_doubled_names();
  if (stopped_ || !handlers_.header) return;
  for (std::size_t i = 0; i < width_; ++i) {
    const Column& column = columns_[i];
    if (!column.name.empty()) {
      record_.add() = {column.name, column.written, {}, FieldType::text, column.at.line, column.at.column};
    }
  }
  hand_over([&] { return handlers_.header(record_); });
}

void TableReader::number_doubled_names() {
  std::unordered_map<std::string, std::size_t> times;
  for (Column& column : columns_) {
    if (column.name.empty()) continue;
    const std::size_t time = ++times[column.name];
    if (time > 1) column.name += "(" + std::to_string(time) + ")";
  }
}

void TableReader::rethrow() const {
  if (thrown_) std::rethrow_exception(thrown_);
}

}  // namespace pcadmin::exchange
