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
#include "store/reference.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using store::Visit;

class Gathering {
 public:
  Gathering(store::View& view, const OverviewQuestion& question, const OverviewLimits& limits)
      : view_(view), question_(question), limits_(limits) {
    overview_.question = question;
  }

  Result<SupportOverview> run() {
    auto account = store::require_account(view_);
    if (!account) return account.error();
    overview_.account = *std::move(account);
    for (const auto step : {&Gathering::read_question, &Gathering::read_last_change, &Gathering::tally,
                            &Gathering::read_partners, &Gathering::read_requests, &Gathering::look_up_reasons,
                            &Gathering::look_up_days, &Gathering::look_up_customers}) {
      if (Result<void> done = (this->*step)(); !done) return std::move(done).error();
    }
    return std::move(overview_);
  }

 private:
  Result<void> read_question() {
    selection_.customer = question_.customer;
    if (auto narrowed = narrow_to_contact(view_, question_.contact, selection_); !narrowed) return narrowed;
    if (question_.customer) {
      const auto customer = view_.customer(*question_.customer);
      if (!customer) return customer.error();
      if (*customer) overview_.only_customer = (*customer)->company_name;
    }
    if (question_.contact) {
      const auto contact = view_.partner(*question_.contact);
      if (!contact) return contact.error();
      if (*contact) overview_.only_contact = (*contact)->name;
    }
    return {};
  }

  Result<void> read_last_change() {
    return view_.changes({}, [this](const store::ChangeRecord& newest) {
      overview_.last_change = newest.at;
      return Visit::enough;
    });
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
    return {};
  }

  Result<void> read_partners() {
    auto& partners = overview_.partners;
    auto read = view_.partners([&](const store::PartnershipRecord& record) {
      const SupportTally::OfPartner tally = tally_.of(record.partner.tenant_id);
      const bool is_asked_for =
          question_.contact ? record.partner.tenant_id == *question_.contact : !question_.customer;
      const bool is_idle = tally.subscriptions == 0 && !(is_asked_for && record.partner.role == PartnerRole::reseller);
      if (is_idle) return Visit::more;
      ++overview_.partner_count;
      partners.push_back(numbers_of(record.partner, record.partnership));
      if (partners.size() == 2 * limits_.partners) keep_busiest();
      return Visit::more;
    });
    if (!read) return read;
    keep_busiest();
    // The provider comes first: it is the contact wherever nobody was designated.
    if (tally_.of(overview_.account.partner.tenant_id).subscriptions > 0) {
      ++overview_.partner_count;
      partners.insert(partners.begin(), numbers_of(overview_.account.partner, {}));
    }
    return {};
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

  Result<void> read_requests() {
    Soonest<OverviewRequest> soonest(limits_.requests);
    const store::RelationshipSelection selection{.customer = question_.customer, .partner = question_.contact};
    auto read = view_.relationships(selection, [&](const store::RelationshipRecord& record) {
      const Relationship& relationship = record.relationship;
      if (state_at(relationship, question_.at) != RelationshipState::requested ||
          state_at(relationship, question_.soon) != RelationshipState::expired) {
        return Visit::more;
      }
      ++overview_.requests_expiring;
      OverviewRequest request{.expires = *relationship.requested_at + request_lifetime, .partner = record.partner};
      if (record.kind == store::RelationshipKind::customer) request.customer = record.customer;
      soonest.add(std::move(request));
      return Visit::more;
    });
    overview_.requests = soonest.take();
    return read;
  }

  bool has_many_troubles() const { return overview_.failing > limits_.troubles; }

  /// Contacts below the reason for which they fail, those that fail most often first.
  Result<void> look_up_reasons() {
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
        auto shown = look_up(trouble);
        if (!shown) return std::move(shown).error();
        reason.contacts.push_back(*std::move(shown));
      }
      overview_.reasons.push_back(std::move(reason));
    }
    return {};
  }

  Result<OverviewTrouble> look_up(SupportTally::Trouble& trouble) {
    if (has_many_troubles() && trouble.some.size() > limits_.some_troubles) trouble.some.resize(limits_.some_troubles);
    auto findings = look_up_findings(view_, trouble.some, question_.at);
    if (!findings) return std::move(findings).error();
    OverviewTrouble shown{.count = trouble.count, .shown = trouble.some.size(), .findings = *std::move(findings)};
    if (!shown.findings.empty()) shown.contact = shown.findings.front().contact;
    return shown;
  }

  Result<void> look_up_days() {
    std::map<std::chrono::sys_days, std::vector<SubscriptionId>> days;
    for (const SupportTally::Ending& ending : tally_.endings)
      days[std::chrono::floor<std::chrono::days>(ending.until)].push_back(ending.subscription);
    overview_.endings_shown = tally_.endings.size();
    for (const auto& [day, ids] : days) {
      auto findings = look_up_findings(view_, ids, question_.soon);
      if (!findings) return std::move(findings).error();
      overview_.days.push_back({day, *std::move(findings)});
    }
    return {};
  }

  /// By name, since that is how one is looked for.
  Result<void> look_up_customers() {
    std::uint64_t contacts = 0;
    for (const SupportTally::OfCustomer& it : tally_.customers)
      contacts += it.contacts;
    const bool all = contacts <= limits_.customer_contacts;
    std::map<std::pair<std::string, CustomerId>, OverviewCustomer> by_name;
    for (const SupportTally::OfCustomer& it : tally_.customers) {
      const std::size_t most = all ? limits_.customer_contacts : limits_.some_customer_contacts;
      auto customer = look_up_customer(view_, selection_, it.id, question_, most, limits_.offers);
      if (!customer) return std::move(customer).error();
      std::pair key(text::fold(customer->company), it.id);
      by_name.emplace(std::move(key), *std::move(customer));
    }
    for (auto& [name, customer] : by_name)
      overview_.customers.push_back(std::move(customer));
    return {};
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
  return Gathering(view, question, limits).run();
}

}  // namespace pcadmin::command
