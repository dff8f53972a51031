#include "command/shared/input_format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

std::optional<RowsFormat> format_of_name(std::string_view file) {
  constexpr std::array<std::pair<std::string_view, RowsFormat>, 7> endings{{
      {".csv", RowsFormat::table},
      {".tsv", RowsFormat::table},
      {".txt", RowsFormat::table},
      {".jsonl", RowsFormat::json_lines},
      {".ndjson", RowsFormat::json_lines},
      {".json", RowsFormat::json_lines},
      {".xlsx", RowsFormat::workbook},
  }};
  const auto* const found =
      std::find_if(endings.begin(), endings.end(), [&](const auto& ending) { return file.ends_with(ending.first); });
  return found == endings.end() ? std::nullopt : std::optional(found->second);
}

exchange::Format input_format(std::string_view file, std::string_view said) {
  if (said == "csv" || (said.empty() && file.ends_with(".csv"))) return exchange::Format::csv;
  const bool json = said == "jsonl" || (said.empty() && format_of_name(file) == RowsFormat::json_lines);
  return json ? exchange::Format::json : exchange::Format::guess;
}

void note_layout(cli::Services& services, std::string_view file, exchange::Layout layout) {
  if (!services.output.for_people()) return;
  const std::string name = text::visible(file);
  if (layout == exchange::Layout::semicolons) services.note(text::say("{}: semicolons separate its columns.", name));
  if (layout == exchange::Layout::tabs) services.note(text::say("{}: tabs separate its columns.", name));
  if (layout == exchange::Layout::workbook) services.note(text::say("{}: a workbook; its first sheet is read.", name));
}

}  // namespace pcadmin::command
