// A test tenant that nobody wrote down: each of its things is worked out from its number, so that any number
// of them takes no memory, and the same plan makes the same tenant on every machine, in every year.
//
// It is meant to look like a provider's own: statuses, offers and channels of all sorts, customers with several
// resellers, DAP and GDAP, some of it about to end or just ended, assignments that no longer qualify.
//
//     const Tenant tenant({.resellers = 5, .customers = 40, .subscriptions = 120, .random_seed = 1});
//     tenant.reseller(0).partner.name;
//
// `--random-seed` has made these bytes for its users: whatever changes them is a change of what was promised.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <pcadmin/administration.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/subscription.hpp>

#include "seed/random.hpp"

namespace pcadmin::seed {

/// 2026-01-01T00:00:00Z. Fixed, so that the same arguments mean the same tenant for ever.
inline constexpr Instant usual_base_date{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

/// Dates reach years back and ahead of a base date, and each must have a year of four digits.
inline constexpr Instant earliest_base_date{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}};
inline constexpr Instant latest_base_date{std::chrono::sys_days{std::chrono::year{9900} / 1 / 1}};

struct Plan {
  std::uint64_t resellers = 5;
  std::uint64_t customers = 40;
  std::uint64_t subscriptions = 120;  ///< in all; none where there are no customers
  std::uint64_t random_seed = 1;
  /// The day on which the tenant is as it is made; all dates derive from it. Not before `earliest_base_date`, nor
  /// after `latest_base_date`.
  Instant base_date = usual_base_date;
  /// Spreads subscriptions evenly over the customers and keeps quantities small, for a sandbox with limits.
  bool sparing = false;
  std::string provider_mpn_id = "3999999";  ///< the account's: partner of record where no reseller is
};

/// An indirect reseller, or a partner that isn't one.
struct SeededPartner {
  Partner partner;
  Relationship partnership;
};

struct SeededCustomer {
  Customer customer;
  Relationship account_relationship;
  Administration account_administration;
};

/// A reseller that a customer works with.
struct SeededLink {
  std::uint64_t reseller = 0;  ///< its number
  Relationship relationship;
  Administration administration;
};

struct SeededSubscription {
  Subscription subscription;
  std::optional<std::uint64_t> contact;  ///< the number of the designated partner; nothing for the default
  Instant assigned_at;
};

class Tenant {
 public:
  explicit Tenant(const Plan& plan) : plan_(plan) {}

  /// The provider of a test tenant. Not part of the plan: every generated tenant has the same.
  static Account account();

  /// Resellers, and one partner more that isn't one where the tenant is large enough to have such.
  std::uint64_t partners() const;
  SeededPartner partner(std::uint64_t number) const;
  SeededCustomer customer(std::uint64_t number) const;
  std::vector<SeededLink> links(std::uint64_t customer) const;
  std::uint64_t subscriptions() const { return plan_.customers == 0 ? 0 : plan_.subscriptions; }
  SeededSubscription subscription(std::uint64_t number) const;

  CustomerId customer_id(std::uint64_t number) const;
  PartnerTenantId partner_id(std::uint64_t number) const;

 private:
  std::uint64_t customer_of(std::uint64_t subscription) const;
  std::uint64_t any_reseller(std::uint64_t number) const;
  Instant days_ago(std::uint64_t days) const { return plan_.base_date - std::chrono::days(days); }

  Plan plan_;
};

}  // namespace pcadmin::seed
