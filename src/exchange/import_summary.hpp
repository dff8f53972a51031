// What an import did, as one journal entry says it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pcadmin::exchange {

struct FileSummary {
  std::string file;       ///< as the user named it
  std::string_view kind;  ///< empty for an empty collection
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
};

/// {"files":[{"file":"customers.json","kind":"customers","created":4,"updated":0,"unchanged":0}]}
std::string import_summary(std::span<const FileSummary> files);

}  // namespace pcadmin::exchange
