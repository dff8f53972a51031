// What the columns of an assignment file mean: the option names, Partner Center's field names, and what
// list-subscriptions and assign-support-contact themselves answer.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/record.hpp"

namespace pcadmin::command {

/// What a cell says. Those from `contact` to `to_provider` name the contact.
enum class Cell {
  subscription,     ///< a reference
  subscription_id,  ///< an id
  customer,
  customer_id,
  contact,
  tenant_id,
  mpn_id,
  name,
  to_provider,
  if_current,
  reason,
  ignored,
};

/// The cells of one row that aren't empty, by what they say; borrowed from its record.
class AssignmentCells {
 public:
  const exchange::Field* of(Cell cell) const { return fields_[static_cast<std::size_t>(cell)]; }
  /// Whether any of them names a contact.
  bool name_contact() const;
  /// As if it were empty.
  void leave_out(Cell cell) { fields_[static_cast<std::size_t>(cell)] = nullptr; }

 private:
  friend class AssignmentColumns;
  std::array<const exchange::Field*, static_cast<std::size_t>(Cell::ignored)> fields_{};
};

/// Takes a fault of the record at hand: its code, the field, and a sentence.
using CellFault = std::function<void(std::string_view code, const exchange::Field& field, std::string message)>;

class AssignmentColumns {
 public:
  /// Fails where a column is unknown, where one that matters is doubled, or none says which subscriptions or contacts
  /// are meant (of a table). Such faults are about the whole file.
  bool learn(const exchange::Record& record, exchange::Faults& faults);

  /// Two cells that say the same thing differently are a fault: CONTACT_MISMATCH, CONTRADICTION; and so is an empty
  /// list or object in place of a text: INVALID_VALUE.
  AssignmentCells read(const exchange::Record& record, const CellFault& fault) const;

 private:
  bool is_known(const exchange::Record& record) const;

  std::vector<std::string> paths_;  // of the record that was learnt last
  std::vector<Cell> cells_;         // the same, by what they say
};

}  // namespace pcadmin::command
