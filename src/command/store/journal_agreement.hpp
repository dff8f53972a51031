// Whether the journal and the store agree: what the newest entry about a thing left is what stands.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// How far back the journal is looked at.
inline constexpr std::size_t newest_entries = 10'000;

/// Where they don't, a clause each and at most so many. An import or a seeding changes things without an entry for
/// each, so only entries since the last one tell.
Result<std::vector<std::string>> journal_findings(store::View& view, std::size_t most,
                                                  const std::function<bool()>& interrupted);

}  // namespace pcadmin::command
