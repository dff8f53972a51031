// csv: RFC 4180, for spreadsheets and for other programs.
#include <algorithm>
#include <array>
#include <variant>

#include "report/rendering.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

/// Whether a spreadsheet could take a cell for a formula. The wide forms count in East Asian editions.
bool looks_like_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 11> starts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::any_of(starts.begin(), starts.end(), [cell](std::string_view start) { return cell.starts_with(start); });
}

bool wants_quotes(std::string_view cell) {
  return std::any_of(cell.begin(), cell.end(), [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

/// As text::visible, but line breaks stay: in quotes they are part of the format.
void append_visible_lines(std::string& out, std::string_view cell) {
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find('\n'), cell.size());
    out += text::visible(cell.substr(0, end));
    if (end < cell.size()) out += '\n';
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

class CsvRenderer final : public Renderer {
 public:
  using Renderer::Renderer;

  Result<void> begin_list(std::span<const Column> list_columns) override {
    Result<void> begun = Renderer::begin_list(list_columns);
    if (begun) append_head();
    return begun;
  }

  void row(std::span<const Value> values) override {
    begin_line();
    for (const std::size_t index : shown()) {
      const bool guarded = std::holds_alternative<std::string_view>(values[index]);
      cell_.clear();
      append_plain(cell_, values[index]);
      append_cell(guarded);
    }
    end_line();
    check_buffer();
  }

  void end_list(std::uint64_t /*total*/, bool /*truncated*/) override {}

  void item(std::span<const Value> values) override {
    append_head();
    row(values);
  }

 private:
  void append_head() {
    if (options().excel) out() += "\uFEFF";
    if (!options().headers.value_or(true)) return;
    begin_line();
    for (const std::size_t index : shown()) {
      cell_ = columns()[index].name;
      append_cell(false);
    }
    end_line();
  }

  void begin_line() { first_ = true; }
  void end_line() { out() += "\r\n"; }

  /// Appends `cell_`.
  void append_cell(bool guarded) {
    if (!first_) out() += ',';
    first_ = false;
    if (options().excel && guarded && looks_like_formula(cell_)) cell_.insert(0, 1, '\'');
    if (options().terminal && !text::is_harmless(cell_)) {
      harmless_.clear();
      append_visible_lines(harmless_, cell_);
      cell_.swap(harmless_);
    }
    // A line of one empty cell would be an empty line, which many readers skip.
    const bool lonely = cell_.empty() && shown().size() == 1;
    if (!lonely && !wants_quotes(cell_)) {
      out() += cell_;
      return;
    }
    out() += '"';
    for (const char c : cell_) {
      if (c == '"') out() += '"';
      out() += c;
    }
    out() += '"';
  }

  std::string cell_;
  std::string harmless_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Output> make_csv(const RenderOptions& options, Sink& sink) {
  return std::make_unique<CsvRenderer>(options, sink);
}

}  // namespace pcadmin::report
