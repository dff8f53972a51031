// Taking back the last import: what it created is removed, what it changed of other things is set as it stood. No rule
// is asked: as the import said what Partner Center knows, what is known again is what was known before it.
//
// What it changed is streamed, as any run's changes are.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <pcadmin/instant.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// How many things of a kind an import created, and how many that were there it changed. What it created between things
/// of which it created one goes with that, and isn't counted.
struct ImportedThings {
  store::ChangeKind kind = store::ChangeKind::customer;
  std::int64_t created = 0;
  std::int64_t updated = 0;
};

/// Of the last import, which this entry of the journal summarises; the kinds of which there are some. Fails with
/// NOT_UNDOABLE where it isn't the last one, or is what is left of one that was taken back.
Result<std::vector<ImportedThings>> imported_things(store::View& view, const store::ChangeRecord& summary);

/// A line for each kind: "  customers: 12 created, 3 updated".
std::string in_words(const std::vector<ImportedThings>& things);

/// In a summarised run, whose summary it writes. Fails, with everything that prevents it as details, with CONFLICT
/// where something isn't any more as the import left it, or the journal speaks of something that it created.
Result<void> take_back_import(store::Transaction& transaction, const store::ChangeRecord& summary, Instant now,
                              const std::function<bool()>& interrupted);

}  // namespace pcadmin::command
