#include "command/assignment/assignment_columns.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "command/shared/trimmed.hpp"
#include "exchange/ascii.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using exchange::Field;
using exchange::Record;

/// As they are suggested where something like them is written.
constexpr std::pair<std::string_view, Cell> known_columns[] = {
    {"subscription", Cell::subscription},
    {"subscriptionId", Cell::subscription_id},
    {"id", Cell::subscription_id},
    {"customer", Cell::customer},
    {"customerId", Cell::customer_id},
    {"contact", Cell::contact},
    {"supportTenantId", Cell::tenant_id},
    {"toTenantId", Cell::tenant_id},
    {"supportMpnId", Cell::mpn_id},
    {"supportName", Cell::name},
    {"name", Cell::name},
    {"toName", Cell::name},
    {"to-provider", Cell::to_provider},
    {"toProvider", Cell::to_provider},
    {"if-current", Cell::if_current},
    {"ifCurrent", Cell::if_current},
    {"reason", Cell::reason},
    // What lists of this program and Partner Center's resources say besides.
    {"companyName", Cell::ignored},
    {"offerName", Cell::ignored},
    {"friendlyName", Cell::ignored},
    {"status", Cell::ignored},
    {"quantity", Cell::ignored},
    {"productType", Cell::ignored},
    {"channel", Cell::ignored},
    {"partnerId", Cell::ignored},
    {"contactSource", Cell::ignored},
    {"contactEligible", Cell::ignored},
    {"fromTenantId", Cell::ignored},
    {"fromName", Cell::ignored},
    {"result", Cell::ignored},
    {"reasons", Cell::ignored},
    {"links", Cell::ignored},
    {"attributes", Cell::ignored},
};

bool names_contact(Cell cell) {
  return cell >= Cell::contact && cell <= Cell::to_provider;
}

/// A second column of the same name is numbered: "contact(2)".
bool is_doubled(std::string_view path) {
  return path.ends_with(')');
}

/// By a field's path: of what is nested, its outermost key decides.
std::optional<Cell> meaning_of(std::string_view path) {
  if (is_doubled(path)) path = path.substr(0, path.rfind('('));
  const std::string_view outermost = path.substr(0, path.find_first_of(".["));
  for (const auto& [name, cell] : known_columns) {
    if (!exchange::same_text(name, outermost)) continue;
    const bool is_nested = outermost.size() != path.size();
    if (is_nested && cell != Cell::ignored) return std::nullopt;
    return cell;
  }
  return std::nullopt;
}

std::string unknown_column(const std::string& written) {
  text::Suggestion suggestion(written);
  for (const auto& [name, cell] : known_columns)
    suggestion.consider(name);
  if (suggestion.best()) {
    return text::say("There is no column '{0}'; did you mean '{1}'?", written, *suggestion.best());
  }
  return text::say(
      "There is no column '{}'; 'subscription' and 'contact' are enough, and all that list-subscriptions "
      "answers is accepted.",
      written);
}

/// In a CSV file a column that is missing is missing in every row.
bool check_columns(const Record& record, const std::vector<Cell>& cells, exchange::Faults& faults) {
  const auto has = [&](auto matches) { return std::any_of(cells.begin(), cells.end(), matches); };
  const std::size_t before = faults.count();
  if (!has([](Cell cell) { return cell == Cell::subscription || cell == Cell::subscription_id; })) {
    faults.add("MISSING_FIELD", record.header_line, 0, {},
               text::tr("No column names the subscriptions: subscription, or subscriptionId."));
  }
  if (!has(names_contact)) {
    faults.add("MISSING_FIELD", record.header_line, 0, {},
               text::tr("No column names the contacts: contact, supportTenantId, supportMpnId or supportName."));
  }
  return faults.count() == before;
}

}  // namespace

bool AssignmentCells::name_contact() const {
  for (auto cell = static_cast<std::size_t>(Cell::contact); cell <= static_cast<std::size_t>(Cell::to_provider); ++cell)
    if (fields_[cell] != nullptr) return true;
  return false;
}

bool AssignmentColumns::is_known(const Record& record) const {
  const auto fields = record.fields();
  return std::equal(fields.begin(), fields.end(), paths_.begin(), paths_.end(),
                    [](const Field& field, const std::string& path) { return field.path == path; });
}

bool AssignmentColumns::learn(const Record& record, exchange::Faults& faults) {
  if (is_known(record)) return true;
  const bool is_first = paths_.empty();
  paths_.clear();
  cells_.clear();
  bool understood = true;
  for (const Field& field : record.fields()) {
    const auto cell = meaning_of(field.path);
    if (!cell) {
      const bool in_header = record.header_line != 0;
      faults.add("UNKNOWN_FIELD", in_header ? record.header_line : field.line, in_header ? 0 : field.column,
                 field.written, unknown_column(field.written));
      understood = false;
    }
    if (cell && *cell != Cell::ignored && is_doubled(field.path)) {
      faults.add("CSV_HEADER", field.line, field.column, field.written,
                 text::say("Two columns have the name '{}'.", field.written));
      understood = false;
    }
    paths_.push_back(field.path);
    cells_.push_back(cell.value_or(Cell::ignored));
  }
  if (is_first && record.header_line != 0 && understood) understood = check_columns(record, cells_, faults);
  return understood;
}

AssignmentCells AssignmentColumns::read(const Record& record, const CellFault& fault) const {
  AssignmentCells cells;
  const auto fields = record.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (cells_[i] == Cell::ignored || trimmed(fields[i].value).empty()) continue;
    if (fields[i].type == exchange::FieldType::empty) {
      fault("INVALID_VALUE", fields[i], text::tr("A text was expected here."));
      continue;
    }
    const Field*& place = cells.fields_[static_cast<std::size_t>(cells_[i])];
    if (place != nullptr && trimmed(place->value) != trimmed(fields[i].value)) {
      fault(names_contact(cells_[i]) ? "CONTACT_MISMATCH" : "CONTRADICTION", fields[i],
            text::say("'{0}' says something else than '{1}'.", fields[i].written, place->written));
      continue;
    }
    place = &fields[i];
  }
  return cells;
}

}  // namespace pcadmin::command
