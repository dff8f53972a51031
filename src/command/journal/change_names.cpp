#include "command/journal/change_names.hpp"

#include <limits>
#include <string_view>

#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

Error run_not_found(const std::optional<std::uint64_t>& run_id) {
  if (!run_id) return failure(ErrorCode::run_not_found, text::tr("no run is recorded yet."), "pcadmin history");
  return failure(ErrorCode::run_not_found, text::say("run {} not found.", *run_id), "pcadmin history",
                 std::to_string(*run_id));
}

Result<std::string> company_name(store::View& view, CustomerId id) {
  Result<std::optional<Customer>> customer = view.customer(id);
  if (!customer) return customer.error();
  return *customer ? std::move((*customer)->company_name) : std::string{};
}

Result<std::string> partner_name(store::View& view, PartnerTenantId id) {
  Result<std::optional<Partner>> partner = view.partner(id);
  if (!partner) return partner.error();
  return *partner ? std::move((*partner)->name) : std::string{};
}

/// The contact that a `before` or `after` tells of: a tenant id, or nothing for the provider.
std::optional<PartnerTenantId> contact_of(std::string_view journal_text,
                                          const std::optional<PartnerTenantId>& provider) {
  if (journal_text.empty()) return provider;
  const std::optional<Guid> guid = Guid::parse(journal_text);
  return guid ? std::optional{PartnerTenantId{*guid}} : std::nullopt;
}

}  // namespace

Result<store::ChangeRecord> entry_of_run(store::View& view, const std::optional<std::uint64_t>& run_id) {
  store::ChangeSelection selection;
  if (run_id) {
    if (*run_id > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return run_not_found(run_id);
    selection.run_id = static_cast<std::int64_t>(*run_id);
  }
  std::optional<store::ChangeRecord> found;
  const Result<void> visited = view.changes(selection, [&](const store::ChangeRecord& change) {
    found = change;
    return store::Visit::enough;
  });
  if (!visited) return visited.error();
  if (!found) return run_not_found(run_id);
  return *std::move(found);
}

ChangeNames::ChangeNames(store::View& view, const std::optional<PartnerTenantId>& provider)
    : provider_(provider),
      companies_([&view](CustomerId id) { return company_name(view, id); }),
      partners_([&view](PartnerTenantId id) { return partner_name(view, id); }) {}

Result<void> ChangeNames::find(const store::ChangeRecord& change) {
  const bool of_contact = change.kind == store::ChangeKind::support_contact;
  const auto before = of_contact ? contact_of(change.before, provider_) : std::nullopt;
  const auto after = of_contact ? contact_of(change.after, provider_) : std::nullopt;
  if (auto found = companies_.find(change.customer_id, company_); !found) return found;
  if (auto found = partners_.find(change.partner_tenant_id, partner_); !found) return found;
  if (auto found = partners_.find(before, contact_before_); !found) return found;
  return partners_.find(after, contact_after_);
}

}  // namespace pcadmin::command
