// table: for people. Cells are aligned by the cells a terminal gives them. The first rows decide how
// wide the columns are, the others follow as they come. Where a terminal is too narrow for columns,
// and for single things, there is a line for each field.
#include <algorithm>
#include <utility>
#include <variant>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "report/rendering.hpp"
#include "report/row_tally.hpp"
#include "report/table_layout.hpp"
#include "text/local_time.hpp"
#include "text/paragraph.hpp"
#include "text/subscription_title.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::report {
namespace {

constexpr std::size_t rows_that_decide = 1000;
constexpr std::size_t least_width = 6;        // of what may be cut
constexpr std::size_t most_whole_width = 40;  // of what may not: room for an id
constexpr std::size_t id_width = 36;
constexpr std::size_t short_id_width = 8 + 1;  // the digits by which it can be typed, and the sign that it is cut
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view plain = "\x1b[0m";

struct TableCell {
  std::string text;  ///< one line, harmless
  std::size_t width = 0;
};

struct TableRow {
  std::vector<TableCell> cells;        ///< of the columns shown
  std::vector<std::string> sentences;  ///< why, each followed by what helps
};

/// Writes one line of cells; blanks that nothing follows are left out.
class TableLine {
 public:
  explicit TableLine(std::string& out) : out_(out) {}
  ~TableLine() { out_ += '\n'; }
  TableLine(const TableLine&) = delete;
  TableLine& operator=(const TableLine&) = delete;

  void skip(std::size_t cells) { blanks_ += cells; }
  void put(std::string_view text, std::string_view style = {}) {
    if (text.empty()) return;
    out_.append(blanks_, ' ');
    blanks_ = 0;
    out_ += style;
    out_ += text;
    if (!style.empty()) out_ += plain;
  }

 private:
  std::string& out_;
  std::size_t blanks_ = 0;
};

class TableRenderer final : public Renderer {
 public:
  using Renderer::Renderer;

  Result<void> begin_list(std::span<const Column> list_columns) override {
    Result<void> begun = Renderer::begin_list(list_columns);
    if (begun) collect_headings();
    return begun;
  }

  void row(std::span<const Value> values) override {
    tally_.add(columns(), values);
    if (laid_out_) {
      fill(current_, values);
      write(current_);
      check_buffer();
      return;
    }
    fill(waiting_.emplace_back(), values);
    if (waiting_.size() == rows_that_decide) write_waiting(false);
  }

  void end_list(std::uint64_t total, bool /*truncated*/) override {
    if (!laid_out_) write_waiting(true);
    total_ = total;
  }

  void leave_out(std::string_view column) override {
    Renderer::leave_out(column);
    collect_headings();
  }

  std::string summary() const override { return tally_.text(total_); }

  Result<void> begin_item(std::span<const Column> item_columns) override {
    Result<void> begun = Renderer::begin_item(item_columns);
    if (begun) collect_headings();
    return begun;
  }

  void item(std::span<const Value> values) override {
    fill(current_, values);
    write_record(current_, values);
  }

 private:
  void collect_headings() {
    headings_.clear();
    labels_.clear();
    label_width_ = 0;
    for (const std::size_t index : shown()) {
      TableCell cell;
      cell.text = heading(columns()[index]);
      cell.width = text::display_width(cell.text);
      TableCell label;
      label.text = text::say("{}:", cell.text);
      label.width = text::display_width(label.text);
      label_width_ = std::max(label_width_, label.width);
      headings_.push_back(std::move(cell));
      labels_.push_back(std::move(label));
    }
  }

