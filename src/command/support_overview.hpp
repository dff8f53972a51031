// Who supports what, as a whole: what the report shows, gathered in one pass over all subscriptions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/error.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>

#include "store/store.hpp"

namespace pcadmin::command {

/// A contact that doesn't qualify, or soon won't.
struct OverviewFinding {
  SubscriptionId subscription;
  std::string company_key;       ///< for sorting
  std::optional<Instant> until;  ///< how long it qualifies, where that is known
};

struct OverviewPartner {
  Partner partner;
  Relationship partnership = {};  ///< of a reseller
  std::uint64_t subscriptions = 0;
  std::uint64_t customers = 0;
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
};

struct OverviewCustomer {
  CustomerId id;
  std::string key;  ///< for sorting
};

struct SupportOverview {
  /// More are counted, but not kept: nobody reads them on a page.
  static constexpr std::size_t most_findings = 20'000;

  Account account;
  std::uint64_t customers = 0;
  std::uint64_t subscriptions = 0;
  std::uint64_t without_contact = 0;  ///< deleted, expired or new commerce: nobody can be assigned
  std::uint64_t by_default = 0;       ///< supported by the provider, since nobody was designated
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
  std::map<ReasonCode, std::uint64_t> reasons;  ///< of contacts that fail now
  std::vector<OverviewFinding> now;             ///< by company
  std::vector<OverviewFinding> soon;            ///< by date, then company
  std::vector<OverviewPartner> partners;        ///< that support something or are resellers; the busiest first
  std::vector<OverviewCustomer> by_name;        ///< all customers
};

/// Gathers all of it, judging contacts at `now` and at `soon`.
Result<SupportOverview> gather_overview(store::View& view, Instant now, Instant soon);

}  // namespace pcadmin::command
