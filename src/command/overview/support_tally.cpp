#include "command/overview/support_tally.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "command/overview/soonest.hpp"
#include "command/shared/contact_selection.hpp"
#include "report/sorter.hpp"

namespace pcadmin::command {

namespace {

constexpr std::size_t sorting_memory = std::size_t{16} << 20U;
constexpr std::size_t id_size = sizeof(Guid::Bytes);

Guid guid_at(std::string_view bytes) {
  Guid::Bytes id{};
  std::memcpy(id.data(), bytes.data(), id_size);
  return Guid(id);
}

class Tallying {
 public:
  Tallying(const OverviewQuestion& question, const OverviewLimits& limits) : question_(question), limits_(limits) {}

  Result<SupportTally> tally(store::View& view, const store::SubscriptionSelection& selection) {
    if (auto done = read(view, selection); !done) return std::move(done).error();
    if (auto done = count_customers(); !done) return std::move(done).error();
    tally_.endings = endings_.take();
    return std::move(tally_);
  }

 private:
  Result<void> read(store::View& view, const store::SubscriptionSelection& selection) {
    for (auto records = view.list_subscriptions(selection); const auto* record = records.next();) {
      if (!has_contact(*record, question_.contact)) continue;
      if (auto added = add(*record); !added) return added;
    }
    return {};
  }

  Result<void> add(const store::SubscriptionRecord& record) {
    ++tally_.subscriptions;
    const std::optional<bool> eligible = standing_contact_eligible(record.facts, question_.at);
    if (!eligible) {
      ++tally_.without_contact;
      return {};
    }
    SupportTally::OfPartner& partner = tally_.partners[record.contact.tenant_id];
    ++partner.subscriptions;
    if (!record.designated) ++tally_.by_default;
    if (!*eligible) {
      ++partner.failing;
      ++tally_.failing;
      keep_trouble(record);
    } else {
      if (standing_contact_eligible(record.facts, question_.soon) == false) {
        ++partner.failing_soon;
        ++tally_.failing_soon;
        keep_ending(record);
      }
      if (standing_contact_eligible(record.facts, question_.horizon) == false)
        ++tally_.ending_days[last_day(record.facts)];
    }
    std::string pair(2 * id_size, '\0');
    std::memcpy(pair.data(), record.subscription.customer_id.guid().bytes().data(), id_size);
    std::memcpy(pair.data() + id_size, record.contact.tenant_id.guid().bytes().data(), id_size);
    return pairs_.add(pair, pair);
  }

  void keep_trouble(const store::SubscriptionRecord& record) {
    SupportTally::Trouble& trouble =
        tally_.troubles[{judge(record.facts, question_.at).reasons.front(), record.contact.tenant_id}];
    ++trouble.count;
    if (tally_.failing <= limits_.troubles || trouble.some.size() < limits_.some_troubles) {
      trouble.some.push_back(record.subscription.id);
    }
  }

  /// One question to the rules tells whether it ends too late to be kept; only of the others is the instant sought.
  void keep_ending(const store::SubscriptionRecord& record) {
    const SupportTally::Ending* last = endings_.last();
    // Ids come in order: one that ends together with the last that is kept comes after it.
    if (last && judge(record.facts, last->until).eligible()) return;
    const Instant bad = last ? last->until : question_.soon;
    endings_.add({qualifies_until(record.facts, question_.at, bad), record.subscription.id});
  }

  std::chrono::sys_days last_day(const EligibilityFacts& facts) const {
    return std::chrono::floor<std::chrono::days>(qualifies_until(facts, question_.at, question_.horizon));
  }

  /// Customers come sorted with their contacts, a pair for each subscription: a contact counts a customer once.
  Result<void> count_customers() {
    std::string last;
    SupportTally::OfCustomer customer;
    auto counted = pairs_.each([&](std::string_view pair) {
      const CustomerId id{guid_at(pair)};
      if (last.empty() || id != customer.id) {
        add(customer);
        customer = {id, 0, 0};
        ++tally_.customer_count;
      }
      ++customer.subscriptions;
      if (pair != last) {
        ++customer.contacts;
        ++tally_.partners[PartnerTenantId(guid_at(pair.substr(id_size)))].customers;
      }
      last = pair;
      return true;
    });
    if (!counted) return counted;
    add(customer);
    keep_largest();
    return {};
  }

  void add(const SupportTally::OfCustomer& customer) {
    if (customer.subscriptions == 0) return;
    tally_.customers.push_back(customer);
    if (tally_.customers.size() == 2 * limits_.customers) keep_largest();
  }

  void keep_largest() {
    std::stable_sort(tally_.customers.begin(), tally_.customers.end(),
                     [](const SupportTally::OfCustomer& a, const SupportTally::OfCustomer& b) {
                       return a.subscriptions > b.subscriptions;
                     });
    if (tally_.customers.size() > limits_.customers) tally_.customers.resize(limits_.customers);
  }

  const OverviewQuestion& question_;
  const OverviewLimits& limits_;
  SupportTally tally_;
  Soonest<SupportTally::Ending> endings_{limits_.endings};
  report::Sorter pairs_{sorting_memory};  // of customer and contact
};

}  // namespace

Result<SupportTally> tally_support(store::View& view, const store::SubscriptionSelection& selection,
                                   const OverviewQuestion& question, const OverviewLimits& limits) {
  return Tallying(question, limits).tally(view, selection);
}

}  // namespace pcadmin::command
