#include "report/line_renderer.hpp"

namespace pcadmin::report {

Result<void> LineRenderer::begin_list(std::span<const Column> list_columns) {
  Result<void> begun = Renderer::begin_list(list_columns);
  if (begun) append_head();
  return begun;
}

void LineRenderer::begin_cell(bool is_first) {
  if (!is_first) out() += form_.separator;
  cell_.clear();
}

void LineRenderer::append_head() {
  append_mark();
  if (!options().headers.value_or(form_.has_headers)) return;
  for (const std::size_t& index : shown()) {
    begin_cell(&index == &shown().front());
    cell_ = columns()[index].name;
    append_cell(cell_, false);
  }
  out() += form_.line_end;
}

void LineRenderer::row(std::span<const Value> values) {
  for (const std::size_t& index : shown()) {
    begin_cell(&index == &shown().front());
    append_plain(cell_, values[index]);
    append_cell(cell_, text_of(values[index]).has_value());
  }
  out() += form_.line_end;
  check_buffer();
}

void LineRenderer::item(std::span<const Value> values) {
  append_head();
  row(values);
}

}  // namespace pcadmin::report
