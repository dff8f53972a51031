// The sentences of refusals and warnings, and the command that helps with each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/partner.hpp>

#include "report/output.hpp"

namespace pcadmin::report {

/// What the sentences speak of.
struct ReasonContext {
  SubscriptionId subscription_id;
  CustomerId customer_id;
  std::string_view company_name;
  const Partner* contact = nullptr;  ///< the candidate; never null
  bool has_gdap = false;             ///< of the decision; see Decision
  bool is_ahead = false;             ///< the decision is about an instant to come, and there are no reasons yet
};

/// What the reason is about, in a few words, e.g. for a heading over all that have it.
const char* title(ReasonCode code);

ReasonText describe(ReasonCode code, const ReasonContext& context);
ReasonText describe(WarningCode code, const ReasonContext& context);

/// Fills `texts` with a decision's reasons, reusing its storage.
void describe(const Decision& decision, ReasonContext context, std::vector<ReasonText>& texts);

}  // namespace pcadmin::report
