#include "command/overview/support_overview.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "command/overview/overview_lookup.hpp"
#include "command/overview/soonest.hpp"
#include "command/overview/support_tally.hpp"
#include "command/shared/contact_selection.hpp"
#include "command/shared/reference.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

class Gathering {
 public:
  Gathering(store::View& view, const OverviewQuestion& question, const OverviewLimits& limits)
      : view_(view), question_(question), limits_(limits) {
    overview_.question = question;
  }

  Result<SupportOverview> gather() {
    auto account = require_account(view_);
    if (!account) return account.error();
    overview_.account = *std::move(account);
    read_question();
    read_last_change();
    if (auto tallied = tally(); !tallied) return std::move(tallied).error();
    read_partners();
    read_requests();
    look_up_reasons();
    look_up_days();
    look_up_customers();
    return std::move(overview_);
  }

 private:
  void read_question() {
    selection_.customer = question_.customer;
    narrow_to_contact(view_, question_.contact, selection_);
    if (question_.customer) {
      if (const auto customer = view_.customer(*question_.customer)) overview_.only_customer = customer->company_name;
    }
    if (question_.contact) {
      if (const auto contact = view_.partner(*question_.contact)) overview_.only_contact = contact->name;
    }
  }

  void read_last_change() {
    auto changes = view_.list_changes({});
    if (const auto* newest = changes.next()) overview_.last_change = newest->at;
  }

  Result<void> tally() {
    auto tally = tally_support(view_, selection_, question_, limits_);
    if (!tally) return std::move(tally).error();
    tally_ = *std::move(tally);
    overview_.customer_count = tally_.customer_count;
    overview_.subscriptions = tally_.subscriptions;
    overview_.without_contact = tally_.without_contact;
    overview_.by_default = tally_.by_default;
    overview_.failing = tally_.failing;
    overview_.failing_soon = tally_.failing_soon;
    for (const auto& [day, count] : tally_.ending_days)
      overview_.endings.push_back({day, count});
    return {};
  }

  void read_partners() {
    auto& partners = overview_.partners;
    for (auto records = view_.list_partners(); const auto* record = records.next();) {
      const Partner& partner = record->partner;
      const SupportTally::OfPartner tally = tally_.of(partner.tenant_id);
      const bool is_asked_for = question_.contact ? partner.tenant_id == *question_.contact : !question_.customer;
      const bool is_idle = tally.subscriptions == 0 && !(is_asked_for && partner.role == PartnerRole::reseller);
      if (is_idle) continue;
      ++overview_.partner_count;
      partners.push_back(numbers_of(partner, record->partnership));
      if (partners.size() == 2 * limits_.partners) keep_busiest();
    }
    keep_busiest();
    // The provider comes first: it is the contact wherever nobody was designated.
    if (tally_.of(overview_.account.partner.tenant_id).subscriptions > 0) {
      ++overview_.partner_count;
      partners.insert(partners.begin(), numbers_of(overview_.account.partner, {}));
    }
  }

  OverviewPartner numbers_of(const Partner& partner, const Relationship& partnership) const {
    const SupportTally::OfPartner tally = tally_.of(partner.tenant_id);
    return {.partner = partner,
            .partnership = partnership,
            .subscriptions = tally.subscriptions,
            .customers = tally.customers,
            .failing = tally.failing,
            .failing_soon = tally.failing_soon};
  }

  void keep_busiest() {
    auto& partners = overview_.partners;
    std::stable_sort(partners.begin(), partners.end(), [](const OverviewPartner& a, const OverviewPartner& b) {
      return std::pair(a.subscriptions, a.failing) > std::pair(b.subscriptions, b.failing);
    });
    if (partners.size() > limits_.partners) partners.resize(limits_.partners);
  }

  void read_requests() {
    Soonest<OverviewRequest> soonest(limits_.requests);
    const store::RelationshipSelection selection{.customer = question_.customer, .partner = question_.contact};
    for (auto records = view_.list_relationships(selection); const auto* record = records.next();) {
      const Relationship& relationship = record->relationship;
      if (state_at(relationship, question_.at) != RelationshipState::requested ||
          state_at(relationship, question_.soon) != RelationshipState::expired) {
        continue;
      }
      ++overview_.requests_expiring;
      OverviewRequest request{.expires = *relationship.requested_at + request_lifetime, .partner = record->partner};
      if (record->kind == store::RelationshipKind::customer) request.customer = record->customer;
      soonest.add(std::move(request));
    }
    overview_.requests = soonest.take();
  }

  bool has_many_troubles() const { return overview_.failing > limits_.troubles; }

  /// Contacts below the reason for which they fail, those that fail most often first.
  void look_up_reasons() {
    std::map<ReasonCode, std::vector<SupportTally::Trouble>> by_reason;
    for (auto& [key, trouble] : tally_.troubles)
      by_reason[key.first].push_back(std::move(trouble));
    for (auto& [code, contacts] : by_reason) {
      std::stable_sort(
          contacts.begin(), contacts.end(),
          [](const SupportTally::Trouble& a, const SupportTally::Trouble& b) { return a.count > b.count; });
      OverviewReason reason{.code = code, .contact_count = contacts.size()};
      for (SupportTally::Trouble& trouble : contacts) {
        reason.count += trouble.count;
        if (has_many_troubles() && reason.contacts.size() == limits_.trouble_contacts) continue;
        reason.contacts.push_back(look_up(trouble));
      }
      overview_.reasons.push_back(std::move(reason));
    }
  }

  OverviewTrouble look_up(SupportTally::Trouble& trouble) {
    if (has_many_troubles() && trouble.some.size() > limits_.some_troubles) trouble.some.resize(limits_.some_troubles);
    OverviewTrouble shown{.count = trouble.count,
                          .shown = trouble.some.size(),
                          .findings = look_up_findings(view_, trouble.some, question_.at)};
    if (!shown.findings.empty()) shown.contact = shown.findings.front().contact;
    return shown;
  }

  void look_up_days() {
    std::map<std::chrono::sys_days, std::vector<SubscriptionId>> days;
    for (const SupportTally::Ending& ending : tally_.endings)
      days[std::chrono::floor<std::chrono::days>(ending.until)].push_back(ending.subscription);
    overview_.endings_shown = tally_.endings.size();
    for (const auto& [day, ids] : days)
      overview_.days.push_back({day, look_up_findings(view_, ids, question_.soon)});
  }

  /// By name, since that is how one is looked for.
  void look_up_customers() {
    std::uint64_t contacts = 0;
    for (const SupportTally::OfCustomer& it : tally_.customers)
      contacts += it.contacts;
    const bool all = contacts <= limits_.customer_contacts;
    std::map<std::pair<std::string, CustomerId>, OverviewCustomer> by_name;
    for (const SupportTally::OfCustomer& it : tally_.customers) {
      const std::size_t most = all ? limits_.customer_contacts : limits_.some_customer_contacts;
      auto customer = look_up_customer(view_, selection_, it.id, question_, most, limits_.offers);
      std::pair key(text::fold(customer.company), it.id);
      by_name.emplace(std::move(key), std::move(customer));
    }
    for (auto& [name, customer] : by_name)
      overview_.customers.push_back(std::move(customer));
  }

  store::View& view_;
  const OverviewQuestion& question_;
  const OverviewLimits& limits_;
  store::SubscriptionSelection selection_;
  SupportOverview overview_;
  SupportTally tally_;
};

}  // namespace

Result<SupportOverview> gather_overview(store::View& view, const OverviewQuestion& question,
                                        const OverviewLimits& limits) {
  return Gathering(view, question, limits).gather();
}

}  // namespace pcadmin::command
