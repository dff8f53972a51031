// Each draw is a statement of its own: in which order arguments are worked out differs between compilers.
#include "seed/tenant.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <pcadmin/removal.hpp>
#include <pcadmin/sandbox.hpp>

#include "seed/names.hpp"

namespace pcadmin::seed {

namespace {

using std::chrono::days;

/// What a series of random numbers is for; the values are part of what makes the bytes.
enum Series : std::uint64_t {
  partner_id_series = 1,
  partner_series = 2,
  customer_id_series = 3,
  customer_series = 4,
  links_series = 5,
  subscription_id_series = 6,
  subscription_series = 7,
  spread_series = 8,
};

constexpr std::uint64_t first_mpn_id = 4'000'000;
constexpr std::uint64_t fewest_subscriptions_for_stranger = 50;

constexpr const char* support_roles[] = {
    "f023fd81-a637-4b56-95fd-791ac0226033",  // Service Support Administrator
    "729827e3-9c14-49f7-bb1b-9608f156bbb8",  // Helpdesk Administrator
};
constexpr const char* directory_readers = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";

MpnId mpn_id(std::uint64_t number) {
  return *MpnId::parse(std::to_string(first_mpn_id + 7 * number));
}

std::string agreement(std::uint64_t number) {
  return "SA-" + std::to_string(1000 + number);
}

Relationship active_since(Instant instant) {
  Relationship relationship;
  relationship.state = RelationshipState::active;
  relationship.requested_at = instant - days(3);
  relationship.established_at = instant;
  return relationship;
}

Relationship requested(Instant at, bool with_dap) {
  Relationship relationship;
  relationship.state = RelationshipState::requested;
  relationship.requested_at = at;
  relationship.with_dap = with_dap;
  return relationship;
}

Relationship over(RelationshipState state, Instant began, Instant ended) {
  Relationship relationship = active_since(began);
  if (state == RelationshipState::declined) relationship.established_at.reset();
  relationship.state = state;
  relationship.ended_at = ended;
  return relationship;
}

SupportProfile profile(std::string_view email, std::string_view telephone, std::string_view website) {
  return {.email = EmailAddress::parse(email).value(),
          .telephone = Telephone::parse(telephone).value(),
          .website = Website::parse(website).value()};
}

Administration dap_since(Instant instant) {
  Administration administration;
  administration.dap = DapState::active;
  administration.dap_since = instant;
  return administration;
}

/// A moment of some day, from `first` days after `day` on.
Instant some_time(Random& random, Instant day, std::int64_t first, std::uint64_t span) {
  const auto chosen = days(first + static_cast<std::int64_t>(random.below(span)));
  return day + chosen + std::chrono::seconds(random.below(86'400));
}

Administration gdap_until(Random& random, const std::string& name, const char* role, Instant until,
                          const char* status) {
  Gdap gdap;
  gdap.id = random.guid().text();
  gdap.id += '-' + random.guid().text();
  gdap.display_name = name;
  gdap.status = status;
  gdap.roles = {Role::recorded(role)};
  gdap.activated_at = until - days(365);
  gdap.until = until;
  gdap.auto_extend = false;
  Administration administration;
  administration.dap = DapState::absent;
  administration.gdaps.record(std::move(gdap));
  return administration;
}

std::string_view some_status(Random& random) {
  const std::uint64_t draw = random.below(100);
  if (draw < 76) return "active";
  if (draw < 86) return "suspended";
  if (draw < 91) return "deleted";
  if (draw < 95) return "expired";
  return draw < 98 ? "disabled" : "pending";
}

Channel some_channel(Random& random) {
  const std::uint64_t draw = random.below(100);
  if (draw < 84) return Channel::csp;
  if (draw < 88) return Channel::direct;
  if (draw < 92) return Channel::ea;
  if (draw < 95) return Channel::open;
  return draw < 98 ? Channel::advisor : Channel::other;
}

}  // namespace

Account Tenant::account() {
  Account account;
  account.partner.tenant_id = PartnerTenantId(*Guid::parse("5eed0000-0000-4000-8000-000000000001"));
  account.partner.mpn_id = MpnId::parse("3999999");
  account.partner.name = "測試雲端 Test Cloud";
  account.partner.role = PartnerRole::provider;
  account.partner.location = "TW";
  account.partner.support_profile =
      profile("support@testcloud.example", "+886 2 5550 0100", "https://testcloud.example");
  account.partnership_link = "https://testcloud.example/partnership";
  account.test = true;
  return account;
}

std::uint64_t Tenant::partners() const {
  return plan_.resellers + (subscriptions() >= fewest_subscriptions_for_stranger ? 1 : 0);
}

PartnerTenantId Tenant::partner_id(std::uint64_t number) const {
  return PartnerTenantId(Random{plan_.random_seed, partner_id_series, number}.guid());
}

CustomerId Tenant::customer_id(std::uint64_t number) const {
  return CustomerId(Random{plan_.random_seed, customer_id_series, number}.guid());
}

SeededPartner Tenant::partner(std::uint64_t number) const {
  Random random{plan_.random_seed, partner_series, number};
  const Company company = reseller_company(random, number + 1);
  SeededPartner made;
  made.partner.tenant_id = partner_id(number);
  made.partner.mpn_id = mpn_id(number);
  made.partner.name = company.name;
  if (number >= plan_.resellers) return made;  // known by its id alone
  made.partner.role = PartnerRole::reseller;
  constexpr std::array locations{"TW", "TW", "TW", "HK", "JP", "US"};
  made.partner.location = random.one_of(locations);
  if (random.chance(80)) {
    made.partner.support_profile =
        profile("help@" + company.domain, "+886 4 555 " + std::to_string(1000 + number % 9000),
                "https://" + company.domain + "/help");
  }
  // By number, so that a few resellers show already what there can be.
  const Instant began = days_ago(60 + random.below(900));
  switch (number % 10) {
    case 2:
      made.partnership = requested(days_ago(20), false);
      break;
    case 4:
      made.partnership = over(RelationshipState::ended, began, days_ago(random.below(50)));
      break;
    case 7:
      made.partnership = over(RelationshipState::declined, began, days_ago(random.below(50)));
      break;
    case 9:
      made.partnership = requested(days_ago(120), false);  // nobody answered
      break;
    default:
      made.partnership = active_since(began);
      if (number % 3 != 1) made.partnership.agreement = agreement(number);
  }
  return made;
}

SeededCustomer Tenant::customer(std::uint64_t number) const {
  Random random{plan_.random_seed, customer_series, number};
  const Company company = customer_company(random, number + 1);
  SeededCustomer made;
  made.customer.id = customer_id(number);
  made.customer.company_name = company.name;
  made.customer.domain = company.domain;
  made.customer.commerce_id = random.guid().text();
  const Instant began = days_ago(100 + random.below(1500));
  const std::uint64_t standing = random.below(100);
  if (standing < 90) {
    made.account_relationship = active_since(began);
    made.account_relationship.partner_center_state = "reseller";
  } else if (standing < 95) {
    made.account_relationship = over(RelationshipState::ended, began, days_ago(random.below(90)));
    made.account_relationship.partner_center_state = "none";
  } else {
    made.account_relationship = requested(days_ago(random.below(60)), true);
  }
  const std::uint64_t granted = random.below(100);
  if (standing >= 95 || granted >= 95) return made;  // nobody ever said
  if (granted < 65) {
    made.account_administration = dap_since(began);
  } else if (granted < 85) {
    const char* const role = random.one_of(support_roles);
    const Instant until = some_time(random, plan_.base_date, 40, 300);
    made.account_administration = gdap_until(random, "TestCloud_" + std::to_string(number + 1), role, until, "active");
  } else {
    made.account_administration = dap_since(began);
    made.account_administration.dap = DapState::revoked;
    made.account_administration.dap_ended = days_ago(random.below(90));
  }
  if (const auto ended = made.account_relationship.ended_at) {
    AccountStanding left = with_relationship({active_since(began), std::move(made.account_administration)},
                                             made.account_relationship, *ended);
    made.account_administration = std::move(left.administration);
  }
  return made;
}

/// Resellers that come first work with more customers.
std::uint64_t Tenant::any_reseller(std::uint64_t number) const {
  Random random{number};
  const std::uint64_t one = random.below(plan_.resellers);
  return std::min(one, random.below(plan_.resellers));
}

std::vector<SeededLink> Tenant::links(std::uint64_t customer) const {
  std::vector<SeededLink> made;
  if (plan_.resellers == 0) return made;
  Random random{plan_.random_seed, links_series, customer};
  const std::uint64_t draw = random.below(100);
  std::uint64_t count = 1;
  if (draw < 12) count = 0;
  if (draw >= 60) count = 2;
  if (draw >= 88) count = 3;
  while (made.size() < std::min(count, plan_.resellers)) {
    SeededLink link;
    link.reseller = any_reseller(random.next());
    const bool known =
        std::any_of(made.begin(), made.end(), [&](const SeededLink& other) { return other.reseller == link.reseller; });
    if (known) continue;
    const Instant began = days_ago(40 + random.below(700));
    const std::uint64_t relationship = random.below(100);
    if (relationship < 50) {
      link.relationship = active_since(began);
    } else if (relationship < 55) {
      link.relationship = requested(days_ago(random.below(80)), true);
    } else if (relationship < 60) {
      link.relationship = over(RelationshipState::ended, began, days_ago(random.below(40)));
    }
    const std::string name = "Reseller" + std::to_string(link.reseller + 1) + "_" + std::to_string(customer + 1);
    const char* const role = random.one_of(support_roles);
    const Instant today = plan_.base_date;
    const std::uint64_t granted = random.below(100);
    if (granted < 55) {
      link.administration = dap_since(began);
    } else if (granted < 67) {
      const Instant until = some_time(random, today, 100, 500);
      link.administration = gdap_until(random, name, role, until, "active");
    } else if (granted < 77) {
      const Instant until = some_time(random, today, 3, 28);
      link.administration = gdap_until(random, name, role, until, "expiring");
    } else if (granted < 84) {
      const Instant until = some_time(random, today, -60, 59);
      link.administration = gdap_until(random, name, role, until, "expired");
    } else if (granted < 90) {
      const Instant until = some_time(random, today, 100, 500);
      link.administration = gdap_until(random, name, directory_readers, until, "active");
    } else if (granted < 95) {
      link.administration = dap_since(began);
      link.administration.dap = DapState::revoked;
      link.administration.dap_ended = days_ago(random.below(30));
    }
    made.push_back(std::move(link));
  }
  return made;
}

/// In rounds over the customers. Unless the tenant is sparing, every second round leaves one of two neighbours
/// out and gives the other two, so that customers differ in how much they hold.
std::uint64_t Tenant::customer_of(std::uint64_t subscription) const {
  const std::uint64_t customer = subscription % plan_.customers;
  const std::uint64_t round = subscription / plan_.customers;
  const std::uint64_t neighbour = customer ^ 1U;
  if (plan_.sparing || round % 2 == 0 || neighbour >= plan_.customers) return customer;
  const std::uint64_t lower = std::min(customer, neighbour);
  Random random{plan_.random_seed, spread_series, round, lower};
  return random.chance(50) ? lower : lower + 1;
}

SeededSubscription Tenant::subscription(std::uint64_t number) const {
  Random random{plan_.random_seed, subscription_series, number};
  const std::uint64_t customer = customer_of(number);
  const Offer& bought = offer(random);
  SeededSubscription made;
  Subscription& subscription = made.subscription;
  subscription.id = SubscriptionId(Random{plan_.random_seed, subscription_id_series, number}.guid());
  subscription.customer_id = customer_id(customer);
  subscription.offer_id = bought.id;
  subscription.offer_name = bought.name;
  subscription.friendly_name = friendly_name(random, bought);
  subscription.product_type = bought.product_type;
  subscription.product_type_name = bought.product_type_name;
  subscription.unit_type = bought.unit_type;
  subscription.billing_cycle = bought.billing_cycle;
  subscription.term_duration = bought.term_duration;
  subscription.status = some_status(random);
  subscription.channel = some_channel(random);
  const bool is_small = random.chance(70);
  subscription.quantity = static_cast<std::int64_t>(
      1 + random.below(plan_.sparing || is_small ? static_cast<std::uint64_t>(sandbox::most_licences) : 400));
  subscription.creation_date = some_time(random, plan_.base_date, -1230, 1200);
  subscription.effective_start_date = std::chrono::floor<days>(*subscription.creation_date);
  subscription.commitment_end_date = plan_.base_date + days(random.below(380));
  subscription.auto_renew_enabled = random.chance(75);

  const std::vector<SeededLink> customer_links = links(customer);
  subscription.partner_id =
      customer_links.empty() ? plan_.provider_mpn_id : mpn_id(customer_links.front().reseller).text();

  made.assigned_at = some_time(random, plan_.base_date, -400, 399);
  if (is_new_commerce(subscription.product_type)) return made;
  if (partners() > plan_.resellers && number % 211 == 47) {
    made.contact = plan_.resellers;  // the partner that is no reseller
  } else if (!customer_links.empty() && random.chance(50)) {
    made.contact = random.one_of(customer_links).reseller;
  } else if (plan_.resellers > 0 && random.chance(3)) {
    made.contact = random.below(plan_.resellers);  // whoever it is, the customer may never have heard of it
  }
  return made;
}

}  // namespace pcadmin::seed
