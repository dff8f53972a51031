// Who may be the contact of several subscriptions of one customer.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "store/store.hpp"

namespace pcadmin::command {

/// Judges a candidate for all of the subscriptions: every reason that stands against it for any of them.
Decision judge_for_all(std::span<const SubscriptionFacts> subscriptions, const CandidateFacts& candidate, Instant at);

/// The partners but one that qualify for all of the subscriptions, the provider first, then by name.
std::vector<Partner> partners_for_all(store::View& view, CustomerId customer,
                                      std::span<const SubscriptionFacts> subscriptions, PartnerTenantId but,
                                      Instant at);

}  // namespace pcadmin::command
