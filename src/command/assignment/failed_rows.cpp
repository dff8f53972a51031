#include "command/assignment/failed_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "command/assignment/assignment_columns.hpp"
#include "command/shared/input_format.hpp"
#include "exchange/record.hpp"
#include "exchange/source.hpp"
#include "text/csv_cell.hpp"
#include "text/json_writer.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

constexpr std::string_view byte_order_mark = "\uFEFF";
constexpr std::size_t chunk = std::size_t{64} * 1024;

bool is_bad(const PlannedAssignment& row) {
  return row.result == AssignmentResult::refused || row.result == AssignmentResult::failed;
}

/// Hands over bytes in large pieces.
class FailedRowWriter {
 public:
  explicit FailedRowWriter(exchange::NewFile& file) : file_(file) {}

  std::string& text() { return text_; }
  Result<void> write_if_large() { return text_.size() < chunk ? Result<void>() : finish(); }
  Result<void> finish() {
    auto written = file_.write(text_);
    text_.clear();
    return written;
  }

 private:
  exchange::NewFile& file_;
  std::string text_;
};

/// The lines of the header and of the bad rows: from where a row begins to where the next one does.
Result<void> write_lines(const AssignmentPlan& plan, const AssignmentFile& file, exchange::Bytes& input,
                         FailedRowWriter& writer) {
  exchange::Faults known_already{std::string()};
  exchange::Source source(input, known_already);
  const auto& rows = plan.assignments;
  std::size_t next = 0;  // the row that begins on the line at hand, or later
  bool wanted = file.header_line != 0;
  std::uint64_t line = 0;
  source.peek();
  if (source.has_mark()) writer.text() += byte_order_mark;
  while (source.peek() != exchange::Source::end) {
    if (source.position().line != line) {
      line = source.position().line;
      for (bool begins = true; next < rows.size() && rows[next].line == line; ++next) {
        wanted = is_bad(rows[next]) || (wanted && !begins);
        begins = false;
      }
      if (auto written = writer.write_if_large(); !written) return written;
    }
    if (wanted) writer.text() += static_cast<char>(source.peek());
    source.advance();
    // A last line without an end gets one, since another row may have been left out after it.
    if (wanted && source.peek() == exchange::Source::end && writer.text().back() != '\n') writer.text() += '\n';
  }
  if (source.read_error()) return *source.read_error();
  return writer.finish();
}

void write_field(text::JsonWriter& json, const exchange::Field& field) {
  json.key(field.written);
  switch (field.type) {
    case exchange::FieldType::text:
      json.value(field.value);
      break;
    case exchange::FieldType::null:
      json.value(nullptr);
      break;
    case exchange::FieldType::number:
    case exchange::FieldType::boolean:
    case exchange::FieldType::empty:
      json.json(field.value);
      break;
  }
}

/// What is nested says nothing about an assignment and is left out.
void append_record(std::string& text, const exchange::Record& record) {
  {
    text::JsonWriter json(text);
    const auto object = json.object();
    for (const exchange::Field& field : record.fields()) {
      if (field.path.find_first_of(".[") == std::string::npos) write_field(json, field);
    }
  }
  text += '\n';
}

Result<void> write_records(const AssignmentPlan& plan, exchange::Bytes& input, FailedRowWriter& writer) {
  exchange::Faults known_already{std::string()};
  std::size_t next = 0;
  std::optional<Error> failed;
  const auto read = [&](const exchange::Record& record) {
    if (next == plan.assignments.size()) return false;
    if (is_bad(plan.assignments[next++])) append_record(writer.text(), record);
    if (auto written = writer.write_if_large(); !written) failed = std::move(written).error();
    return !failed;
  };
  const auto done = exchange::read_records(input, exchange::Format::json, known_already, read);
  if (failed) return *std::move(failed);
  return done ? writer.finish() : done;
}

void append_cells(std::string& text, const exchange::Record& record, bool names) {
  std::string guarded;
  for (const exchange::Field& field : record.fields()) {
    if (&field != &record.fields().front()) text += ',';
    guarded.clear();
    text::append_guarded(guarded, names ? field.written : field.value);
    text::append_csv_cell(text, guarded);
  }
  text += "\r\n";
}

