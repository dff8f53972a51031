#include "command/assignment/assignment_file.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "command/assignment/assignment_columns.hpp"
#include "command/assignment/assignment_text.hpp"
#include "command/assignment/contact_resolver.hpp"
#include "command/assignment/named_assignments.hpp"
#include "command/shared/input_format.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/spans.hpp"
#include "command/shared/trimmed.hpp"
#include "error/error.hpp"
#include "exchange/cell.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using exchange::Faults;
using exchange::Field;
using exchange::Record;
using text::say;
using text::tr;

class AssignmentFileReader {
 public:
  AssignmentFileReader(const AssignmentOptions& options, store::View& view, AssignmentPlan& plan,
                       const cli::Services& services)
      : options_(options),
        wants_all_(options.keep_going || !options.failed_rows.empty()),
        view_(view),
        plan_(plan),
        services_(services),
        planner_(view, plan, services.now),
        contacts_(view, plan),
        file_{Faults(options.from), true, 0, {}, {}} {}

  Result<void> prepare();
  /// Answers whether the columns of a table are understood.
  bool begin_table(const Record& header);
  /// What is wrong with a row is its fault. Fails with INTERRUPTED.
  Result<void> read(std::span<const Record> records, cli::Step& step);
  void finish();

  AssignmentFile& file() { return file_; }
  /// Whether reading on is pointless.
  bool full() const { return !understood_ || (!wants_all_ && file_.faults.count() + failed_ >= Faults::most); }

 private:
  void learn_subscriptions(std::span<const Record> records);
  void read(const Record& record);
  void read_row(const Record& record, PlannedAssignment& row);
  void find_subscription(const Record& record, const AssignmentCells& cells, PlannedAssignment& row);
  bool find_by_reference(const AssignmentCells& cells, const Field& field, PlannedAssignment& row);
  std::optional<CustomerId> customer_of(const AssignmentCells& cells, PlannedAssignment& row);
  void find_contact(const AssignmentCells& cells, PlannedAssignment& row);
  void take_reason(const AssignmentCells& cells, PlannedAssignment& row);
  void check_contradictions();
  void place_faults_of_rows();

  void add_fault(PlannedAssignment& row, const Field& field, std::string_view code, std::string message,
                 std::string fix = {});
  void add_fault(PlannedAssignment& row, const Field& field, RowFault fault);

  const AssignmentOptions& options_;
  bool wants_all_;  // of the bad rows
  store::View& view_;
  AssignmentPlan& plan_;
  const cli::Services& services_;
  AssignmentPlanner planner_;
  ContactResolver contacts_;
  AssignmentColumns columns_;
  AssignmentFile file_;
  bool understood_ = true;
  std::size_t failed_ = 0;
  std::uint32_t expected_ = PlannedAssignment::none;
  const store::SubscriptionBrief* known_ = nullptr;  // of the row at hand
  std::uint64_t reason_line_ = 0;
  std::string customer_text_;  // the customer that was resolved last
  std::optional<CustomerId> customer_;
};

Result<void> AssignmentFileReader::prepare() {
  const auto expected = expected_contact(options_, view_, plan_);
  if (!expected) return expected.error();
  expected_ = *expected;
  return {};
}

void AssignmentFileReader::add_fault(PlannedAssignment& row, const Field& field, RowFault fault) {
  if (auto damage = exchange::spreadsheet_damage(trimmed(field.value))) {
    fault.message = *std::move(damage);
    fault.fix.clear();
  }
  fault.line = field.line;
  fault.column = field.column;
  fault.value = field.value;
  plan_.add_fault(row, std::move(fault));
}

void AssignmentFileReader::add_fault(PlannedAssignment& row, const Field& field, std::string_view code,
                                     std::string message, std::string fix) {
  add_fault(row, field, RowFault{std::string(code), std::move(message), std::move(fix), {}, 0, 0});
}

bool AssignmentFileReader::begin_table(const Record& header) {
  file_.header_line = header.header_line;
  file_.layout = header.layout;
  file_.by_lines = header.layout != exchange::Layout::workbook;
  understood_ = columns_.learn(header, file_.faults);
  return understood_;
}

/// The cell that names the subscription: Partner Center's own field holds an id, the option's name whatever names one.
const Field* subscription_cell(const AssignmentCells& cells) {
  const Field* field = cells.of(Cell::subscription_id);
  return field != nullptr ? field : cells.of(Cell::subscription);
}

/// What ids name is looked up for the whole span.
void AssignmentFileReader::learn_subscriptions(std::span<const Record> records) {
  AssignmentColumns columns = columns_;
  Faults found_again{options_.from};
  std::vector<SubscriptionId> ids;
  for (const Record& record : records) {
    if (!columns.learn(record, found_again)) continue;
    const AssignmentCells cells = columns.read(record, [](auto&&...) {});
    const Field* field = subscription_cell(cells);
    if (field == nullptr) continue;
    if (const auto id = Guid::parse(trimmed(field->value))) ids.emplace_back(*id);
  }
  planner_.learn(ids);
}

