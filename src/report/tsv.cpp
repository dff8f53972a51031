// tsv: one line a row whatever the cells hold, for cut, awk and while read.
#include "report/rendering.hpp"
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

class TsvRenderer final : public Renderer {
 public:
  using Renderer::Renderer;

  Result<void> begin_list(std::span<const Column> list_columns) override {
    Result<void> begun = Renderer::begin_list(list_columns);
    if (begun) append_head();
    return begun;
  }

  void row(std::span<const Value> values) override {
    bool first = true;
    for (const std::size_t index : shown()) {
      if (!first) out() += '\t';
      first = false;
      cell_.clear();
      append_plain(cell_, values[index]);
      if (!options().terminal) {
        append_escaped(out(), cell_);
        continue;
      }
      escaped_.clear();
      append_escaped(escaped_, cell_);
      out() += text::visible(escaped_);
    }
    out() += '\n';
    check_buffer();
  }

  void end_list(std::uint64_t /*total*/, bool /*truncated*/) override {}

  void item(std::span<const Value> values) override {
    append_head();
    row(values);
  }

 private:
  void append_head() {
    if (!options().headers.value_or(false)) return;
    bool first = true;
    for (const std::size_t index : shown()) {
      if (!first) out() += '\t';
      first = false;
      out() += columns()[index].name;
    }
    out() += '\n';
  }

  std::string cell_;
  std::string escaped_;
};

}  // namespace

std::unique_ptr<Output> make_tsv(const RenderOptions& options, Sink& sink) {
  return std::make_unique<TsvRenderer>(options, sink);
}

}  // namespace pcadmin::report
