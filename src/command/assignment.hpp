// Assignments of support contacts: planned on a snapshot, reviewed, then applied as one transaction,
// provided that what was reviewed still holds.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/error.hpp>
#include <pcadmin/partner.hpp>

#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

enum class AssignmentResult {
  assign,
  unchanged,  ///< it is already so
  refused,    ///< by a rule
  skipped,    ///< among all of a customer's subscriptions, one that can't have a contact
};

/// A contact as the user named it. Designating the provider is going back to the default.
struct RequestedContact {
  Partner partner;

  std::optional<PartnerTenantId> designation() const {
    if (partner.role == PartnerRole::provider) return std::nullopt;
    return partner.tenant_id;
  }
};

struct PlannedAssignment {
  SubscriptionId subscription_id;
  CustomerId customer_id;
  std::string company_name;
  std::string offer_name;
  bool new_commerce = false;                  ///< then nobody is its contact before
  std::optional<PartnerTenantId> designated;  ///< before; nothing for the default
  PartnerTenantId from_tenant_id;
  std::string from_name;
  AssignmentResult result = AssignmentResult::unchanged;
  std::vector<report::ReasonText> reasons;
  std::vector<report::ReasonText> warnings;
};

/// What `contact` would become the contact of.
struct AssignmentPlan {
  RequestedContact contact;
  std::vector<PlannedAssignment> assignments;

  std::size_t count(AssignmentResult result) const;
};

/// Judges `contact` for one known subscription and adds the outcome to the plan. With `skip`, a
/// subscription that can't have a contact is passed over instead of refused.
Result<void> plan_assignment(store::View& view, SubscriptionId subscription, bool skip, Instant now,
                             AssignmentPlan& plan);

/// Marks as refused (NOT_CURRENT) what would change but isn't supported by `expected` now.
void require_current(const Partner& expected, AssignmentPlan& plan);

/// CONTACT_NOT_ELIGIBLE (or NOT_CURRENT where that is the only reason), with every refused subscription and all
/// its reasons as details, and the commands that help as hint.
Error refusal(const AssignmentPlan& plan);

/// Writes what the plan assigns. Fails with CONFLICT where a contact or its eligibility has changed since it
/// was planned.
Result<void> apply(store::Transaction& transaction, const AssignmentPlan& plan, Instant now);

/// The review: who becomes the contact of what, and who it was; long lists are shortened.
std::string review(const AssignmentPlan& plan);

}  // namespace pcadmin::command
