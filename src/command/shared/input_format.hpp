// The formats of files with many rows: what a name and a user say of them, and what a person is told.
#pragma once

#include <optional>
#include <string_view>

#include "cli/services.hpp"
#include "exchange/record.hpp"

namespace pcadmin::command {

enum class RowsFormat { table, json_lines, workbook };

/// What a file's name says; nothing where it says none of these.
std::optional<RowsFormat> format_of_name(std::string_view file);

/// For reading: as the user says (csv, jsonl or nothing), else as the file's name does, else as it begins.
exchange::Format input_format(std::string_view file, std::string_view said);

/// Tells a person at a terminal what separates the columns of a table, where it isn't the comma.
void note_layout(cli::Services& services, std::string_view file, exchange::Layout layout);

}  // namespace pcadmin::command
