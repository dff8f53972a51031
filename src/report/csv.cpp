// csv: RFC 4180, for spreadsheets and for other programs.
#include <algorithm>

#include "report/line_renderer.hpp"
#include "text/csv_cell.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

/// As text::visible, but line breaks stay: in quotes they are part of the format.
std::string visible_lines(std::string_view cell) {
  std::string lines;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find('\n'), cell.size());
    lines += text::visible(cell.substr(0, end));
    if (end < cell.size()) lines += '\n';
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return lines;
}

class CsvRenderer final : public LineRenderer {
 public:
  CsvRenderer(const RenderOptions& options, Sink& sink)
      : LineRenderer(options, sink, {.separator = ',', .line_end = "\r\n", .has_headers = true}) {}

 private:
  void append_mark() override {
    if (options().excel) out() += "\uFEFF";
  }

  void append_cell(std::string& cell, bool is_text) override {
    if (options().excel && is_text) {
      guarded_.clear();
      text::append_guarded(guarded_, cell);
      cell.swap(guarded_);
    }
    if (options().terminal && !text::is_harmless(cell)) cell = visible_lines(cell);
    // A line of one empty cell would be an empty line, which many readers skip.
    if (cell.empty() && shown().size() == 1) {
      text::append_quoted_csv_cell(out(), cell);
    } else {
      text::append_csv_cell(out(), cell);
    }
  }

  std::string guarded_;
};

}  // namespace

std::unique_ptr<Output> make_csv(const RenderOptions& options, Sink& sink) {
  return std::make_unique<CsvRenderer>(options, sink);
}

}  // namespace pcadmin::report
