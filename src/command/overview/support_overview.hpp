// Who supports what, as a whole: what the report shows, gathered and judged, so that what writes it asks neither
// a store nor a rule. The memory doesn't grow with subscriptions and customers: of very many it keeps some, and
// counts all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/partner.hpp>
#include <pcadmin/relationship.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// What the overview is of.
struct OverviewQuestion {
  Instant at;          ///< contacts are judged as of then
  Instant soon;        ///< later
  Instant horizon;     ///< how far ahead days are counted on which contacts qualify for the last time
  bool ahead = false;  ///< `at` isn't now, so that commands on the page have to name it
  std::optional<CustomerId> customer = {};
  std::optional<PartnerTenantId> contact = {};
};

/// How much is kept of what may be very many.
struct OverviewLimits {
  std::size_t troubles = 1'000;        ///< subscriptions that fail; of more some of each contact
  std::size_t some_troubles = 5;       ///< of a contact, where there are more
  std::size_t trouble_contacts = 100;  ///< for a reason, where there are more
  std::size_t endings = 500;           ///< subscriptions
  std::size_t requests = 200;
  std::size_t partners = 500;  ///< apart from the provider
  std::size_t customers = 1'000;
  std::size_t customer_contacts = 5'000;   ///< of all customers; of more some of each
  std::size_t some_customer_contacts = 5;  ///< of a customer, where there are more
  std::size_t offers = 50;                 ///< of a customer and contact
};

/// Subscriptions of one customer that have the same contact, and the same reasons against it.
struct OverviewFinding {
  CustomerId customer;
  std::string company;
  std::string domain;
  Partner contact;
  Decision decision;
  std::vector<std::string> subscriptions;  ///< their names, sorted
};

/// What one contact supports without qualifying, for the same first reason.
struct OverviewTrouble {
  Partner contact = {};
  std::uint64_t count = 0;  ///< of subscriptions
  std::uint64_t shown = 0;  ///< of them, in the findings
  std::vector<OverviewFinding> findings;
};

/// All contacts that fail for the same first reason.
struct OverviewReason {
  ReasonCode code;
  std::uint64_t count = 0;  ///< of subscriptions
  std::uint64_t contact_count = 0;
  std::vector<OverviewTrouble> contacts = {};  ///< those with the most subscriptions first
};

/// Contacts that qualify for the last time on one day.
struct OverviewDay {
  Instant day;  ///< its beginning
  std::vector<OverviewFinding> findings;
};

/// How many subscriptions' contacts qualify for the last time on one day.
struct OverviewEnding {
  Instant day;  ///< its beginning
  std::uint64_t count = 0;
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

struct OverviewOffer {
  std::string name;
  std::uint64_t count = 0;
};

/// What one contact supports of a customer.
struct OverviewSupport {
  Partner contact;
  bool designated = false;  ///< else the provider is the default
  std::uint64_t subscriptions = 0;
  std::uint64_t failing = 0;
  std::uint64_t offer_count = 0;
  std::vector<OverviewOffer> offers;  ///< by name
};

struct OverviewCustomer {
  CustomerId id;
  std::string company;
  std::string domain;
  std::uint64_t contact_count = 0;
  std::vector<OverviewSupport> contacts;  ///< by their ids; of very many those that support most
};

struct SupportOverview {
  OverviewQuestion question;
  Account account;
  std::string only_customer;  ///< the name of the customer that was asked for
  std::string only_contact;
  std::optional<Instant> last_change;
  std::uint64_t customer_count = 0;  ///< that hold a subscription which can have a contact
  std::uint64_t subscriptions = 0;
  std::uint64_t without_contact = 0;  ///< deleted, expired or new commerce: nobody can be assigned
  std::uint64_t by_default = 0;       ///< supported by the provider, since nobody was designated
  std::uint64_t failing = 0;
  std::uint64_t failing_soon = 0;
  std::uint64_t endings_shown = 0;  ///< of those that fail soon, in the days
  std::uint64_t requests_expiring = 0;
  std::uint64_t partner_count = 0;
  std::vector<OverviewReason> reasons;      ///< in the order of ReasonCode
  std::vector<OverviewDay> days;            ///< the soonest first
  std::vector<OverviewEnding> endings;      ///< all until the horizon, the soonest first
  std::vector<OverviewRequest> requests;    ///< the soonest first
  std::vector<OverviewPartner> partners;    ///< that support something or are resellers; the busiest first
  std::vector<OverviewCustomer> customers;  ///< by name; of very many those with the most subscriptions
};

/// Gathers all of it. Fails as the view does, and with OUTPUT_FAILED where a temporary file can't be written.
Result<SupportOverview> gather_overview(store::View& view, const OverviewQuestion& question,
                                        const OverviewLimits& limits = {});

}  // namespace pcadmin::command
