#include "command/shared/common_contact.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "text/unicode.hpp"

namespace pcadmin::command {

Decision judge_for_all(std::span<const SubscriptionFacts> subscriptions, const CandidateFacts& candidate, Instant at) {
  Decision all;
  for (const SubscriptionFacts& subscription : subscriptions) {
    Decision one = judge({subscription, candidate}, at);
    all.has_gdap = one.has_gdap;
    for (const ReasonCode reason : one.reasons) {
      if (std::find(all.reasons.begin(), all.reasons.end(), reason) == all.reasons.end()) all.reasons.push_back(reason);
    }
  }
  std::sort(all.reasons.begin(), all.reasons.end());
  return all;
}

std::vector<Partner> partners_for_all(store::View& view, CustomerId customer,
                                      std::span<const SubscriptionFacts> subscriptions, PartnerTenantId but,
                                      Instant at) {
  // A reseller of which nothing is recorded with the customer lacks administration there.
  std::vector<Partner> partners;
  if (auto account = view.account()) partners.push_back(std::move(account->partner));
  {
    auto relationships = view.list_relationships({.customer = customer});
    while (const auto* relationship = relationships.next()) {
      if (relationship->partner.role != PartnerRole::provider) partners.push_back(relationship->partner);
    }
  }
  std::erase_if(partners, [but](const Partner& partner) { return partner.tenant_id == but; });
  std::vector<store::CustomerAndPartner> pairs;
  pairs.reserve(partners.size());
  for (const Partner& partner : partners)
    pairs.push_back({customer, partner.tenant_id});
  const std::vector<CandidateFacts> candidates = view.candidate_facts(pairs);
  std::vector<Partner> qualified;
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (judge_for_all(subscriptions, candidates[i], at).eligible()) qualified.push_back(std::move(partners[i]));
  }
  const auto order = [](const Partner& partner) {
    return std::tuple(partner.role != PartnerRole::provider, text::fold(partner.name), partner.tenant_id);
  };
  std::sort(qualified.begin(), qualified.end(),
            [&](const Partner& a, const Partner& b) { return order(a) < order(b); });
  return qualified;
}

}  // namespace pcadmin::command
