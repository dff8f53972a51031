// What the tests of assigning share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {

/// A provider, two resellers with DAP on one customer, and that customer's subscriptions.
struct Tenant : CommandFixture {
  Tenant() {
    account = given_account();
    customer = given_customer("Larkfield", "larkfield.example");
    first = given_reseller("Bluegate");
    second = given_reseller("Dawnlight");
    for (const auto& reseller : {first, second})
      given_dap(customer.id, reseller.tenant_id);
    office = given_subscription(customer.id, "Office 365 E3");
    intune = given_subscription(customer.id, "Intune");
    deleted = given_subscription(customer.id, "Yammer", "deleted");
  }

  Result<cli::Outcome> assign(const std::vector<std::string>& arguments) {
    return run(command::assign_support_contact(), arguments);
  }
  Error refused(const std::vector<std::string>& arguments) {
    return failure(command::assign_support_contact(), arguments);
  }
  std::optional<PartnerTenantId> contact_of(const Subscription& subscription) {
    std::optional<PartnerTenantId> contact;
    read([&](store::View& view) { contact = view.brief(subscription.id)->designated; });
    return contact;
  }

  Account account;
  Customer customer;
  Partner first;
  Partner second;
  Subscription office;
  Subscription intune;
  Subscription deleted;
};

inline std::vector<std::string> codes(const Error& error) {
  std::vector<std::string> result;
  for (const auto& detail : error.details)
    result.push_back(detail.code);
  return result;
}

}  // namespace pcadmin::test
