// Workbooks of Excel (.xlsx): their first sheet, read as the table that it is.
#pragma once

#include <string_view>

#include "exchange/readers.hpp"
#include "exchange/record.hpp"

namespace pcadmin::exchange {

/// Whether bytes begin as a zip archive does, which a workbook is.
bool begins_as_workbook(std::string_view bytes);
/// Whether they begin as a file of the older Excel does, or one that is protected with a password.
bool begins_as_old_workbook(std::string_view bytes);

/// Reads the whole file. Faults: WORKBOOK_SYNTAX, WORKBOOK_FORMAT (another
/// one than .xlsx, or protected), WORKBOOK_TOO_LARGE, and those of tables. A line is a row's number, a column a cell's.
Result<void> read_workbook(Bytes& bytes, Faults& faults, const TableHandlers& handlers);

}  // namespace pcadmin::exchange
