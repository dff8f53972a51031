// Which contact the cells of an assignment file's row name. Few contacts stand in very many rows, so what
// was found out once is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "command/assignment/assignment.hpp"
#include "command/assignment/assignment_columns.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// A fault of a field, or nothing.
struct FieldFault {
  const exchange::Field* field = nullptr;
  RowFault fault;
};

class ContactResolver {
 public:
  ContactResolver(store::View& view, AssignmentPlan& plan) : view_(view), plan_(plan) {}

  /// The number of the contact that a row names, or what is wrong with its cells: INVALID_GUID,
  /// INVALID_MPN_ID, INVALID_VALUE, PARTNER_NOT_FOUND, AMBIGUOUS_REFERENCE, CONTACT_MISMATCH. To be
  /// asked where at least one cell names a contact.
  std::optional<std::uint32_t> contact(const AssignmentCells& cells, FieldFault& fault);

  /// Leaves out the cells that only repeat the contact that stands, where another one names a contact too: in a sheet
  /// that list-subscriptions wrote, editing one of its columns is enough.
  void leave_out_standing(AssignmentCells& cells, std::uint32_t standing) const;

  /// The same of one cell with a reference.
  std::optional<std::uint32_t> partner(const exchange::Field& field, FieldFault& fault);

 private:
  std::optional<std::uint32_t> identify(const AssignmentCells& cells, FieldFault& fault);
  std::optional<std::uint32_t> by_reference(const exchange::Field& field, FieldFault& fault);
  std::optional<std::uint32_t> by_name(const exchange::Field& field, FieldFault& fault);
  bool agrees(const AssignmentCells& cells, std::uint32_t number, FieldFault& fault);

  store::View& view_;
  AssignmentPlan& plan_;
  std::string key_;
  std::unordered_map<std::string, std::uint32_t> by_cells_;
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::unordered_map<std::string, RowFault> wrong_;  // texts that name nobody, or several
};

/// Why a reference names nothing, or several things, as a fault.
RowFault reference_fault(const Error& error);

}  // namespace pcadmin::command
