#include "command/journal/change_words.hpp"

#include <optional>

#include <pcadmin/administration.hpp>
#include <pcadmin/relationship.hpp>

#include "command/relationships/relationship_target.hpp"
#include "command/shared/reference.hpp"
#include "store/journal_text.hpp"
#include "text/local_time.hpp"
#include "text/subscription_title.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using text::say;

/// Who and what an entry names, as far as it is known.
struct ChangeSubject {
  Partner partner;
  std::optional<Customer> customer;
  Subscription subscription;
};

ChangeSubject find_subject(store::View& view, const store::ChangeRecord& change) {
  ChangeSubject subject;
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

std::string relationship_in_words(const Relationship& relationship, Instant at) {
  std::string state(name(state_at(relationship, at)));
  if (relationship.agreement.empty()) return state;
  return say("{0} (agreement {1})", state, text::visible(relationship.agreement));
}

/// "dap+gdap: Helpdesk Administrator, until 2026-12-03 00:59 CET"
std::string administration_in_words(const Administration& administration, Instant at) {
  std::string words(privileges_in_force(administration, at).value_or("-"));
  std::string roles;
  for (const Role& role : roles_in_force(administration, at))
    roles += (roles.empty() ? "" : text::tr(", ")) + text::visible(role.name());
  if (!roles.empty()) words = say("{0}: {1}", words, roles);
  if (const auto until = gdap_end(administration, at)) words = say("{0}, until {1}", words, text::local_time(*until));
  return words;
}

}  // namespace

std::string thing_in_words(store::View& view, const store::ChangeRecord& change) {
  const ChangeSubject found = find_subject(view, change);
  const std::string partner = text::visible(found.partner.name);
  const std::string company = found.customer ? text::visible(found.customer->company_name) : std::string();
  switch (change.kind) {
    case ChangeKind::support_contact:
      return say("the support contact of '{0}' of '{1}' ({2})",
                 text::visible(text::subscription_title(found.subscription)), company, found.subscription.id.text());
    case ChangeKind::partnership:
      return subject({.kind = store::RelationshipKind::partnership, .customer = {}, .partner = found.partner});
    case ChangeKind::customer_relationship:
      return subject({.kind = store::RelationshipKind::customer, .customer = found.customer, .partner = found.partner});
    case ChangeKind::administration:
      return say("the administration of customer '{0}' by '{1}'", company, partner);
    case ChangeKind::support_profile:
      return say("the support profile of '{}'", partner);
    case ChangeKind::partner:
      return say("the partner '{}'", partner);
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
      return relationship_in_words(*relationship, at);
    }
    case ChangeKind::administration: {
      const auto administration = store::administration_from_journal(recorded);
      if (!administration) return administration.error();
      return administration_in_words(*administration, at);
    }
    case ChangeKind::support_profile: {
      const auto profile = store::support_profile_from_journal(recorded);
      if (!profile) return profile.error();
      return profile_in_words(*profile);
    }
    default:
      return text::visible(store::journal_text_in_words(recorded));
  }
}

}  // namespace pcadmin::command
