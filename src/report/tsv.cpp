// tsv: one line a row whatever the cells hold, for cut, awk and while read.
#include "report/line_renderer.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

/// How a character is escaped; nothing where it stands for itself.
std::string_view escape(char c) {
  switch (c) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\\':
      return "\\\\";
    default:
      return {};
  }
}

void append_escaped(std::string& out, std::string_view cell) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::string_view escaped = escape(cell[i]);
    if (escaped.empty()) continue;
    out += cell.substr(copied, i - copied);
    out += escaped;
    copied = i + 1;
  }
  out += cell.substr(copied);
}

class TsvRenderer final : public LineRenderer {
 public:
  TsvRenderer(const RenderOptions& options, Sink& sink)
      : LineRenderer(options, sink, {.separator = '\t', .line_end = "\n", .has_headers = false}) {}

 private:
  void append_cell(std::string& cell, bool /*is_text*/) override {
    if (!options().terminal) {
      append_escaped(out(), cell);
      return;
    }
    escaped_.clear();
    append_escaped(escaped_, cell);
    out() += text::visible(escaped_);
  }

  std::string escaped_;
};

}  // namespace

std::unique_ptr<Output> make_tsv(const RenderOptions& options, Sink& sink) {
  return std::make_unique<TsvRenderer>(options, sink);
}

}  // namespace pcadmin::report
