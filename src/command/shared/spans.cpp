#include "command/shared/spans.hpp"

#include <cstdint>
#include <utility>

namespace pcadmin::command {

namespace {

using exchange::Faults;
using exchange::Record;

/// A span of very long records ends early, so that memory stays bounded.
constexpr std::size_t most_bytes = std::size_t{4} << 20U;

std::size_t size_of(const Record& record) {
  std::size_t size = 0;
  for (const exchange::Field& field : record.fields())
    size += sizeof field + field.path.size() + field.written.size() + field.value.size();
  return size;
}

class SpanCollector {
 public:
  SpanCollector(Faults& faults, const SpanHandler& handler)
      : met_(faults.file()), faults_(faults), handler_(handler), records_(span_size) {}

  /// What the reader finds wrong goes here first.
  Faults& met() { return met_; }

  bool add(Record& record) {
    if (met_.count() > told_) tell_faults();
    if (!wants_more_) return false;
    bytes_ += size_of(record);
    std::swap(records_[used_++], record);
    if (used_ == span_size || bytes_ > most_bytes) hand_over();
    return wants_more_;
  }

  void finish() {
    hand_over();
    tell_faults();
  }

 private:
  void hand_over() {
    if (used_ > 0 && wants_more_) wants_more_ = handler_(std::span(records_).first(used_));
    used_ = 0;
    bytes_ = 0;
    if (faults_.full()) wants_more_ = false;
  }

  void tell_faults() {
    hand_over();
    if (!wants_more_) return;
    for (; told_ < met_.details().size(); ++told_)
      faults_.add(met_.details()[told_]);
    if (faults_.full()) wants_more_ = false;
  }

  Faults met_;
  std::size_t told_ = 0;  // of what was met
  Faults& faults_;
  const SpanHandler& handler_;
  std::vector<Record> records_;  // only the first used_ are of the span
  std::size_t used_ = 0;
  std::size_t bytes_ = 0;
  bool wants_more_ = true;
};

}  // namespace

Result<void> read_spans(exchange::Bytes& bytes, exchange::Format format, Faults& faults, const SpanHandler& handler,
                        const std::function<void(const Record&)>& envelope,
                        const std::function<bool(const Record&)>& header) {
  SpanCollector collector(faults, handler);
  auto read = exchange::read_records(
      bytes, format, collector.met(), [&](Record& record) { return collector.add(record); }, envelope, header);
  if (read) collector.finish();
  return read;
}

}  // namespace pcadmin::command
