// The format of a file with many rows: as the user says, else as its name does, else as it begins.
#pragma once

#include <string_view>

#include "exchange/record.hpp"

namespace pcadmin::command {

/// `said` is csv, jsonl or empty.
inline exchange::Format input_format(std::string_view file, std::string_view said) {
  if (said == "csv" || (said.empty() && file.ends_with(".csv"))) return exchange::Format::csv;
  const bool json = file.ends_with(".jsonl") || file.ends_with(".ndjson") || file.ends_with(".json");
  if (said == "jsonl" || (said.empty() && json)) return exchange::Format::json;
  return exchange::Format::guess;
}

}  // namespace pcadmin::command
