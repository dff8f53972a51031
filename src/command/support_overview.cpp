#include "command/support_overview.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

#include "command/soonest.hpp"
#include "report/sorter.hpp"
#include "store/reference.hpp"

namespace pcadmin::command {

namespace {

using store::Visit;

constexpr std::size_t sorting_memory = std::size_t{16} << 20U;
constexpr std::size_t id_size = sizeof(Guid::Bytes);

struct Tally {
  std::uint64_t subscriptions = 0;
  std::uint64_t customers = 0;
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
};

struct CustomerCount {
  CustomerId id;
  std::uint64_t subscriptions = 0;
};

Guid guid_at(std::string_view bytes) {
  Guid::Bytes id{};
  std::memcpy(id.data(), bytes.data(), id_size);
  return Guid(id);
}

class Gathering {
 public:
  Gathering(store::View& view, const OverviewQuestion& question) : view_(view), question_(question) {}

  Result<SupportOverview> run() {
    auto account = store::require_account(view_);
    if (!account) return account.error();
    overview_.account = *std::move(account);
    for (const auto step : {&Gathering::read_last_change, &Gathering::read_subscriptions, &Gathering::count_customers,
                            &Gathering::read_partners, &Gathering::read_requests}) {
      if (Result<void> done = (this->*step)(); !done) return std::move(done).error();
    }
    settle();
    return std::move(overview_);
  }

 private:
  Result<void> read_last_change() {
    return view_.changes({}, [this](const store::ChangeRecord& newest) {
      overview_.last_change = newest.at;
      return Visit::enough;
    });
  }

  Result<void> read_subscriptions() {
    std::optional<Error> failed;
    auto read =
        view_.subscriptions(selection_of(question_, overview_.account), [&](const store::SubscriptionRecord& record) {
          if (!concerns(question_, record)) return Visit::more;
          if (auto added = add(record); !added) failed = std::move(added).error();
          return failed ? Visit::enough : Visit::more;
        });
    if (failed) return *std::move(failed);
    return read;
  }

  Result<void> add(const store::SubscriptionRecord& record) {
    ++overview_.subscriptions;
    const std::optional<bool> eligible = standing_contact_eligible(record.facts, question_.at);
    if (!eligible) {
      ++overview_.without_contact;
      return {};
    }
    Tally& tally = tallies_[record.contact.tenant_id];
    ++tally.subscriptions;
    if (!record.designated) ++overview_.by_default;
    if (!*eligible) {
      ++tally.failing;
      ++overview_.failing;
      keep_trouble(record);
    } else if (standing_contact_eligible(record.facts, question_.soon) == false) {
      ++tally.failing_soon;
      endings_.add({last_good(record.facts), record.subscription.id});
    }
    std::string pair(2 * id_size, '\0');
    std::memcpy(pair.data(), record.subscription.customer_id.guid().bytes().data(), id_size);
    std::memcpy(pair.data() + id_size, record.contact.tenant_id.guid().bytes().data(), id_size);
    return pairs_.add(pair, pair);
  }

  void keep_trouble(const store::SubscriptionRecord& record) {
    OverviewTrouble& trouble = troubles_[{judge(record.facts, question_.at).reasons.front(), record.contact.tenant_id}];
    trouble.contact = record.contact.tenant_id;
    ++trouble.count;
    if (overview_.failing <= SupportOverview::most_troubles || trouble.some.size() < SupportOverview::few_troubles) {
      trouble.some.push_back(record.subscription.id);
    }
  }

  /// How long a contact qualifies that does at first, and not at last: time alone never makes one qualify again.
  Instant last_good(const EligibilityFacts& facts) const {
    Instant good = question_.at;
    Instant bad = question_.soon;
    while (bad - good > std::chrono::seconds{1}) {
      const Instant middle = good + (bad - good) / 2;
      (judge(facts, middle).eligible() ? good : bad) = middle;
    }
    return good;
  }

  /// Customers come sorted with their contacts, a pair for each subscription: a contact counts a customer once.
  Result<void> count_customers() {
    std::string last;
    CustomerCount customer;
    auto counted = pairs_.each([&](std::string_view pair) {
      const CustomerId id{guid_at(pair)};
      if (last.empty() || id != customer.id) {
        add(customer);
        customer = {id, 0};
        ++overview_.customers;
      }
      ++customer.subscriptions;
      if (pair != last) ++tallies_[PartnerTenantId(guid_at(pair.substr(id_size)))].customers;
      last = pair;
      return true;
    });
    if (!counted) return counted;
    add(customer);
    keep_largest();
    for (const CustomerCount& it : customers_)
      overview_.some_customers.push_back(it.id);
    return {};
  }

