#include "command/assignment/contact_resolver.hpp"

#include <array>
#include <utility>

#include "command/shared/reference.hpp"
#include "command/shared/trimmed.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using exchange::Field;
using text::say;
using text::tr;

using Number = std::optional<std::uint32_t>;

constexpr std::size_t most_suggestions = 5;

constexpr std::array contact_cells{Cell::contact, Cell::tenant_id, Cell::mpn_id, Cell::name, Cell::to_provider};

Number fail(FieldFault& fault, const Field& field, std::string code, std::string message, std::string fix = {}) {
  fault.field = &field;
  fault.fault.code = std::move(code);
  fault.fault.message = std::move(message);
  fault.fault.fix = std::move(fix);
  return std::nullopt;
}

/// What a cell of the column to-provider says; nothing for what is neither yes nor no.
std::optional<bool> flag(std::string_view text) {
  const std::string word = text::fold(text);
  if (word == "true" || word == "yes" || word == "1") return true;
  if (word == "false" || word == "no" || word == "0") return false;
  return std::nullopt;
}

bool asks_for_provider(const AssignmentCells& cells) {
  const Field* field = cells.of(Cell::to_provider);
  return field != nullptr && flag(trimmed(field->value)).value_or(false);
}

/// What list-subscriptions says of a contact.
constexpr std::array described_by{Cell::tenant_id, Cell::mpn_id, Cell::name};

/// Whether such a cell says this partner.
bool describes(const Field& field, Cell cell, const Partner& partner) {
  const std::string_view text = trimmed(field.value);
  if (cell == Cell::tenant_id) return Guid::parse(text) == partner.tenant_id.guid();
  if (cell == Cell::mpn_id) return partner.mpn_id && partner.mpn_id->text() == text;
  return text::fold(text) == text::fold(partner.name);
}

std::string no_guid(const Field& field) {
  return say("'{}' is no GUID.", field.value);
}

}  // namespace

RowFault reference_fault(const Error& error) {
  const std::string first_hint = error.hint.substr(0, error.hint.find('\n'));
  RowFault fault{std::string(name(error.code)), error.message, first_hint, {}, 0, 0};
  if (error.code != ErrorCode::ambiguous_reference) return fault;
  for (const ErrorDetail& candidate : error.details)
    fault.message += "\n" + say("{}: {}", candidate.value, candidate.message);
  return fault;
}

Number ContactResolver::contact(const AssignmentCells& cells, FieldFault& fault) {
  key_.clear();
  for (const Cell cell : contact_cells) {
    if (const Field* field = cells.of(cell)) key_ += trimmed(field->value);
    key_ += '\0';
  }
  if (const auto known = by_cells_.find(key_); known != by_cells_.end()) {
    return known->second == PlannedAssignment::none ? std::nullopt : Number(known->second);
  }
  const Number number = identify(cells, fault);
  if (fault.field != nullptr) return number;
  if (number && !agrees(cells, *number, fault)) return std::nullopt;
  by_cells_.emplace(key_, number.value_or(PlannedAssignment::none));
  return number;
}

/// The surest cell decides; without one there is no contact, as where to-provider says no.
Number ContactResolver::identify(const AssignmentCells& cells, FieldFault& fault) {
  if (const Field* field = cells.of(Cell::to_provider); field != nullptr && !flag(trimmed(field->value))) {
    return fail(fault, *field, "INVALID_VALUE", say("'{}' is neither true nor false.", field->value));
  }
  if (asks_for_provider(cells)) return AssignmentPlan::provider;
  if (const Field* field = cells.of(Cell::tenant_id)) {
    if (!Guid::parse(trimmed(field->value))) return fail(fault, *field, "INVALID_GUID", no_guid(*field));
    return by_reference(*field, fault);
  }
  if (const Field* field = cells.of(Cell::mpn_id)) {
    if (!MpnId::parse(trimmed(field->value))) {
      return fail(fault, *field, "INVALID_MPN_ID", say("'{}' is no MPN id.", field->value));
    }
    return by_reference(*field, fault);
  }
  if (const Field* field = cells.of(Cell::contact)) return by_reference(*field, fault);
  if (const Field* field = cells.of(Cell::name)) return by_name(*field, fault);
  return std::nullopt;
}

void ContactResolver::leave_out_standing(AssignmentCells& cells, std::uint32_t standing) const {
  if (standing == PlannedAssignment::none) return;
  const Partner& partner = plan_.partner(standing);
  AssignmentCells edited = cells;
  for (const Cell cell : described_by) {
    const Field* field = cells.of(cell);
    if (field != nullptr && describes(*field, cell, partner)) edited.leave_out(cell);
  }
  if (edited.name_contact()) cells = edited;
}

Number ContactResolver::partner(const Field& field, FieldFault& fault) {
  return by_reference(field, fault);
}

Number ContactResolver::by_reference(const Field& field, FieldFault& fault) {
  std::string text(trimmed(field.value));
  if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
  if (const auto known = wrong_.find(text); known != wrong_.end()) {
    fault.field = &field;
    fault.fault = known->second;
    return std::nullopt;
  }
  // Of many that aren't known, the first few are worth looking for what was meant.
  const auto suggest = wrong_.size() < most_suggestions ? Suggest::yes : Suggest::no;
  const auto partner = resolve_partner(view_, text, suggest);
  if (partner) return by_text_.emplace(std::move(text), plan_.number_of(*partner)).first->second;
  fault.field = &field;
  fault.fault = reference_fault(partner.error());
  wrong_.emplace(std::move(text), fault.fault);
  return std::nullopt;
}

/// A name may look like an id; what is called so comes first.
Number ContactResolver::by_name(const Field& field, FieldFault& fault) {
  const auto named = view_.find_partners({store::Lookup::By::name, std::string(trimmed(field.value))}, 2);
  if (named.size() == 1) return plan_.number_of(named.front());
  return by_reference(field, fault);
}

bool ContactResolver::agrees(const AssignmentCells& cells, std::uint32_t number, FieldFault& fault) {
  const Partner partner = plan_.partner(number);
  const auto mismatch = [&](const Field& field) {
    fail(fault, field, "CONTACT_MISMATCH",
         say("'{0}' isn't {1} ({2}), whom another column of this row names.", field.value, text::visible(partner.name),
             partner.tenant_id.text()),
         tr("clear the columns that still name the other contact: one is enough."));
    return false;
  };
  for (const Cell cell : described_by) {
    const Field* field = cells.of(cell);
    if (field == nullptr || describes(*field, cell, partner)) continue;
    const bool names_provider =
        cell == Cell::name && number == AssignmentPlan::provider && text::fold(trimmed(field->value)) == "provider";
    if (!names_provider) return mismatch(*field);
  }
  if (const Field* field = cells.of(Cell::contact)) {
    FieldFault ignored;
    const Number same = by_reference(*field, ignored);
    const bool named_so = text::fold(trimmed(field->value)) == text::fold(partner.name);
    if (!named_so && same != number) return mismatch(*field);
  }
  return true;
}

}  // namespace pcadmin::command
