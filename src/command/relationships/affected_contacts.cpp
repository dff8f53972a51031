#include "command/relationships/affected_contacts.hpp"

#include <algorithm>
#include <utility>

#include "command/shared/contact_selection.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

/// So many customers are asked for one by one; more of them are picked out of all.
constexpr std::size_t few_customers = 50;

bool concerns(const RemovalSubject& subject, const store::SubscriptionRecord& record) {
  // What the account loses may concern every contact of the customer.
  if (subject.removal != Removal::account_relationship && !has_contact(record, subject.partner)) return false;
  return subject.customers.empty() ||
         std::binary_search(subject.customers.begin(), subject.customers.end(), record.subscription.customer_id);
}

}  // namespace

void AffectedContacts::collect(store::View& view, const RemovalSubject& subject, Instant now) {
  store::SubscriptionSelection selection;
  narrow_to_contact(view, subject.partner, selection);
  if (subject.customers.empty() || subject.customers.size() > few_customers) {
    return collect(view, selection, subject, now);
  }
  for (const CustomerId customer : subject.customers) {
    selection.customer = customer;
    collect(view, selection, subject, now);
  }
}

void AffectedContacts::collect(store::View& view, const store::SubscriptionSelection& selection,
                               const RemovalSubject& subject, Instant now) {
  for (auto subscriptions = view.list_subscriptions(selection); const auto* record = subscriptions.next();) {
    if (!concerns(subject, *record)) continue;
    const bool is_affected = subject.is_done
                                 ? record->designated && has_broken_contact(record->facts, subject.removal, now)
                                 : breaks_contact(record->facts, subject.removal, now);
    if (!is_affected) continue;
    AffectedContact contact;
    contact.subscription_id = record->subscription.id;
    contact.contact = record->contact.tenant_id;
    contact.designated = record->designated;
    contacts_.push_back(contact);
    if (contacts_.size() <= shown) {
      first_lines_ += text::say("  {}, {} ({}): {}\n", text::visible(record->company_name),
                                text::visible(record->subscription.offer_name), record->subscription.id.text(),
                                text::visible(record->contact.name));
    }
  }
}

std::string AffectedContacts::review() const {
  if (contacts_.empty()) return {};
  std::string review = text::say("Support contacts that would no longer qualify: {}\n", contacts_.size());
  review += first_lines_;
  if (contacts_.size() > shown) review += text::say("  and {} more\n", contacts_.size() - shown);
  return review;
}

std::vector<AffectedContactRow> describe(store::View& view, std::span<const AffectedContact> contacts,
                                         const std::optional<Removal>& removal, Instant now) {
  std::vector<SubscriptionId> subscriptions;
  std::vector<PartnerTenantId> partners;
  for (const AffectedContact& contact : contacts) {
    subscriptions.push_back(contact.subscription_id);
    partners.push_back(contact.contact);
  }
  const auto briefs = view.briefs(subscriptions);
  const auto known_partners = view.partners(partners);
  std::vector<store::CustomerAndPartner> pairs;
  for (std::size_t i = 0; i < contacts.size(); ++i)
    pairs.push_back({briefs[i] ? briefs[i]->customer_id : CustomerId(), contacts[i].contact});
  const auto candidates = view.candidate_facts(pairs);

  std::vector<AffectedContactRow> rows(contacts.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    AffectedContactRow& row = rows[i];
    const store::SubscriptionBrief brief = briefs[i].value_or(store::SubscriptionBrief());
    row.customer_id = brief.customer_id;
    row.company_name = brief.company_name;
    row.offer_name = brief.offer_name;
    row.contact = known_partners[i].value_or(Partner());
    EligibilityFacts facts{brief.facts, candidates[i]};
    if (removal) facts = after_removal(std::move(facts), *removal, now);
    report::ReasonContext context;
    context.subscription_id = contacts[i].subscription_id;
    context.customer_id = row.customer_id;
    context.company_name = row.company_name;
    context.contact = &row.contact;
    report::describe(judge(facts, now), context, row.reasons);
  }
  return rows;
}

}  // namespace pcadmin::command