Result<void> AssignmentFileReader::read(std::span<const Record> records, cli::Step& step) {
  learn_subscriptions(records);
  const std::size_t begin = plan_.assignments.size();
  for (const Record& record : records) {
    if (services_.interrupted()) return failure(ErrorCode::interrupted, tr("interrupted; nothing was changed."));
    read(record);
    step.advance();
    if (full()) break;
  }
  planner_.judge(std::span(plan_.assignments).subspan(begin));
  return {};
}

void AssignmentFileReader::read(const Record& record) {
  file_.by_lines = file_.by_lines && record.json_path.empty();
  if (!columns_.learn(record, file_.faults)) return;  // in JSON each row has its own keys
  PlannedAssignment row;
  row.line = record.line;
  read_row(record, row);
  if (row.faults != 0) {
    ++failed_;
    row.from = PlannedAssignment::none;
    if (known_ != nullptr) {
      row.customer = plan_.number_of_customer(*known_);
      row.offer = plan_.number_of_offer(known_->offer_name);
    }
  }
  plan_.assignments.push_back(row);
}

void AssignmentFileReader::read_row(const Record& record, PlannedAssignment& row) {
  known_ = nullptr;
  AssignmentCells cells = columns_.read(record, [&](std::string_view code, const Field& field, std::string message) {
    add_fault(row, field, code, std::move(message));
  });
  find_subscription(record, cells, row);
  if (const Field* field = subscription_cell(cells)) plan_.keep_input(row, trimmed(field->value));
  if (row.faults == 0) {
    planner_.describe(row, *known_);
    contacts_.leave_out_standing(cells, row.from);
  }
  take_reason(cells, row);
  row.expected = expected_;
  if (const Field* field = cells.of(Cell::if_current)) {
    FieldFault fault;
    const auto expected = contacts_.partner(*field, fault);
    if (fault.field != nullptr) add_fault(row, *fault.field, std::move(fault.fault));
    row.expected = expected.value_or(PlannedAssignment::none);
  }
  if (cells.name_contact()) find_contact(cells, row);
}

void AssignmentFileReader::find_subscription(const Record& record, const AssignmentCells& cells,
                                             PlannedAssignment& row) {
  const Field* field = subscription_cell(cells);
  if (field == nullptr) {
    RowFault fault{"MISSING_FIELD", tr("The row names no subscription."), {}, {}, record.line, 0};
    plan_.add_fault(row, std::move(fault));
    return;
  }
  row.column = static_cast<std::uint32_t>(field->column);
  if (const auto id = Guid::parse(trimmed(field->value))) {
    row.subscription = SubscriptionId(*id);
    known_ = planner_.look_up(row.subscription);
    if (known_ == nullptr) {
      add_fault(row, *field, "SUBSCRIPTION_NOT_FOUND", say("subscription '{}' not found.", field->value),
                "pcadmin list-subscriptions");
      return;
    }
  } else if (field != cells.of(Cell::subscription)) {
    add_fault(row, *field, "INVALID_GUID", say("'{}' is no GUID.", field->value));
    return;
  } else if (!find_by_reference(cells, *field, row)) {
    return;
  }
  const auto customer = customer_of(cells, row);
  if (customer && *customer != known_->customer_id) {
    const Field* said = cells.of(Cell::customer_id);
    add_fault(row, said != nullptr ? *said : *cells.of(Cell::customer), "SUBSCRIPTION_OF_ANOTHER_CUSTOMER",
              say("The subscription is one of customer {}.", known_->customer_id.text()),
              fmt::format("pcadmin list-subscriptions {}", customer->text()));
  }
}

bool AssignmentFileReader::find_by_reference(const AssignmentCells& cells, const Field& field, PlannedAssignment& row) {
  const auto customer = customer_of(cells, row);
  if (row.faults != 0) return false;
  const auto subscription = resolve_subscription(view_, trimmed(field.value), customer, Suggest::no);
  if (!subscription) {
    add_fault(row, field, reference_fault(subscription.error()));
    return false;
  }
  row.subscription = subscription->id;
  known_ = planner_.look_up(row.subscription);
  return true;
}

std::optional<CustomerId> AssignmentFileReader::customer_of(const AssignmentCells& cells, PlannedAssignment& row) {
  if (const Field* field = cells.of(Cell::customer_id)) {
    if (const auto id = Guid::parse(trimmed(field->value))) return CustomerId(*id);
    add_fault(row, *field, "INVALID_GUID", say("'{}' is no GUID.", field->value));
    return std::nullopt;
  }
  const Field* field = cells.of(Cell::customer);
  if (field == nullptr) return std::nullopt;
  if (customer_ && customer_text_ == trimmed(field->value)) return customer_;
  const auto customer = resolve_customer(view_, trimmed(field->value), Suggest::no);
  if (!customer) {
    add_fault(row, *field, reference_fault(customer.error()));
    return std::nullopt;
  }
  customer_text_ = trimmed(field->value);
  customer_ = customer->id;
  return customer_;
}

