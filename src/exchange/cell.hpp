// What a cell of a table says, freed of what spreadsheets and people put around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pcadmin::exchange {

/// Without blanks and no-break spaces around it, out of ="…", and without the apostrophe that keeps a spreadsheet from
/// taking it for a formula or a number (see text/csv_cell.hpp).
std::string_view cell_text(std::string_view cell);

/// A sentence: what a spreadsheet has made of an id, where it has: "5.10295E+06", "#######", "#NAME?".
std::optional<std::string> spreadsheet_damage(std::string_view text);

/// A sentence: why a text is no date, and how one is written.
std::string no_date(std::string_view text);

}  // namespace pcadmin::exchange
