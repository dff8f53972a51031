// The first look at who supports what: every subscription is judged and counted, and which ones are worth a
// second look is remembered by their ids.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "command/overview/support_overview.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

struct SupportTally {
  struct OfPartner {
    std::uint64_t subscriptions = 0;
    std::uint64_t customers = 0;
    std::uint64_t failing = 0;
    std::uint64_t failing_soon = 0;
  };

  struct OfCustomer {
    CustomerId id;
    std::uint64_t subscriptions = 0;
    std::uint64_t contacts = 0;
  };

  /// The subscriptions of one contact that fail for the same first reason.
  struct Trouble {
    std::uint64_t count = 0;
    std::vector<SubscriptionId> some;
  };

  /// A contact that qualifies, and soon won't.
  struct Ending {
    Instant until;  ///< the last instant at which it does
    SubscriptionId subscription;

    auto key() const { return std::pair(until, subscription); }
  };

  OfPartner of(PartnerTenantId partner) const {
    const auto found = partners.find(partner);
    return found == partners.end() ? OfPartner() : found->second;
  }

  std::uint64_t subscriptions = 0;
  std::uint64_t customer_count = 0;
  std::uint64_t without_contact = 0;
  std::uint64_t by_default = 0;
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
  std::unordered_map<PartnerTenantId, OfPartner> partners;
  std::map<std::pair<ReasonCode, PartnerTenantId>, Trouble> troubles;
  std::map<std::chrono::sys_days, std::uint64_t> ending_days;  ///< until the question's horizon
  std::vector<Ending> endings;                                 ///< the soonest, in order
  std::vector<OfCustomer> customers;                           ///< those with the most subscriptions, the most first
};

/// Counts what the question concerns; `selection` is what it narrows to. Fails as the view does, and with
/// OUTPUT_FAILED where a temporary file can't be written.
Result<SupportTally> tally_support(store::View& view, const store::SubscriptionSelection& selection,
                                   const OverviewQuestion& question, const OverviewLimits& limits);

}  // namespace pcadmin::command