  void fill(TableRow& row, std::span<const Value> values) {
    row.cells.resize(shown().size());
    row.sentences.clear();
    for (std::size_t i = 0; i < shown().size(); ++i) {
      const Value& value = values[shown()[i]];
      TableCell& cell = row.cells[i];
      cell.text.clear();
      append_for_table(cell.text, columns()[shown()[i]], value);
      if (!text::is_harmless(cell.text)) cell.text = text::visible(cell.text);
      cell.width = text::display_width(cell.text);
      if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value)) {
        for (const ReasonText& reason : *reasons) {
          row.sentences.push_back(text::visible(reason.message));
          if (!reason.fix.empty()) row.sentences.push_back(text::say("Try: {}", text::visible(reason.fix)));
        }
      }
    }
  }

  /// On a terminal there are words, unless a subscription's own name has a column as well; and instants are in the time
  /// of the place.
  void append_for_table(std::string& out, const Column& column, const Value& value) const {
    if (for_people()) {
      if (const auto* worded = std::get_if<Worded>(&value)) {
        if (worded->how == Worded::How::instead) {
          out += worded->words;
          return;
        }
        if (!shows("friendlyName")) {
          out += text::subscription_title({}, worded->words, worded->text);
          return;
        }
      }
      const auto text = column.type == ColumnType::instant ? text_of(value) : std::nullopt;
      if (const auto instant = text ? parse_instant(*text) : std::nullopt) {
        out += text::local_time(*instant);
        return;
      }
    }
    append_plain(out, value);
  }

  /// `is_all`: no further rows will come.
  void write_waiting(bool is_all) {
    lay_out(is_all);
    if (!as_records_ && options().headers.value_or(true)) write_headings();
    for (const TableRow& row : waiting_) {
      write(row);
      check_buffer();
    }
    waiting_.clear();
    waiting_.shrink_to_fit();
  }

  void lay_out(bool is_all) {
    laid_out_ = true;
    std::vector<ColumnWidth> measures;
    std::size_t natural = 0;
    for (std::size_t i = 0; i < shown().size(); ++i) {
      std::size_t widest = 0;
      for (const TableRow& row : waiting_)
        widest = std::max(widest, row.cells[i].width);
      ColumnWidth measure;
      measure.natural = std::max(widest, options().headers.value_or(true) ? headings_[i].width : 0);
      measure.at_once = widest == id_width && has_ids(i);
      measure.is_detail = widest == 0 || columns()[shown()[i]].is_detail;
      measure.least = std::min(measure.natural, least_of(i, widest, measure.at_once));
      natural += measure.natural + (i > 0 ? column_gap : 0);
      widths_.push_back(measure.natural);
      is_empty_.push_back(widest == 0);
      measures.push_back(measure);
    }
    leaves_out_empty_ = is_all && is_cut() && natural > options().width && !waiting_.empty();
    if (!is_cut()) return;
    std::vector<ColumnWidth> kept;
    for (std::size_t i = 0; i < measures.size(); ++i) {
      if (!is_left_out(i)) kept.push_back(measures[i]);
    }
    const std::optional<std::vector<std::size_t>> fitting = fit(kept, options().width);
    as_records_ = !fitting;
    if (as_records_) return;
    auto width = fitting->begin();
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (!is_left_out(i)) widths_[i] = *width++;
    }
  }

  /// A column in which nothing stands gives its place to others, where that is scarce and no row can come any more.
  bool is_left_out(std::size_t i) const { return leaves_out_empty_ && is_empty_[i]; }

  std::size_t least_of(std::size_t shown_index, std::size_t widest, bool is_id) const {
    const Column& column = columns()[shown()[shown_index]];
    if (is_id) return short_id_width;
    if (column.may_be_cut || column.is_detail || column.type == ColumnType::reasons) return least_width;
    return std::max(least_width, std::min(widest, most_whole_width));
  }

  bool has_ids(std::size_t shown_index) const {
    return std::all_of(waiting_.begin(), waiting_.end(), [shown_index](const TableRow& row) {
      const std::string& text = row.cells[shown_index].text;
      return text.empty() || Guid::parse(text).has_value();
    });
  }

  bool is_cut() const { return options().terminal && options().width > 0; }

  void write_headings() {
    TableLine line(out());
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      write_cell(line, i, headings_[i], options().color ? bold : std::string_view());
    }
  }

  void write(const TableRow& row) {
    if (as_records_) {
      if (!first_record_) out() += '\n';
      first_record_ = false;
      write_record(row, {});
      return;
    }
    {
      TableLine line(out());
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        write_cell(line, i, row.cells[i], style(i, row.cells[i]));
    }
    write_sentences(row);
  }

  void write_cell(TableLine& line, std::size_t i, const TableCell& cell, std::string_view style) {
    if (is_left_out(i)) return;
    const std::size_t width = widths_[i];
    if (cell.width > width && is_cut()) {
      const std::string shortened = text::cut(cell.text, width);
      line.put(shortened, style);
      line.skip(width - text::display_width(shortened) + column_gap);
      return;
    }
    const std::size_t padding = width > cell.width ? width - cell.width : 0;
    const bool right = columns()[shown()[i]].type == ColumnType::number;
    if (right) line.skip(padding);
    line.put(cell.text, style);
    if (!right) line.skip(padding);
    line.skip(column_gap);
  }

  std::string_view style(std::size_t shown_index, const TableCell& cell) const {
    const std::string_view name = columns()[shown()[shown_index]].name;
    const bool alarming = (name == "eligible" || name == "contactEligible") && cell.text == "false";
    return options().color && alarming ? red : std::string_view();
  }

  /// A line for each field. `values`, where given, has the texts of several lines.
  void write_record(const TableRow& row, std::span<const Value> values) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view block = values.empty() ? std::string_view() : block_of(i, values);
      {
        TableLine line(out());
        line.put(labels_[i].text, options().color ? bold : std::string_view());
        line.skip(label_width_ - labels_[i].width + 1);
        if (block.empty() && fits_beside(row.cells[i])) line.put(row.cells[i].text, style(i, row.cells[i]));
      }
      if (block.empty() && !fits_beside(row.cells[i])) {
        out() += text::paragraph(row.cells[i].text, column_gap, options().width);
      }
      write_block(block);
    }
    write_sentences(row);
  }

  /// In the line of its label; else it stands below, in as many lines as it takes.
  bool fits_beside(const TableCell& cell) const {
    return !is_cut() || label_width_ + 1 + cell.width <= options().width;
  }

  /// The text of several lines that a column holds, or an empty one.
  std::string_view block_of(std::size_t shown_index, std::span<const Value> values) const {
    const std::size_t index = shown()[shown_index];
    const auto* text = std::get_if<std::string_view>(&values[index]);
    const bool is_block = columns()[index].is_block && text != nullptr && text->find('\n') != std::string_view::npos;
    return is_block ? *text : std::string_view();
  }

  void write_block(std::string_view block) {
    while (!block.empty()) {
      const std::size_t end = std::min(block.find('\n'), block.size());
      TableLine line(out());
      line.skip(column_gap);
      line.put(text::visible(block.substr(0, end)));
      block.remove_prefix(std::min(end + 1, block.size()));
    }
  }

  /// A command stays on its line, however long, so that it can be pasted.
  void write_sentences(const TableRow& row) {
    const std::string command = text::say("Try: {}", "");
    for (const std::string& sentence : row.sentences) {
      if (is_cut() && !sentence.starts_with(command)) {
        out() += text::paragraph(sentence, column_gap, options().width);
        continue;
      }
      TableLine line(out());
      line.skip(column_gap);
      line.put(sentence);
    }
  }

  std::vector<TableCell> headings_;
  std::vector<TableCell> labels_;  // the headings before a value
  std::size_t label_width_ = 0;
  std::vector<std::size_t> widths_;
  RowTally tally_;
  std::uint64_t total_ = 0;
  std::vector<TableRow> waiting_;
  TableRow current_;
  std::vector<bool> is_empty_;
  bool leaves_out_empty_ = false;
  bool laid_out_ = false;
  bool as_records_ = false;
  bool first_record_ = true;
};

}  // namespace

std::unique_ptr<Output> make_table(const RenderOptions& options, Sink& sink) {
  return std::make_unique<TableRenderer>(options, sink);
}

}  // namespace pcadmin::report
