// The readers of the single formats; read_records() chooses between them.
#pragma once

#include <cstddef>
#include <functional>

#include "exchange/record.hpp"
#include "exchange/source.hpp"

namespace pcadmin::exchange {

using RecordHandler = std::function<bool(Record&)>;
using EnvelopeHandler = std::function<void(const Record&)>;
using HeaderHandler = std::function<bool(const Record&)>;

/// What takes the parts of a table.
struct TableHandlers {
  const RecordHandler& record;
  const HeaderHandler& header;
};

/// No name, id or text of Partner Center comes near this.
inline constexpr std::size_t longest_string = std::size_t{1024} * 1024;

/// More fields than this in one record are not a resource of Partner Center's.
inline constexpr std::size_t most_fields = 10'000;

/// Brackets and braces within each other.
inline constexpr std::size_t deepest_nesting = 64;

/// Both read the source to its end, unless the handler stops them.
void read_json(Source& source, Faults& faults, const RecordHandler& handler, const EnvelopeHandler& envelope);
/// `one_column` says whether a single column makes sense, or means that this is no CSV at all.
void read_csv(Source& source, Faults& faults, bool one_column, const TableHandlers& handlers);

}  // namespace pcadmin::exchange
