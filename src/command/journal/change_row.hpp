// What history and undo answer of one change: what it is about, and what stood and stands there.
#pragma once

#include <array>
#include <string>

#include "command/journal/change_names.hpp"
#include "command/journal/change_words.hpp"
#include "command/shared/cells.hpp"
#include "command/shared/columns.hpp"
#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// With `in_full`, tables show the kind as well.
constexpr std::array<report::Column, 10> change_columns(bool in_full) {
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
      column::before_name,
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
  /// `in_words`: people read, of every kind of change, what stood and what stands.
  ChangeCells(store::View& view, bool in_words) : view_(view), in_words_(in_words) {}

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
        worded(change, change.before, names.contact_before(change), words_before_),
        text_cell(change.after),
        worded(change, change.after, names.contact_after(change), words_after_),
    };
  }

 private:
  report::Value worded(const store::ChangeRecord& change, const std::string& recorded, const std::string& contact,
                       std::string& words) {
    if (!in_words_ || change.kind == store::ChangeKind::support_contact) return text_cell(contact);
    const auto in_words = value_in_words(view_, change.kind, recorded, change.at);
    words = in_words ? *in_words : recorded;
    return report::Worded{contact, words};
  }

  store::View& view_;
  bool in_words_;
  IdCell subscription_id_;
  IdCell customer_id_;
  IdCell partner_id_;
  std::string words_before_;
  std::string words_after_;
};

}  // namespace pcadmin::command
