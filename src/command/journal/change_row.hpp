// What history and undo answer of one change: what it is about, and what stood and stands there.
#pragma once

#include <array>

#include "command/journal/change_names.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// With `in_full`, tables show the kind and the contact before as well.
constexpr std::array<report::Column, 10> change_columns(bool in_full) {
  report::Column before_name = column::before_name;
  before_name.in_table = in_full;
  return {{
      {.name = "kind",
       .heading = "Kind",
       .meaning = "What changed: account, partner, support-profile, partnership, customer-relationship, "
                  "administration, support-contact, import, seed or restore.",
       .in_table = in_full,
       .values = change_kinds,
       .may_be_cut = true},
      noted(column::subscription_id, "Null where none is concerned."),
      noted(column::customer_id, "Null where none is concerned."),
      column::company_name,
      noted(column::partner_tenant_id, "Null where none is concerned."),
      column::partner_name,
      {.name = "before",
       .type = report::ColumnType::json,
       .heading = "Before",
       .meaning = "What stood before: a contact's tenant id, else JSON; null for the default contact or nothing.",
       .in_table = false},
      before_name,
      {.name = "after",
       .type = report::ColumnType::json,
       .heading = "After",
       .meaning = "What stands since, in the same form.",
       .in_table = false},
      column::after_name,
  }};
}

class ChangeCells {
 public:
  /// The cells of a change whose names are known. They borrow from it, from the names, and from this until the next.
  std::array<report::Value, 10> of(const store::ChangeRecord& change, const ChangeNames& names) {
    return {
        name(change.kind),
        subscription_id_.of(change.subscription_id),
        customer_id_.of(change.customer_id),
        text_cell(names.company(change)),
        partner_id_.of(change.partner_tenant_id),
        text_cell(names.partner(change)),
        text_cell(change.before),
        text_cell(names.contact_before(change)),
        text_cell(change.after),
        text_cell(names.contact_after(change)),
    };
  }

 private:
  IdCell subscription_id_;
  IdCell customer_id_;
  IdCell partner_id_;
};

}  // namespace pcadmin::command
