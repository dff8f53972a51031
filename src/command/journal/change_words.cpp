#include "command/journal/change_words.hpp"

#include <optional>

#include "command/relationships/relationship_target.hpp"
#include "command/shared/reference.hpp"
#include "store/journal_text.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using text::say;

/// Who and what an entry names, as far as it is known.
struct Subject {
  Partner partner;
  std::optional<Customer> customer;
  Subscription subscription;
};

Subject find_subject(store::View& view, const store::ChangeRecord& change) {
  Subject subject;
  if (change.customer_id) subject.customer = view.customer(*change.customer_id);
  if (change.partner_tenant_id) subject.partner = view.partner(*change.partner_tenant_id).value_or(Partner());
  if (change.subscription_id) {
    subject.subscription = view.subscription(*change.subscription_id).value_or(Subscription());
  }
  return subject;
}

Result<std::string> contact_in_words(store::View& view, std::string_view recorded) {
  const auto recorded_contact = store::contact_from_journal(recorded);
  if (!recorded_contact) return recorded_contact.error();
  const auto account = require_account(view);
  if (!account) return account.error();
  const PartnerTenantId contact = effective_contact(*recorded_contact, account->partner.tenant_id);
  const auto partner = view.partner(contact);
  return partner ? text::visible(partner->name) : contact.text();
}

std::string profile_in_words(const SupportProfile& profile) {
  std::string words;
  for (const std::string* part : {&profile.email.text(), &profile.telephone.text(), &profile.website.text()}) {
    if (part->empty()) continue;
    if (!words.empty()) words += text::tr(", ");
    words += text::visible(*part);
  }
  return words.empty() ? std::string("-") : words;
}

}  // namespace

std::string thing_in_words(store::View& view, const store::ChangeRecord& change) {
  const Subject found = find_subject(view, change);
  const std::string partner = text::visible(found.partner.name);
  const std::string company = found.customer ? text::visible(found.customer->company_name) : std::string();
  switch (change.kind) {
    case ChangeKind::support_contact:
      return say("the support contact of '{0}' of '{1}' ({2})", text::visible(found.subscription.offer_name), company,
                 found.subscription.id.text());
    case ChangeKind::partnership:
      return subject({.kind = store::RelationshipKind::partnership, .customer = {}, .partner = found.partner});
    case ChangeKind::customer_relationship:
      return subject({.kind = store::RelationshipKind::customer, .customer = found.customer, .partner = found.partner});
    case ChangeKind::administration:
      return say("the administration of customer '{0}' by '{1}'", company, partner);
    case ChangeKind::support_profile:
      return say("the support profile of '{}'", partner);
    default:
      return std::string(name(change.kind));
  }
}

Result<std::string> value_in_words(store::View& view, ChangeKind kind, std::string_view recorded, Instant at) {
  switch (kind) {
    case ChangeKind::support_contact:
      return contact_in_words(view, recorded);
    case ChangeKind::partnership:
    case ChangeKind::customer_relationship: {
      const auto relationship = store::relationship_from_journal(recorded);
      if (!relationship) return relationship.error();
      return std::string(name(state_at(*relationship, at)));
    }
    case ChangeKind::administration: {
      const auto administration = store::administration_from_journal(recorded);
      if (!administration) return administration.error();
      return std::string(privileges_in_force(*administration, at).value_or("-"));
    }
    case ChangeKind::support_profile: {
      const auto profile = store::support_profile_from_journal(recorded);
      if (!profile) return profile.error();
      return profile_in_words(*profile);
    }
    default:
      return text::visible(recorded);
  }
}

}  // namespace pcadmin::command