/// With a byte-order mark, since a spreadsheet reads it next.
Result<void> write_sheet(const AssignmentPlan& plan, exchange::Bytes& input, FailedRowWriter& writer) {
  exchange::Faults known_already{std::string()};
  std::size_t next = 0;
  Result<void> written;
  const auto read = exchange::read_records(
      input, exchange::Format::guess, known_already,
      [&](const exchange::Record& record) {
        if (next == plan.assignments.size()) return false;
        if (is_bad(plan.assignments[next++])) append_cells(writer.text(), record, false);
        written = writer.write_if_large();
        return static_cast<bool>(written);
      },
      {},
      [&](const exchange::Record& header) {
        writer.text() += byte_order_mark;
        append_cells(writer.text(), header, true);
        return true;
      });
  if (!written) return written;
  return read ? writer.finish() : read;
}

constexpr std::array<std::string_view, 3> named_columns{"subscription", "customerId", "contact"};
using NamedRow = std::array<std::string, named_columns.size()>;

/// A subscription that wasn't found is written as it was named.
NamedRow named_row(const AssignmentPlan& plan, const PlannedAssignment& planned,
                   const std::optional<CustomerId>& customer) {
  NamedRow row;
  const auto faults = plan.faults(planned);
  row[0] = faults.empty() ? planned.subscription.text() : faults.front().value;
  if (customer) row[1] = customer->text();
  row[2] = planned.to == AssignmentPlan::provider ? std::string("provider") : plan.partner(planned.to).tenant_id.text();
  return row;
}

void append_csv(std::string& text, const NamedRow& row) {
  for (const std::string& cell : row) {
    if (&cell != &row.front()) text += ',';
    text::append_csv_cell(text, cell);
  }
  text += "\r\n";
}

void append_json(std::string& text, const NamedRow& row) {
  {
    text::JsonWriter json(text);
    const auto object = json.object();
    for (std::size_t i = 0; i < row.size(); ++i)
      json.member(named_columns.at(i), row.at(i));
  }
  text += '\n';
}

}  // namespace

Result<void> check_failed_rows_name(const AssignmentOptions& options, bool is_json) {
  const auto named = format_of_name(options.failed_rows);
  if (!named || *named == (is_json ? RowsFormat::json_lines : RowsFormat::table)) return {};
  return failure(ErrorCode::conflicting_options,
                 is_json ? text::say("--failed-rows: these rows are written as JSON Lines, which '{}' isn't named as.",
                                     options.failed_rows)
                         : text::say("--failed-rows: these rows are written as CSV, which '{}' isn't named as.",
                                     options.failed_rows),
                 is_json ? "--failed-rows failed.jsonl" : "--failed-rows failed.csv", options.failed_rows);
}

Result<void> check_replaced_rows(const std::string& file, cli::Services& services) {
  const auto bytes = services.open_input(file);
  if (!bytes) return bytes.error();
  AssignmentColumns columns;
  exchange::Faults faults(file);
  const auto understood = [&](const exchange::Record& record) {
    columns.learn(record, faults);
    return false;
  };
  if (auto read = exchange::read_records(**bytes, input_format(file, {}), faults, understood, {}, understood); !read) {
    return read;
  }
  const bool is_empty = !faults.empty() && faults.details().front().code == "EMPTY_FILE";
  if (faults.empty() || is_empty) return {};
  return failure(ErrorCode::conflict,
                 text::say("'{}' is there already, and isn't what would be written here; it stays as it is.", file),
                 text::tr("another file."), file);
}

Result<void> write_failed_rows(const AssignmentPlan& plan, const AssignmentFile& file, exchange::Bytes& input,
                               exchange::NewFile& output) {
  FailedRowWriter writer(output);
  if (file.layout == exchange::Layout::workbook) return write_sheet(plan, input, writer);
  return file.by_lines ? write_lines(plan, file, input, writer) : write_records(plan, input, writer);
}

Result<void> write_failed_rows(const AssignmentPlan& plan, const std::optional<CustomerId>& customer,
                               std::string_view file, exchange::NewFile& output) {
  FailedRowWriter writer(output);
  const bool json = format_of_name(file) == RowsFormat::json_lines;
  const NamedRow header{std::string(named_columns[0]), std::string(named_columns[1]), std::string(named_columns[2])};
  if (!json) append_csv(writer.text(), header);
  for (const PlannedAssignment& planned : plan.assignments) {
    if (!is_bad(planned)) continue;
    const NamedRow row = named_row(plan, planned, customer);
    if (json) {
      append_json(writer.text(), row);
    } else {
      append_csv(writer.text(), row);
    }
    if (auto written = writer.write_if_large(); !written) return written;
  }
  return writer.finish();
}

}  // namespace pcadmin::command
