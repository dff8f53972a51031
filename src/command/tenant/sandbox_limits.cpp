#include "command/tenant/sandbox_limits.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include <pcadmin/sandbox.hpp>

#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using sandbox::most_customers;
using sandbox::most_licences;
using sandbox::most_resellers;
using sandbox::most_subscriptions;
constexpr std::size_t most_details = 1000;

class Violations {
 public:
  void add(std::string value, std::string message) {
    ++count_;
    if (error_.details.size() == most_details) return;
    ErrorDetail detail;
    detail.value = std::move(value);
    detail.code = name(ErrorCode::sandbox_limit);
    detail.message = std::move(message);
    error_.details.push_back(std::move(detail));
  }

  Result<void> outcome() {
    if (count_ == 0) return {};
    error_.code = ErrorCode::sandbox_limit;
    error_.message =
        text::say("the tenant goes beyond the limits of the integration sandbox: {}; nothing was written.", count_);
    error_.hint = text::say("at most {0} resellers, {1} customers, {2} subscriptions each, {3} licences each.",
                            most_resellers, most_customers, most_subscriptions, most_licences);
    return std::move(error_);
  }

 private:
  Error error_;
  std::size_t count_ = 0;
};

}  // namespace

Result<void> check_sandbox_limits(store::View& view) {
  Violations violations;
  std::int64_t resellers = 0;
  for (auto partners = view.list_partners(); const auto* record = partners.next();) {
    if (record->partner.role == PartnerRole::reseller) ++resellers;
  }
  if (resellers > most_resellers) {
    violations.add(std::to_string(resellers), text::say("{0} resellers; {1} are allowed.", resellers, most_resellers));
  }
  std::int64_t customers = 0;
  for (auto records = view.list_customers({.counts_subscriptions = true}); const auto* record = records.next();) {
    ++customers;
    if (record->subscription_count > most_subscriptions) {
      violations.add(record->customer.id.text(),
                     text::say("'{0}' has {1} subscriptions; {2} are allowed.", record->customer.company_name,
                               record->subscription_count, most_subscriptions));
    }
  }
  if (customers > most_customers) {
    violations.add(std::to_string(customers), text::say("{0} customers; {1} are allowed.", customers, most_customers));
  }
  for (auto records = view.list_subscriptions({}); const auto* record = records.next();) {
    if (record->subscription.quantity > most_licences) {
      violations.add(record->subscription.id.text(),
                     text::say("{0} licences of '{1}'; {2} are allowed.", record->subscription.quantity,
                               record->subscription.offer_name, most_licences));
    }
  }
  return violations.outcome();
}

}  // namespace pcadmin::command
