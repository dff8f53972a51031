// A sink that remembers, or that breaks after a number of writes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/renderer.hpp"

namespace pcadmin::report {

class MemorySink final : public Sink {
 public:
  MemorySink() = default;
  MemorySink(std::size_t good_writes, Delivery then) : good_writes_(good_writes), then_(then) {}

  Delivery write(std::string_view piece) override {
    ++writes;
    if (writes > good_writes_) return then_;
    bytes += piece;
    largest = std::max(largest, piece.size());
    return Delivery::written;
  }
  std::string failure() const override { return "No space left on device"; }

  std::string bytes;
  std::size_t writes = 0;
  std::size_t largest = 0;

 private:
  std::size_t good_writes_ = std::numeric_limits<std::size_t>::max();
  Delivery then_ = Delivery::written;
};

using Rows = std::vector<std::vector<Value>>;

inline std::string render_list(const RenderOptions& options, std::span<const Column> columns, const Rows& rows) {
  MemorySink sink;
  const auto output = make_output(options, sink);
  if (!output->begin_list(columns)) return "begin_list failed";
  for (const std::vector<Value>& row : rows)
    output->row(row);
  output->end_list(rows.size(), false);
  return output->finish() ? sink.bytes : "finish failed";
}

inline std::string render_item(const RenderOptions& options, std::span<const Column> columns,
                               const std::vector<Value>& values) {
  MemorySink sink;
  const auto output = make_output(options, sink);
  if (!output->begin_item(columns)) return "begin_item failed";
  output->item(values);
  return output->finish() ? sink.bytes : "finish failed";
}

}  // namespace pcadmin::report
