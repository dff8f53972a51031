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

Result<void> AffectedContacts::collect(store::View& view, const RemovalSubject& subject, Instant now) {
  store::SubscriptionSelection selection;
  if (auto narrowed = narrow_to_contact(view, subject.partner, selection); !narrowed) return narrowed;
  if (subject.customers.empty() || subject.customers.size() > few_customers) {
    return collect(view, selection, subject, now);
  }
  for (const CustomerId customer : subject.customers) {
    selection.customer = customer;
    if (auto collected = collect(view, selection, subject, now); !collected) return collected;
  }
  return {};
}

Result<void> AffectedContacts::collect(store::View& view, const store::SubscriptionSelection& selection,
                                       const RemovalSubject& subject, Instant now) {
  return view.subscriptions(selection, [&](const store::SubscriptionRecord& record) {
    if (!concerns(subject, record) || !breaks_contact(record.facts, subject.removal, now)) return store::Visit::more;
    AffectedContact contact;
    contact.subscription_id = record.subscription.id;
    contact.contact = record.contact.tenant_id;
    contact.designated = record.designated;
    contacts_.push_back(contact);
    if (contacts_.size() <= shown) {
      first_lines_ += text::say("  {}, {} ({}): {}\n", text::visible(record.company_name),
                                text::visible(record.subscription.offer_name), record.subscription.id.text(),
                                text::visible(record.contact.name));
    }
    return store::Visit::more;
  });
}

std::string AffectedContacts::review() const {
  if (contacts_.empty()) return {};
  std::string review = text::say("Support contacts that would no longer qualify: {}\n", contacts_.size());
  review += first_lines_;
  if (contacts_.size() > shown) review += text::say("  and {} more\n", contacts_.size() - shown);
  return review;
}

Result<AffectedContactRow> describe(store::View& view, const AffectedContact& contact,
                                    const std::optional<Removal>& removal, Instant now) {
  AffectedContactRow row;
  const auto subscription = view.subscription(contact.subscription_id);
  if (!subscription) return subscription.error();
  const auto partner = view.partner(contact.contact);
  if (!partner) return partner.error();
  auto facts = view.facts(contact.subscription_id, contact.contact);
  if (!facts) return facts.error();
  if (*subscription) {
    row.customer_id = (*subscription)->customer_id;
    row.offer_name = (*subscription)->offer_name;
  }
  if (*partner) row.contact = **partner;
  const auto customer = view.customer(row.customer_id);
  if (!customer) return customer.error();
  if (*customer) row.company_name = (*customer)->company_name;

  if (removal) facts = after_removal(*std::move(facts), *removal, now);
  report::ReasonContext context;
  context.subscription_id = contact.subscription_id;
  context.customer_id = row.customer_id;
  context.company_name = row.company_name;
  context.contact = &row.contact;
  report::describe(judge(*facts, now), context, row.reasons);
  return row;
}

}  // namespace pcadmin::command
