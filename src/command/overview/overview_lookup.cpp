#include "command/overview/overview_lookup.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "command/shared/contact_selection.hpp"
#include "text/subscription_title.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

/// Findings come in this order; what is equal in it is one.
using FindingKey = std::tuple<std::string, CustomerId, PartnerTenantId, std::vector<ReasonCode>>;

void add(std::map<FindingKey, OverviewFinding>& findings, const store::SubscriptionRecord& record, Instant at) {
  const CustomerId customer = record.subscription.customer_id;
  Decision decision = judge(record.facts, at);
  OverviewFinding& finding =
      findings[{text::fold(record.company_name), customer, record.contact.tenant_id, decision.reasons}];
  if (finding.subscriptions.empty()) {
    finding.customer = customer;
    finding.company = record.company_name;
    finding.domain = record.domain;
    finding.contact = record.contact;
    finding.decision = std::move(decision);
  }
  finding.subscriptions.push_back(text::subscription_title(record.subscription));
}

/// What one contact supports, while it is counted.
struct Support {
  OverviewSupport counted;
  std::map<std::string, std::uint64_t> offers;

  OverviewSupport take(std::size_t most_offers) {
    counted.offer_count = offers.size();
    for (const auto& [name, count] : offers) {
      if (counted.offers.size() == most_offers) break;
      counted.offers.push_back({name, count});
    }
    return std::move(counted);
  }
};

std::vector<OverviewSupport> busiest(std::map<PartnerTenantId, Support>& contacts, std::size_t most,
                                     std::size_t most_offers) {
  std::vector<std::pair<std::uint64_t, PartnerTenantId>> order;
  order.reserve(contacts.size());
  for (const auto& [id, support] : contacts)
    order.emplace_back(support.counted.subscriptions, id);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = most; i < order.size(); ++i)
    contacts.erase(order[i].second);
  std::vector<OverviewSupport> kept;
  kept.reserve(contacts.size());
  for (auto& [id, support] : contacts)
    kept.push_back(support.take(most_offers));
  return kept;
}

}  // namespace

std::vector<OverviewFinding> look_up_findings(store::View& view, const std::vector<SubscriptionId>& ids, Instant at) {
  std::map<FindingKey, OverviewFinding> found;
  for (const SubscriptionId id : ids) {
    auto records = view.list_subscriptions({.subscription = id});
    if (const auto* record = records.next()) add(found, *record, at);
  }
  std::vector<OverviewFinding> findings;
  findings.reserve(found.size());
  for (auto& [key, finding] : found) {
    std::sort(finding.subscriptions.begin(), finding.subscriptions.end());
    findings.push_back(std::move(finding));
  }
  return findings;
}

OverviewCustomer look_up_customer(store::View& view, store::SubscriptionSelection selection, CustomerId id,
                                  const OverviewQuestion& question, std::size_t most_contacts,
                                  std::size_t most_offers) {
  OverviewCustomer customer;
  customer.id = id;
  std::map<PartnerTenantId, Support> contacts;
  selection.customer = id;
  for (auto records = view.list_subscriptions(selection); const auto* record = records.next();) {
    if (!has_contact(*record, question.contact)) continue;
    customer.company = record->company_name;
    customer.domain = record->domain;
    const std::optional<bool> eligible = standing_contact_eligible(record->facts, question.at);
    if (!eligible) continue;
    Support& support = contacts[record->contact.tenant_id];
    if (++support.counted.subscriptions == 1) support.counted.contact = record->contact;
    support.counted.designated = record->designated;
    if (!*eligible) ++support.counted.failing;
    ++support.offers[record->subscription.offer_name];
  }
  customer.contact_count = contacts.size();
  customer.contacts = busiest(contacts, most_contacts, most_offers);
  return customer;
}

}  // namespace pcadmin::command
