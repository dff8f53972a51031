#include "command/relationships/affected_contacts.hpp"

#include <algorithm>
#include <utility>

#include "command/shared/common_contact.hpp"
#include "command/shared/contact_selection.hpp"
#include "report/reason.hpp"
#include "text/subscription_title.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

/// So many customers are asked for one by one; more of them are picked out of all.
constexpr std::size_t few_customers = 50;

constexpr std::size_t most_named = 5;

/// The first names.
std::string listed(const std::vector<Partner>& partners) {
  std::string names;
  for (std::size_t i = 0; i < std::min(partners.size(), most_named); ++i)
    names += (i == 0 ? "" : text::tr(", ")) + text::visible(partners[i].name);
  if (partners.size() > most_named) names += text::say(" and {} more", partners.size() - most_named);
  return names;
}

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
    OfCustomer& customer = customers_[{record->subscription.customer_id, subject.partner}];
    customer.company_name = record->company_name;
    customer.leaving = subject.partner;
    customer.can_be_taken_over = subject.removal != Removal::account_relationship;
    ++customer.count;
    const SubscriptionFacts& facts = record->facts.subscription;
    if (std::find(customer.facts.begin(), customer.facts.end(), facts) == customer.facts.end()) {
      customer.facts.push_back(facts);
    }
    if (contacts_.size() > shown) continue;
    customer.first_lines +=
        text::say("    {0} ({1}): {2}\n", text::visible(text::subscription_title(record->subscription)),
                  record->subscription.id.text(), text::visible(record->contact.name));
  }
}

std::string AffectedContacts::review(store::View& view, Instant now) const {
  if (contacts_.empty()) return {};
  std::string review = text::say("Support contacts that would no longer qualify: {}\n", contacts_.size());
  std::vector<std::pair<CustomerId, const OfCustomer*>> order;
  for (const auto& [key, customer] : customers_)
    order.emplace_back(key.first, &customer);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return text::fold(a.second->company_name) < text::fold(b.second->company_name);
  });
  for (std::size_t i = 0; i < std::min(order.size(), shown); ++i) {
    const auto& [id, customer] = order[i];
    review += text::counted("  {0}: {1} subscription\n", "  {0}: {1} subscriptions\n", customer->count,
                            text::visible(customer->company_name), customer->count);
    review += customer->first_lines;
    const std::string names = customer->can_be_taken_over
                                  ? listed(partners_for_all(view, id, customer->facts, customer->leaving, now))
                                  : std::string();
    review += names.empty() ? text::tr("    nobody else could take over now\n")
                            : text::say("    could take over: {}\n", names);
  }
  if (order.size() > shown) review += text::say("  … and {} more customers\n", order.size() - shown);
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
  const auto known_subscriptions = view.subscriptions(subscriptions);
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
    if (known_subscriptions[i]) row.friendly_name = known_subscriptions[i]->friendly_name;
    row.contact = known_partners[i].value_or(Partner());
    EligibilityFacts facts{brief.facts, candidates[i]};
    if (removal) facts = after_removal(std::move(facts), *removal, now);
    report::ReasonContext context;
    context.subscription_id = contacts[i].subscription_id;
    context.customer_id = row.customer_id;
    context.company_name = row.company_name;
    context.contact = &row.contact;
    report::describe(judge(facts, now), context, row.reasons);
    // What would bring back the one that goes isn't what helps.
    for (report::ReasonText& reason : row.reasons)
      reason.fix = "pcadmin list-contacts " + contacts[i].subscription_id.text();
  }
  return rows;
}

}  // namespace pcadmin::command
