#include "command/support_overview.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <pcadmin/administration.hpp>

#include "store/reference.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using store::Visit;

class Gathering {
 public:
  Gathering(store::View& view, Instant now, Instant soon) : view_(view), now_(now), soon_(soon) {}

  Result<SupportOverview> run() {
    auto account = store::require_account(view_);
    if (!account) return account.error();
    overview_.account = *std::move(account);
    if (auto read = read_partners(); !read) return read.error();
    if (auto read = read_customers(); !read) return read.error();
    auto read = view_.subscriptions({}, [this](const store::SubscriptionRecord& record) {
      add(record);
      return Visit::more;
    });
    if (!read) return read.error();
    settle();
    return std::move(overview_);
  }

 private:
  Result<void> read_partners() {
    partner_of(overview_.account.partner);
    return view_.partners([this](const store::PartnershipRecord& record) {
      partner_of(record.partner).partnership = record.partnership;
      return Visit::more;
    });
  }

  Result<void> read_customers() {
    return view_.customers({}, [this](const store::CustomerRecord& record) {
      ++overview_.customers;
      overview_.by_name.push_back({record.customer.id, text::fold(record.customer.company_name)});
      return Visit::more;
    });
  }

  OverviewPartner& partner_of(const Partner& partner) {
    const auto [known, is_new] = numbers_.try_emplace(partner.tenant_id, overview_.partners.size());
    if (is_new) overview_.partners.push_back({.partner = partner});
    return overview_.partners[known->second];
  }

  void add(const store::SubscriptionRecord& record) {
    ++overview_.subscriptions;
    const std::optional<bool> eligible = standing_contact_eligible(record.facts, now_);
    if (!eligible) {
      ++overview_.without_contact;
      return;
    }
    OverviewPartner& partner = partner_of(record.contact);
    ++partner.subscriptions;
    supported_.emplace_back(numbers_.at(record.contact.tenant_id), record.subscription.customer_id);
    if (!record.designated) ++overview_.by_default;
    if (!*eligible) {
      ++partner.failing;
      ++overview_.failing;
      for (const ReasonCode code : judge(record.facts, now_).reasons)
        ++overview_.reasons[code];
      keep(overview_.now, record, std::nullopt);
    } else if (standing_contact_eligible(record.facts, soon_) == false) {
      ++partner.failing_soon;
      ++overview_.failing_soon;
      keep(overview_.soon, record, end_of(record.facts));
    }
  }

  static void keep(std::vector<OverviewFinding>& findings, const store::SubscriptionRecord& record,
                   const std::optional<Instant>& until) {
    if (findings.size() == SupportOverview::most_findings) return;
    findings.push_back({record.subscription.id, text::fold(record.company_name), until});
  }

  /// Only the end of GDAP takes eligibility away by itself.
  std::optional<Instant> end_of(const EligibilityFacts& facts) const { return gdap_end(facts.administration, now_); }

  void settle() {
    std::sort(supported_.begin(), supported_.end());
    supported_.erase(std::unique(supported_.begin(), supported_.end()), supported_.end());
    for (const auto& [partner, customer] : supported_)
      ++overview_.partners[partner].customers;

    auto& partners = overview_.partners;
    std::erase_if(partners, [](const OverviewPartner& it) {
      return it.subscriptions == 0 && it.partner.role != PartnerRole::reseller;
    });
    std::stable_sort(partners.begin(), partners.end(), [](const OverviewPartner& a, const OverviewPartner& b) {
      return a.subscriptions > b.subscriptions;
    });
    std::stable_sort(overview_.now.begin(), overview_.now.end(),
                     [](const auto& a, const auto& b) { return a.company_key < b.company_key; });
    std::stable_sort(overview_.soon.begin(), overview_.soon.end(), [](const auto& a, const auto& b) {
      return std::tie(a.until, a.company_key) < std::tie(b.until, b.company_key);
    });
    std::stable_sort(overview_.by_name.begin(), overview_.by_name.end(),
                     [](const auto& a, const auto& b) { return a.key < b.key; });
  }

  store::View& view_;
  Instant now_;
  Instant soon_;
  SupportOverview overview_;
  std::unordered_map<PartnerTenantId, std::size_t> numbers_;   // of overview_.partners
  std::vector<std::pair<std::size_t, CustomerId>> supported_;  // which partner supports which customer
};

}  // namespace

Result<SupportOverview> gather_overview(store::View& view, Instant now, Instant soon) {
  return Gathering(view, now, soon).run();
}

}  // namespace pcadmin::command
