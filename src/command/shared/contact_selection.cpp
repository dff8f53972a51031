#include "command/shared/contact_selection.hpp"

namespace pcadmin::command {

void narrow_to_contact(store::View& view, const std::optional<PartnerTenantId>& contact,
                       store::SubscriptionSelection& selection) {
  selection.designated = contact;
  if (!contact) return;
  const auto account = view.account();
  if (account && account->partner.tenant_id == *contact) selection.designated.reset();
}

bool has_contact(const store::SubscriptionRecord& record, const std::optional<PartnerTenantId>& contact) {
  return !contact || record.contact.tenant_id == *contact;
}

}  // namespace pcadmin::command