void AssignmentFileReader::find_contact(const AssignmentCells& cells, PlannedAssignment& row) {
  FieldFault fault;
  const auto contact = contacts_.contact(cells, fault);
  if (fault.field != nullptr) add_fault(row, *fault.field, std::move(fault.fault));
  row.to = contact.value_or(PlannedAssignment::none);
}

/// A run has one reason in the journal.
void AssignmentFileReader::take_reason(const AssignmentCells& cells, PlannedAssignment& row) {
  const Field* field = cells.of(Cell::reason);
  if (field == nullptr || !services_.reason.empty()) return;
  if (!file_.reason) {
    file_.reason = std::string(trimmed(field->value));
    reason_line_ = field->line;
  } else if (*file_.reason != trimmed(field->value)) {
    add_fault(row, *field, "CONTRADICTION", say("Line {} gives another reason; a run has one.", reason_line_),
              tr("a file for each reason, or --reason in place of the column."));
  }
}

/// The same subscription with two contacts: which one is meant isn't known. With the same one it is
/// planned once.
void AssignmentFileReader::check_contradictions() {
  std::vector<PlannedAssignment>& rows = plan_.assignments;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (rows[i].faults == 0 && rows[i].to != PlannedAssignment::none) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(rows[a].subscription, a) < std::pair(rows[b].subscription, b);
  });
  for (auto begin = order.begin(); begin != order.end();) {
    const PlannedAssignment first = rows[*begin];
    const auto end =
        std::find_if(begin, order.end(), [&](auto i) { return rows[i].subscription != first.subscription; });
    const auto other = std::find_if(begin, end, [&](auto i) { return rows[i].to != first.to; });
    for (auto place = begin; place != end; ++place) {
      PlannedAssignment& row = rows[*place];
      if (other != end) {
        const std::uint64_t line = row.to == first.to ? rows[*other].line : first.line;
        plan_.add_fault(row, {"CONTRADICTION",
                              say("Line {} names another contact for this subscription.", line),
                              {},
                              row.subscription.text(),
                              row.line,
                              row.column});
      } else if (place != begin && row.result == AssignmentResult::assign) {
        row.result = AssignmentResult::unchanged;
      }
    }
    begin = end;
  }
}

/// What read_records() found wrong in single rows of a CSV file becomes a fault of those rows, so that the
/// others may be written all the same.
void AssignmentFileReader::place_faults_of_rows() {
  const bool movable = wants_all_ && understood_ && file_.header_line != 0 && file_.by_lines && !file_.faults.full();
  if (!movable || file_.faults.empty()) return;
  const std::vector<ErrorDetail> details = file_.faults.details();
  const bool all_in_rows = std::all_of(details.begin(), details.end(), [&](const ErrorDetail& detail) {
    return detail.line > file_.header_line &&
           (detail.code == "CSV_COLUMNS" || detail.code == "CSV_SYNTAX" || detail.code == "INVALID_UTF8");
  });
  if (!all_in_rows) return;
  std::vector<PlannedAssignment>& rows = plan_.assignments;
  const std::size_t read = rows.size();
  for (const ErrorDetail& detail : details) {
    const auto next = std::upper_bound(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(read), detail.line,
                                       [](std::uint64_t line, const auto& row) { return line < row.line; });
    const bool in_row = next != rows.begin() && detail.code == "INVALID_UTF8";
    if (!in_row) {
      rows.emplace_back();
      rows.back().line = detail.line;
    }
    PlannedAssignment& row = in_row ? *std::prev(next) : rows.back();
    if (row.faults == 0) {
      plan_.add_fault(row, {detail.code, detail.message, {}, detail.value, detail.line, detail.column});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
  file_.faults = Faults(options_.from);
}

void AssignmentFileReader::finish() {
  check_contradictions();
  place_faults_of_rows();
}

}  // namespace

Result<AssignmentFile> read_assignments(exchange::Bytes& bytes, const AssignmentOptions& options, store::View& view,
                                        AssignmentPlan& plan, const cli::Services& services) {
  AssignmentFileReader reader(options, view, plan, services);
  if (auto prepared = reader.prepare(); !prepared) return prepared.error();
  Result<void> outcome;
  cli::Step step(services.progress, tr("Reading rows"), bytes);
  const auto done = read_spans(
      bytes, input_format(options.from, options.format), reader.file().faults,
      [&](std::span<const Record> records) {
        outcome = reader.read(records, step);
        return outcome && !reader.full();
      },
      {}, [&](const Record& header) { return reader.begin_table(header); });
  if (!done) return done.error();
  if (!outcome) return outcome.error();
  reader.finish();
  return std::move(reader.file());
}

Error input_error(const AssignmentPlan& plan, exchange::Faults faults) {
  add_bad(plan, faults);
  return faults.error();
}

}  // namespace pcadmin::command
