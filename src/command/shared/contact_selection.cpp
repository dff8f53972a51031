#include "command/shared/contact_selection.hpp"

namespace pcadmin::command {

Result<void> narrow_to_contact(store::View& view, const std::optional<PartnerTenantId>& contact,
                               store::SubscriptionSelection& selection) {
  if (!contact) {
    selection.designated.reset();
    return {};
  }
  const Result<std::optional<Account>> account = view.account();
  if (!account) return account.error();
  const bool is_provider = *account && (*account)->partner.tenant_id == *contact;
  selection.designated = is_provider ? std::nullopt : contact;
  return {};
}

bool has_contact(const store::SubscriptionRecord& record, const std::optional<PartnerTenantId>& contact) {
  return !contact || record.contact.tenant_id == *contact;
}

}  // namespace pcadmin::command
