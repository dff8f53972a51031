#include "command/shared/contact_selection.hpp"

#include "command/shared/reading.hpp"

namespace pcadmin::command {

void declare_judged_contacts(cli::OptionSet& set, JudgedContacts& judged) {
  set.value("--customer", "REF", judged.customer, "Only this customer's subscriptions.")
      .completes(cli::Completes::customer);
  set.value("--contact", "REF", judged.contact, "Only where this partner is the contact; provider for the default.")
      .completes(cli::Completes::contact);
  declare_as_of(set, judged.as_of);
}

Result<store::SubscriptionSelection> select_judged_contacts(store::View& view, const JudgedContacts& judged) {
  const Result<std::optional<CustomerId>> customer = named_customer(view, judged.customer);
  if (!customer) return customer.error();
  const Result<std::optional<PartnerTenantId>> contact = named_partner(view, judged.contact);
  if (!contact) return contact.error();
  store::SubscriptionSelection selection;
  selection.customer = *customer;
  selection.designated = *contact;
  return selection;
}

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
