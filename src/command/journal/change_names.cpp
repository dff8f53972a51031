#include "command/journal/change_names.hpp"

#include <limits>
#include <string_view>

#include <pcadmin/eligibility.hpp>

#include "error/error.hpp"
#include "store/journal_text.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

Error run_not_found(const std::optional<std::uint64_t>& run_id) {
  if (!run_id) return failure(ErrorCode::run_not_found, text::tr("no run is recorded yet."), "pcadmin history");
  return failure(ErrorCode::run_not_found, text::say("run {} not found.", *run_id), "pcadmin history",
                 std::to_string(*run_id));
}

/// The contact that a `before` or `after` tells of; none for other kinds, or of a text that isn't the journal's.
std::optional<PartnerTenantId> contact_of(store::ChangeKind kind, std::string_view recorded,
                                          const std::optional<PartnerTenantId>& provider) {
  if (kind != store::ChangeKind::support_contact) return std::nullopt;
  const auto contact = store::contact_from_journal(recorded);
  if (!contact) return std::nullopt;
  return provider ? effective_contact(*contact, *provider) : *contact;
}

}  // namespace

Result<store::ChangeRecord> entry_of_run(store::View& view, const std::optional<std::uint64_t>& run_id) {
  store::ChangeSelection selection;
  if (run_id) {
    if (*run_id > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return run_not_found(run_id);
    selection.run_id = static_cast<std::int64_t>(*run_id);
  }
  auto changes = view.list_changes(selection);
  if (const auto* found = changes.next()) return *found;
  return run_not_found(run_id);
}

void ChangeNames::learn(std::span<const store::ChangeRecord> changes) {
  std::vector<CustomerId> customers;
  std::vector<PartnerTenantId> partners;
  for (const store::ChangeRecord& change : changes) {
    if (change.customer_id) customers.push_back(*change.customer_id);
    for (const auto& partner : {change.partner_tenant_id, contact_of(change.kind, change.before, provider_),
                                contact_of(change.kind, change.after, provider_)}) {
      if (partner) partners.push_back(*partner);
    }
  }
  for (const auto& customer : view_.customers(companies_.unknown(customers))) {
    if (customer) companies_.learn(customer->id, customer->company_name);
  }
  for (const auto& partner : view_.partners(partners_.unknown(partners))) {
    if (partner) partners_.learn(partner->tenant_id, partner->name);
  }
}

const std::string& ChangeNames::contact_before(const store::ChangeRecord& change) const {
  return partners_.of(contact_of(change.kind, change.before, provider_));
}

const std::string& ChangeNames::contact_after(const store::ChangeRecord& change) const {
  return partners_.of(contact_of(change.kind, change.after, provider_));
}

}  // namespace pcadmin::command
