// Cells of CSV, as RFC 4180 writes them and as spreadsheets take them.
#pragma once

#include <string>
#include <string_view>

namespace pcadmin::text {

/// Appends a cell, in quotation marks where it needs them.
void append_csv_cell(std::string& out, std::string_view cell);

/// The same, always in quotation marks.
void append_quoted_csv_cell(std::string& out, std::string_view cell);

/// A text with an apostrophe before it where a spreadsheet could take it for a formula, or for one with such an
/// apostrophe; without_guard() takes it off again, whatever the text.
void append_guarded(std::string& out, std::string_view text);

/// A text without the apostrophe that keeps it from being taken for a formula, a number or an id.
std::string_view without_guard(std::string_view cell);

}  // namespace pcadmin::text