  void add(const CustomerCount& customer) {
    if (customer.subscriptions == 0) return;
    customers_.push_back(customer);
    if (customers_.size() == 2 * SupportOverview::most_customers) keep_largest();
  }

  void keep_largest() {
    std::stable_sort(customers_.begin(), customers_.end(),
                     [](const CustomerCount& a, const CustomerCount& b) { return a.subscriptions > b.subscriptions; });
    if (customers_.size() > SupportOverview::most_customers) customers_.resize(SupportOverview::most_customers);
  }

  Result<void> read_partners() {
    auto& partners = overview_.partners;
    auto read = view_.partners([&](const store::PartnershipRecord& record) {
      const Tally tally = tally_of(record.partner.tenant_id);
      const bool is_asked_for =
          question_.contact ? record.partner.tenant_id == *question_.contact : !question_.customer;
      const bool is_idle = tally.subscriptions == 0 && !(is_asked_for && record.partner.role == PartnerRole::reseller);
      if (is_idle) return Visit::more;
      ++overview_.partner_count;
      partners.push_back(numbers_of(record.partner, record.partnership));
      if (partners.size() == 2 * SupportOverview::most_partners) keep_busiest();
      return Visit::more;
    });
    if (!read) return read;
    keep_busiest();
    // The provider comes first: it is the contact wherever nobody was designated.
    if (tally_of(overview_.account.partner.tenant_id).subscriptions > 0) {
      ++overview_.partner_count;
      partners.insert(partners.begin(), numbers_of(overview_.account.partner, {}));
    }
    return {};
  }

  Tally tally_of(PartnerTenantId partner) const {
    const auto found = tallies_.find(partner);
    return found == tallies_.end() ? Tally() : found->second;
  }

  OverviewPartner numbers_of(const Partner& partner, const Relationship& partnership) const {
    const Tally tally = tally_of(partner.tenant_id);
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
    if (partners.size() > SupportOverview::most_partners) partners.resize(SupportOverview::most_partners);
  }

  Result<void> read_requests() {
    Soonest<OverviewRequest> soonest(SupportOverview::most_requests);
    const store::RelationshipSelection selection{.customer = question_.customer, .partner = question_.contact};
    auto read = view_.relationships(selection, [&](const store::RelationshipRecord& record) {
      const Relationship& relationship = record.relationship;
      if (state_at(relationship, question_.at) != RelationshipState::requested ||
          state_at(relationship, question_.soon) != RelationshipState::expired) {
        return Visit::more;
      }
      OverviewRequest request{.expires = *relationship.requested_at + request_lifetime, .partner = record.partner};
      if (record.kind == store::RelationshipKind::customer) request.customer = record.customer;
      soonest.add(std::move(request));
      return Visit::more;
    });
    overview_.requests_expiring = soonest.count();
    overview_.requests = soonest.take();
    return read;
  }

  void settle() {
    overview_.failing_soon = endings_.count();
    overview_.endings = endings_.take();
    for (auto& [key, trouble] : troubles_) {
      if (overview_.failing > SupportOverview::most_troubles && trouble.some.size() > SupportOverview::few_troubles) {
        trouble.some.resize(SupportOverview::few_troubles);
      }
      overview_.troubles[key.first].push_back(std::move(trouble));
    }
    for (auto& [reason, contacts] : overview_.troubles) {
      std::stable_sort(contacts.begin(), contacts.end(),
                       [](const OverviewTrouble& a, const OverviewTrouble& b) { return a.count > b.count; });
    }
  }

  store::View& view_;
  const OverviewQuestion& question_;
  SupportOverview overview_;
  std::unordered_map<PartnerTenantId, Tally> tallies_;
  std::map<std::pair<ReasonCode, PartnerTenantId>, OverviewTrouble> troubles_;
  Soonest<OverviewEnding> endings_{SupportOverview::most_endings};
  report::Sorter pairs_{sorting_memory};  // of customer and contact
  std::vector<CustomerCount> customers_;
};

}  // namespace

store::SubscriptionSelection selection_of(const OverviewQuestion& question, const Account& account) {
  store::SubscriptionSelection selection{.customer = question.customer, .designated = question.contact};
  // The provider is the contact where nobody was designated; that can't be searched for.
  if (question.contact == account.partner.tenant_id) selection.designated.reset();
  return selection;
}

bool concerns(const OverviewQuestion& question, const store::SubscriptionRecord& record) {
  return !question.contact || record.contact.tenant_id == *question.contact;
}

Result<SupportOverview> gather_overview(store::View& view, const OverviewQuestion& question) {
  return Gathering(view, question).run();
}

}  // namespace pcadmin::command
