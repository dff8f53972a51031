#include "command/assignment/assignment_file.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "command/assignment/assignment_columns.hpp"
#include "command/assignment/assignment_text.hpp"
#include "command/assignment/contact_resolver.hpp"
#include "command/shared/input_format.hpp"
#include "command/shared/trimmed.hpp"
#include "error/error.hpp"
#include "store/reference.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using exchange::Faults;
using exchange::Field;
using exchange::Record;
using text::say;
using text::tr;

class Reader {
 public:
  Reader(const AssignmentFileOptions& options, store::View& view, AssignmentPlan& plan, Instant now)
      : options_(options),
        view_(view),
        plan_(plan),
        planner_(view, plan, now),
        contacts_(view, plan),
        file_{Faults(options.file), true, 0, {}} {}

  Result<void> prepare();
  /// Fails only where the store does; what is wrong with the row is its fault.
  Result<void> read(const Record& record);
  Result<void> finish();

  AssignmentFile& file() { return file_; }
  /// Whether reading on is pointless.
  bool full() const { return !understood_ || (!options_.whole && file_.faults.count() + failed_ >= Faults::most); }

 private:
  Result<void> read_row(const Record& record, PlannedAssignment& row);
  Result<bool> find_subscription(const Record& record, const AssignmentCells& cells, PlannedAssignment& row);
  Result<bool> find_by_reference(const AssignmentCells& cells, const Field& field, PlannedAssignment& row);
  Result<std::optional<CustomerId>> customer_of(const AssignmentCells& cells, PlannedAssignment& row);
  Result<void> find_contact(const AssignmentCells& cells, PlannedAssignment& row);
  void take_reason(const AssignmentCells& cells, PlannedAssignment& row);
  void check_contradictions();
  void place_faults_of_rows();

  void add_fault(PlannedAssignment& row, const Field& field, std::string_view code, std::string message,
                 std::string fix = {});
  void add_fault(PlannedAssignment& row, const Field& field, RowFault fault);

