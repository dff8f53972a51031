#include "command/assignment/failed_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "command/shared/input_format.hpp"
#include "exchange/record.hpp"
#include "exchange/source.hpp"
#include "text/csv_cell.hpp"
#include "text/json_writer.hpp"

namespace pcadmin::command {

namespace {

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

Result<void> write_failed_rows(const AssignmentPlan& plan, const AssignmentFile& file, exchange::Bytes& input,
                               exchange::NewFile& output) {
  FailedRowWriter writer(output);
  return file.by_lines ? write_lines(plan, file, input, writer) : write_records(plan, input, writer);
}

Result<void> write_failed_rows(const AssignmentPlan& plan, const std::optional<CustomerId>& customer,
                               std::string_view file, exchange::NewFile& output) {
  FailedRowWriter writer(output);
  const bool json = input_format(file, {}) == exchange::Format::json;
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
