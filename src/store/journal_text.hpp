// The texts of a journal entry's `before` and `after`: readable by people, and complete, so that
// undo can restore what they describe.
//
// A support contact is its tenant id. Everything else is a compact JSON object with Partner Center's
// or this program's field names in a fixed order; a value equal to "nothing recorded" is an empty text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/administration.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::store {

std::string to_journal_text(const SupportProfile& profile);
std::string to_journal_text(const Relationship& relationship);
std::string to_journal_text(const Administration& administration);
std::string to_journal_text(const Partner& partner);
std::string to_journal_text(const Account& account);
std::string to_journal_text(const Customer& customer);
std::string to_journal_text(const Subscription& subscription);
/// What a whole store held; `file` is the backup that this was read from, where there was one.
std::string to_journal_text(const Summary& summary, const std::string& file = {});
/// A support contact; nothing is the default, the provider.
std::string to_journal_text(const std::optional<PartnerTenantId>& contact);

/// The values of an object's members, for people, e.g. "customers.csv, customers, created 3"; numbers with their names.
/// A text that is no object as it is.
std::string journal_text_in_words(std::string_view text);

// Texts that to_journal_text() didn't write fail with STORE_DAMAGED.

/// Nothing is the default; see effective_contact().
Result<std::optional<PartnerTenantId>> contact_from_journal(std::string_view text);
Result<SupportProfile> support_profile_from_journal(std::string_view text);
Result<Relationship> relationship_from_journal(std::string_view text);
Result<Administration> administration_from_journal(std::string_view text);

}  // namespace pcadmin::store