  const AssignmentFileOptions& options_;
  store::View& view_;
  AssignmentPlan& plan_;
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

Result<void> Reader::prepare() {
  if (options_.if_current.empty()) return {};
  const auto expected = store::resolve_partner(view_, options_.if_current);
  if (!expected) return expected.error();
  expected_ = plan_.number_of(*expected);
  return {};
}

void Reader::add_fault(PlannedAssignment& row, const Field& field, RowFault fault) {
  fault.line = field.line;
  fault.column = field.column;
  fault.value = field.value;
  plan_.add_fault(row, std::move(fault));
}

void Reader::add_fault(PlannedAssignment& row, const Field& field, std::string_view code, std::string message,
                       std::string fix) {
  add_fault(row, field, RowFault{std::string(code), std::move(message), std::move(fix), {}, 0, 0});
}

Result<void> Reader::read(const Record& record) {
  file_.header_line = record.header_line;
  file_.by_lines = file_.by_lines && record.json_path.empty();
  if (!columns_.learn(record, file_.faults)) {
    // A header that isn't understood is wrong for all rows; in JSON each row has its own keys.
    understood_ = record.header_line == 0;
    return {};
  }
  PlannedAssignment row;
  row.line = record.line;
  if (auto done = read_row(record, row); !done) return done;
  if (row.faults == 0) {
    if (auto judged = planner_.judge(row); !judged) return judged;
  } else {
    ++failed_;
    if (known_ != nullptr) {
      row.customer = plan_.number_of_customer(*known_);
      row.offer = plan_.number_of_offer(known_->offer_name);
    }
  }
  plan_.assignments.push_back(row);
  return {};
}

Result<void> Reader::read_row(const Record& record, PlannedAssignment& row) {
  known_ = nullptr;
  const AssignmentCells cells =
      columns_.read(record, [&](std::string_view code, const Field& field, std::string message) {
        add_fault(row, field, code, std::move(message));
      });
  const auto found = find_subscription(record, cells, row);
  if (!found) return found.error();
  take_reason(cells, row);
  row.expected = expected_;
  if (const Field* field = cells.of(Cell::if_current)) {
    FieldFault fault;
    const auto expected = contacts_.partner(*field, fault);
    if (!expected) return expected.error();
    if (fault.field != nullptr) add_fault(row, *fault.field, std::move(fault.fault));
    row.expected = expected->value_or(PlannedAssignment::none);
  }
  return cells.name_contact() ? find_contact(cells, row) : Result<void>();
}

/// Partner Center's own field holds an id; the option's name may hold whatever names a subscription.
Result<bool> Reader::find_subscription(const Record& record, const AssignmentCells& cells, PlannedAssignment& row) {
  const Field* field = cells.of(Cell::subscription_id);
  const Field* reference = cells.of(Cell::subscription);
  if (field == nullptr) field = reference;
  if (field == nullptr) {
    RowFault fault{"MISSING_FIELD", tr("The row names no subscription."), {}, {}, record.line, 0};
    plan_.add_fault(row, std::move(fault));
    return false;
  }
  row.column = static_cast<std::uint32_t>(field->column);
  const auto id = Guid::parse(trimmed(field->value));
  if (!id && field != reference) {
    add_fault(row, *field, "INVALID_GUID", say("'{}' is no GUID.", field->value));
    return false;
  }
  if (id) {
    row.subscription = SubscriptionId(*id);
    const auto known = planner_.look_up(row.subscription);
    if (!known) return known.error();
    known_ = *known;
    if (known_ == nullptr) {
      add_fault(row, *field, "SUBSCRIPTION_NOT_FOUND", say("subscription '{}' not found.", field->value),
                "pcadmin list-subscriptions");
      return false;
    }
  } else {
    auto found = find_by_reference(cells, *field, row);
    if (!found || !*found) return found;
  }
  const auto customer = customer_of(cells, row);
  if (!customer) return customer.error();
  if (*customer && **customer != known_->customer_id) {
    const Field* said = cells.of(Cell::customer_id);
    add_fault(row, said != nullptr ? *said : *cells.of(Cell::customer), "SUBSCRIPTION_OF_ANOTHER_CUSTOMER",
              say("The subscription is one of customer {}.", known_->customer_id.text()),
              fmt::format("pcadmin list-subscriptions {}", (*customer)->text()));
  }
  return true;
}

Result<bool> Reader::find_by_reference(const AssignmentCells& cells, const Field& field, PlannedAssignment& row) {
  const auto customer = customer_of(cells, row);
  if (!customer) return customer.error();
  if (row.faults != 0) return false;
  const auto subscription = store::resolve_subscription(view_, trimmed(field.value), *customer, store::Suggest::no);
  if (!subscription) {
    auto fault = reference_fault(subscription.error());
    if (!fault) return subscription.error();
    add_fault(row, field, *std::move(fault));
    return false;
  }
  row.subscription = subscription->id;
  const auto known = planner_.look_up(row.subscription);
  if (!known) return known.error();
  known_ = *known;
  return known_ != nullptr;
}

Result<std::optional<CustomerId>> Reader::customer_of(const AssignmentCells& cells, PlannedAssignment& row) {
  if (const Field* field = cells.of(Cell::customer_id)) {
    if (const auto id = Guid::parse(trimmed(field->value))) return std::optional(CustomerId(*id));
    add_fault(row, *field, "INVALID_GUID", say("'{}' is no GUID.", field->value));
    return std::optional<CustomerId>();
  }
  const Field* field = cells.of(Cell::customer);
  if (field == nullptr) return std::optional<CustomerId>();
  if (customer_ && customer_text_ == trimmed(field->value)) return customer_;
  const auto customer = store::resolve_customer(view_, trimmed(field->value), store::Suggest::no);
  if (customer) {
    customer_text_ = trimmed(field->value);
    customer_ = customer->id;
    return customer_;
  }
  auto fault = reference_fault(customer.error());
  if (!fault) return customer.error();
  add_fault(row, *field, *std::move(fault));
  return std::optional<CustomerId>();
}

Result<void> Reader::find_contact(const AssignmentCells& cells, PlannedAssignment& row) {
  FieldFault fault;
  const auto contact = contacts_.contact(cells, fault);
  if (!contact) return contact.error();
  if (fault.field != nullptr) add_fault(row, *fault.field, std::move(fault.fault));
  row.to = contact->value_or(PlannedAssignment::none);
  return {};
}

/// A run has one reason in the journal.
void Reader::take_reason(const AssignmentCells& cells, PlannedAssignment& row) {
  const Field* field = cells.of(Cell::reason);
  if (field == nullptr || options_.ignores_reasons) return;
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
void Reader::check_contradictions() {
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
void Reader::place_faults_of_rows() {
  const bool movable = options_.whole && understood_ && file_.header_line != 0 && !file_.faults.full();
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
  file_.faults = Faults(options_.file);
}

Result<void> Reader::finish() {
  check_contradictions();
  place_faults_of_rows();
  return {};
}

}  // namespace

Result<AssignmentFile> read_assignments(exchange::Bytes& bytes, const AssignmentFileOptions& options, store::View& view,
                                        AssignmentPlan& plan, const cli::Services& services) {
  Reader reader(options, view, plan, services.now);
  if (auto prepared = reader.prepare(); !prepared) return prepared.error();
  std::optional<Error> stopped;
  cli::Step step(services.progress, tr("Reading rows"), bytes);
  const auto done = exchange::read_records(
      bytes, input_format(options.file, options.format), reader.file().faults, [&](const Record& record) {
        if (services.interrupted()) {
          stopped = failure(ErrorCode::interrupted, tr("interrupted; nothing was changed."));
          return false;
        }
        if (auto read = reader.read(record); !read) stopped = std::move(read).error();
        step.advance();
        return !stopped && !reader.full();
      });
  if (!done) return done.error();
  if (stopped) return *std::move(stopped);
  if (auto finished = reader.finish(); !finished) return finished.error();
  return std::move(reader.file());
}

Error input_error(const AssignmentPlan& plan, exchange::Faults faults) {
  add_bad(plan, faults);
  return faults.error();
}

}  // namespace pcadmin::command
