// What all renderers share: the buffer before the sink, the choice of columns, and how a single value
// is written as text.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/output.hpp"
#include "report/renderer.hpp"

namespace pcadmin::report {

/// Collects bytes for a sink, which sees them in large pieces.
class SinkBuffer {
 public:
  explicit SinkBuffer(Sink& sink) : sink_(sink) {}

  /// For appending to; call check() after each row.
  std::string& buffer() { return buffer_; }
  /// Hands the buffer on when it is full.
  void check();
  void flush();

  Sink::Delivery delivery() const { return delivery_; }
  std::string failure() const { return sink_.failure(); }

 private:
  Sink& sink_;
  std::string buffer_;
  Sink::Delivery delivery_ = Sink::Delivery::written;
};

class Renderer : public Output {
 public:
  Renderer(const RenderOptions& options, Sink& sink) : options_(options), sink_buffer_(sink) {}

  Result<void> begin_list(std::span<const Column> columns) override;
  Result<void> begin_item(std::span<const Column> columns) override;
  Result<void> begin_resources() override;
  void resource(std::string_view object) override;
  void text(std::string_view text) override;
  void lines(std::string_view text) override;
  bool shows(std::string_view column) const override;
  bool shows_total() const override { return options_.format == Format::json; }
  bool for_people() const override { return options_.terminal && options_.format == Format::table; }
  bool broken() const override { return sink_buffer_.delivery() != Sink::Delivery::written; }
  bool columns_chosen() const override { return !options_.columns.empty(); }
  void leave_out(std::string_view column) override;
  Result<void> finish() override;

 protected:
  const RenderOptions& options() const { return options_; }
  std::string& out() { return sink_buffer_.buffer(); }
  void check_buffer() { sink_buffer_.check(); }
  /// The columns to show, as positions in a row, in order.
  const std::vector<std::size_t>& shown() const { return shown_; }
  std::span<const Column> columns() const { return columns_; }

 private:
  Result<void> choose(std::span<const Column> columns);

  RenderOptions options_;
  SinkBuffer sink_buffer_;
  std::span<const Column> columns_;
  std::vector<std::size_t> shown_;
};

/// A value as plain text: nothing for null, reasons as their codes with commas between.
void append_plain(std::string& out, const Value& value);

/// A text with U+FFFD in place of bytes that aren't UTF-8.
void append_utf8(std::string& out, std::string_view text);

/// The heading of a column in the user's language.
std::string heading(const Column& column);

std::unique_ptr<Output> make_table(const RenderOptions& options, Sink& sink);
std::unique_ptr<Output> make_json(const RenderOptions& options, Sink& sink);
std::unique_ptr<Output> make_jsonl(const RenderOptions& options, Sink& sink);
std::unique_ptr<Output> make_csv(const RenderOptions& options, Sink& sink);
std::unique_ptr<Output> make_tsv(const RenderOptions& options, Sink& sink);

}  // namespace pcadmin::report
