// Which subscriptions have a partner as their contact. A store finds who was designated; the provider is the
// contact where nobody was, which can't be searched for. So a selection is narrowed as far as that goes, and
// each record that comes is asked.
#pragma once

#include <optional>
#include <string>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "cli/option.hpp"
#include "command/shared/as_of.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Whose contacts are judged, and as of when; as typed.
struct JudgedContacts {
  std::string customer;
  std::string contact;
  AsOf as_of;
};

/// Declares --customer, --contact and --as-of.
void declare_judged_contacts(cli::OptionSet& set, JudgedContacts& judged);

/// The selection that they mean, not narrowed yet.
Result<store::SubscriptionSelection> select_judged_contacts(store::View& view, const JudgedContacts& judged);

/// Narrows a selection to records among which are all that have this contact; nothing is any contact.
void narrow_to_contact(store::View& view, const std::optional<PartnerTenantId>& contact,
                       store::SubscriptionSelection& selection);

/// Whether a record's contact is this one; nothing is any contact.
bool has_contact(const store::SubscriptionRecord& record, const std::optional<PartnerTenantId>& contact);

}  // namespace pcadmin::command
