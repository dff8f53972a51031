// Working by the span: a store is asked, and handed things to save, some hundred at a time: enough that the statements
// don't count, and few enough that their memory doesn't.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "error/error.hpp"
#include "exchange/record.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

inline constexpr std::size_t span_size = 250;

/// All of the things, in spans.
template <class Thing>
std::vector<std::span<Thing>> spans_of(std::span<Thing> things) {
  std::vector<std::span<Thing>> spans;
  for (std::size_t begin = 0; begin < things.size(); begin += span_size)
    spans.push_back(things.subspan(begin, std::min(span_size, things.size() - begin)));
  return spans;
}

/// The next records of a stream, as many as a span has; none after the last.
template <class Record>
std::vector<Record> next_span(store::Records<Record>& records) {
  std::vector<Record> span;
  while (span.size() < span_size) {
    const Record* record = records.next();
    if (record == nullptr) break;
    span.push_back(*record);
  }
  return span;
}

/// Hands over records of a file; answers false to stop.
using SpanHandler = std::function<bool(std::span<const exchange::Record>)>;

/// As exchange::read_records(), but with the records of a file by the span. What is wrong with the file is added to
/// the faults in its place: after what the records before it were handed over for.
Result<void> read_spans(exchange::Bytes& bytes, exchange::Format format, exchange::Faults& faults,
                        const SpanHandler& handler, const std::function<void(const exchange::Record&)>& envelope = {},
                        const std::function<bool(const exchange::Record&)>& header = {});

}  // namespace pcadmin::command
