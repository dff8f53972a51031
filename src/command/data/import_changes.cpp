#include "command/data/import_changes.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "command/shared/cells.hpp"
#include "report/row_bytes.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::command {

using report::ColumnType;

const std::array<report::Column, 10> ImportChanges::columns{{
    {.name = "file", .heading = "File", .meaning = "The file as it was named.", .may_be_cut = true},
    {.name = "line", .type = ColumnType::number, .heading = "Line", .meaning = "Where the record begins that says so."},
    {.name = "kind",
     .heading = "Kind",
     .meaning = "What changes: partner, partnership, customer, customer-relationship, administration, subscription or "
                "support-contact."},
    {.name = "id",
     .heading = "Id",
     .meaning = "The subscription's, else the customer's, else the partner's.",
     .in_table = false},
    {.name = "partnerTenantId",
     .heading = "Partner's tenant id",
     .meaning = "Of what lies between a customer and a partner; else null.",
     .in_table = false},
    {.name = "name", .heading = "Name", .meaning = "The thing's name, as it is then.", .may_be_cut = true},
    {.name = "change", .heading = "Change", .meaning = "created or updated."},
    {.name = "field", .heading = "Field", .meaning = "The field, by its name in the journal."},
    {.name = "before", .heading = "Before", .meaning = "What is known; null for nothing.", .may_be_cut = true},
    {.name = "after", .heading = "After", .meaning = "What is said; null for nothing.", .may_be_cut = true},
}};

namespace {

using Fields = std::vector<store::JournalField>;

std::optional<std::string_view> value_of(const Fields& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
  return found == fields.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

report::Value cell(const std::optional<std::string_view>& value) {
  return value ? report::Value(*value) : report::Value();
}

/// Compares as the number, so that rows come in the order of files and lines.
template <class Number>
void append_ordered(std::string& key, Number number) {
  for (int shift = 8 * (sizeof number - 1); shift >= 0; shift -= 8)
    key += static_cast<char>((number >> shift) & 0xff);
}

}  // namespace

void ImportChanges::add(std::uint32_t file, std::string_view file_name, std::uint64_t line,
                        const store::ChangeRecord& change, std::string_view name) {
  if (added_) added_ = add_fields(file, file_name, line, change, name);
}

Result<void> ImportChanges::add_fields(std::uint32_t file, std::string_view file_name, std::uint64_t line,
                                       const store::ChangeRecord& change, std::string_view name) {
  const auto before = store::fields_from_journal(change.kind, change.before);
  if (!before) return before.error();
  const auto after = store::fields_from_journal(change.kind, change.after);
  if (!after) return after.error();
  Fields all = *after;
  std::copy_if(before->begin(), before->end(), std::back_inserter(all),
               [&](const store::JournalField& field) { return !value_of(*after, field.name); });
  std::string key;
  append_ordered(key, file);
  append_ordered(key, line);
  IdCell id;
  IdCell partner;
  const bool is_pair = change.customer_id && change.partner_tenant_id && !change.subscription_id;
  report::Value id_value = change.subscription_id ? id.of(change.subscription_id)
                           : change.customer_id   ? id.of(change.customer_id)
                                                  : id.of(change.partner_tenant_id);
  std::string bytes;
  for (const store::JournalField& field : all) {
    const auto old_value = value_of(*before, field.name);
    const auto new_value = value_of(*after, field.name);
    if (old_value == new_value) continue;
    bytes.clear();
    report::append_bytes(bytes, std::array<report::Value, 10>{
                                    file_name, static_cast<std::int64_t>(line), store::name(change.kind), id_value,
                                    is_pair ? partner.of(change.partner_tenant_id) : report::Value(), text_cell(name),
                                    std::string_view(change.before.empty() ? "created" : "updated"),
                                    std::string_view(field.name), cell(old_value), cell(new_value)});
    if (auto added = rows_.add(key, bytes); !added) return added;
    ++count_;
  }
  return {};
}

Result<void> ImportChanges::answer(report::Output& output) {
  if (!added_) return added_;
  report::RowBytesReader reader;
  auto answered = rows_.each([&](std::string_view row) {
    output.row(reader.read(row));
    return !output.broken();
  });
  if (!answered) return answered;
  output.end_list(count_, false);
  return {};
}

}  // namespace pcadmin::command
