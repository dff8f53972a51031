// What csv and tsv share: a line a row, with its cells one after the other.
#pragma once

#include <string>
#include <string_view>

#include "report/rendering.hpp"

namespace pcadmin::report {

class LineRenderer : public Renderer {
 public:
  Result<void> begin_list(std::span<const Column> list_columns) override;
  void row(std::span<const Value> values) override;
  void end_list(std::uint64_t /*total*/, bool /*truncated*/) override {}
  void item(std::span<const Value> values) override;

 protected:
  struct Form {
    char separator;
    std::string_view line_end;
    bool has_headers;  ///< unless something else is asked for
  };

  LineRenderer(const RenderOptions& options, Sink& sink, Form form) : Renderer(options, sink), form_(form) {}

  /// Appends what stands before the first line.
  virtual void append_mark() {}
  /// Appends a cell; it may be changed. `is_text` tells a text from a number or a word of the program.
  virtual void append_cell(std::string& cell, bool is_text) = 0;

 private:
  void append_head();
  void begin_cell(bool is_first);

  Form form_;
  std::string cell_;
};

}  // namespace pcadmin::report
