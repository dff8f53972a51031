// A subscription with its support contact as a row: what list-subscriptions answers, and what the
// filters of assign-support-contact speak of.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "command/shared/cells.hpp"
#include "error/error.hpp"
#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

std::span<const report::Column> subscription_columns();

/// Turns records into rows; a row borrows from its record and from here until the next one.
class SubscriptionRow {
 public:
  /// Unless `judged`, contactEligible is left null.
  std::span<const report::Value> of(const store::SubscriptionRecord& record, bool judged, Instant now);

 private:
  IdCell subscription_id_;
  IdCell customer_id_;
  IdCell support_id_;
  std::array<report::Value, 15> values_;
};

/// The ids of the selected subscriptions that match all filters; `designated` selects by the contact that stands, also
/// the provider by default. Fails with UNKNOWN_FIELD or INVALID_VALUE.
Result<std::vector<SubscriptionId>> matching_subscriptions(store::View& view,
                                                           const store::SubscriptionSelection& selection,
                                                           const std::vector<std::string>& filters, Instant now);

}  // namespace pcadmin::command
