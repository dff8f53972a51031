// Who supports what, as a whole: what the report shows, gathered in memory that doesn't grow with
// subscriptions and customers. Of very many it keeps some, and counts all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/error.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>

#include "store/store.hpp"

namespace pcadmin::command {

/// What the overview is of.
struct OverviewQuestion {
  Instant at;          ///< contacts are judged as of then
  Instant soon;        ///< later
  bool ahead = false;  ///< `at` isn't now, so that commands on the page have to name it
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> contact = {};
};

/// The subscriptions of one contact that don't qualify for the same first reason.
struct OverviewTrouble {
  PartnerTenantId contact;
  std::uint64_t count = 0;
  std::vector<SubscriptionId> some;
};

/// A contact that qualifies, and soon won't.
struct OverviewEnding {
  Instant until;  ///< the last instant at which it does
  SubscriptionId subscription;

  auto key() const { return std::pair(until, subscription); }
};

/// A request that nobody has answered, and that soon expires.
struct OverviewRequest {
  Instant expires;
  Partner partner;
  std::optional<Customer> customer = {};  ///< nothing for a partnership

  auto key() const { return std::tuple(expires, customer ? customer->id : CustomerId(), partner.tenant_id); }
};

struct OverviewPartner {
  Partner partner;
  Relationship partnership = {};  ///< of a reseller
  std::uint64_t subscriptions = 0;
  std::uint64_t customers = 0;
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
};

struct SupportOverview {
  static constexpr std::size_t most_troubles = 1'000;  ///< subscriptions; of more a few of each contact
  static constexpr std::size_t few_troubles = 5;       ///< of a contact
  static constexpr std::size_t most_endings = 500;
  static constexpr std::size_t most_requests = 200;
  static constexpr std::size_t most_partners = 500;
  static constexpr std::size_t most_customers = 1'000;

  Account account;
  std::optional<Instant> last_change;
  std::uint64_t customers = 0;  ///< that hold a subscription which can have a contact
  std::uint64_t subscriptions = 0;
  std::uint64_t without_contact = 0;  ///< deleted, expired or new commerce: nobody can be assigned
  std::uint64_t by_default = 0;       ///< supported by the provider, since nobody was designated
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
  std::uint64_t requests_expiring = 0;
  std::uint64_t partner_count = 0;
  std::map<ReasonCode, std::vector<OverviewTrouble>> troubles;  ///< by first reason; the most first
  std::vector<OverviewEnding> endings;                          ///< the soonest first
  std::vector<OverviewRequest> requests;                        ///< the soonest first
  std::vector<OverviewPartner> partners;   ///< that support something or are resellers; the busiest first
  std::vector<CustomerId> some_customers;  ///< of very many those with the most subscriptions
};

/// Gathers all of it. Fails as the view does, and with OUTPUT_FAILED where a temporary file can't be written.
Result<SupportOverview> gather_overview(store::View& view, const OverviewQuestion& question);

/// What of a store the question concerns.
store::SubscriptionSelection selection_of(const OverviewQuestion& question, const Account& account);
bool concerns(const OverviewQuestion& question, const store::SubscriptionRecord& record);

}  // namespace pcadmin::command
