// What cells of a workbook say, as text: what a person sees in them, with dates in ISO form.
#pragma once

#include <string>
#include <string_view>

namespace pcadmin::exchange {

/// A number as it stands in a workbook, e.g. "4.871023E6": a whole one with all its digits, as far as they are known.
std::string workbook_number(std::string_view text);

/// A day's number, with its fraction, as a date, or with a time where it has one. As it came where it is none.
std::string workbook_date(std::string_view text, bool from_1904);

/// Whether a cell with such a number format shows a date.
bool shows_date(unsigned format_id, std::string_view format_code);

/// A text in which characters that XML can't hold are written as "_x000D_".
std::string workbook_text(std::string_view text);

}  // namespace pcadmin::exchange
