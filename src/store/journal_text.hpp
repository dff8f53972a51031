// The texts of a journal entry's `before` and `after`: readable by people, and complete, so that
// undo can restore what they describe.
//
// A support contact is its tenant id. Everything else is a compact JSON object with Partner Center's
// or this program's field names in a fixed order; a value equal to "nothing recorded" is an empty text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// The same text, but where the journal leaves something out: of a contact also who designated it, as a JSON object.
template <class Value>
std::string to_complete_text(const Value& value) {
  return to_journal_text(value);
}
std::string to_complete_text(const DesignatedContact& contact);
inline std::string to_journal_text(const DesignatedContact& contact) {
  return to_journal_text(contact.partner);
}

/// What is kept of a change, to take it back by: the complete texts.
struct ReplacedTexts {
  std::string before;
  std::string after;
};
template <class Value>
ReplacedTexts replaced_texts(const Value& before, const Value& after) {
  return {to_complete_text(before), to_complete_text(after)};
}
// Of these, which there may be very many of, only the fields that differ; null where one has its usual value.
ReplacedTexts replaced_texts(const Customer& before, const Customer& after);
ReplacedTexts replaced_texts(const Subscription& before, const Subscription& after);

// Texts that to_journal_text() didn't write fail with STORE_DAMAGED.

/// Nothing is the default; see effective_contact().
Result<std::optional<PartnerTenantId>> contact_from_journal(std::string_view text);
Result<SupportProfile> support_profile_from_journal(std::string_view text);
Result<Relationship> relationship_from_journal(std::string_view text);
Result<Administration> administration_from_journal(std::string_view text);
Result<Partner> partner_from_journal(std::string_view text);
/// A member of a text: a string as it is, everything else as JSON.
struct JournalField {
  std::string name;
  std::string value;
};
/// In the order in which they stand. Of a support contact the one that is its tenant id, "supportTenantId".
Result<std::vector<JournalField>> fields_from_journal(ChangeKind kind, std::string_view text);

// Of replaced_texts(): the thing with the fields as the text has them.
Result<Customer> with_fields(Customer customer, std::string_view text);
Result<Subscription> with_fields(Subscription subscription, std::string_view text);
/// Of to_complete_text().
Result<DesignatedContact> contact_from_complete_text(std::string_view text);

}  // namespace pcadmin::store
