// Assignments of support contacts: planned on a snapshot, reviewed, then applied as one transaction,
// provided that what was reviewed still holds.
//
// A planned assignment holds ids and numbers only, so that a million of them fit in little memory; what
// they have in common (partners, customers, offers, decisions) the plan keeps once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/partner.hpp>

#include "cli/services.hpp"
#include "error/error.hpp"
#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

enum class AssignmentResult : std::uint8_t {
  assign,
  unchanged,  ///< it is already so, or a file's row names no contact
  refused,    ///< by a rule
  skipped,    ///< among all of a customer's subscriptions, one that can't have a contact
  failed,     ///< it isn't understood which one is meant, or a file's row isn't
  unlisted,   ///< designated, and not named by a file that is said to be complete
};

struct PlannedAssignment {
  static constexpr std::uint32_t none = UINT32_MAX;

  SubscriptionId subscription;    ///< all zero where a failed one isn't known
  std::uint64_t line = 0;         ///< where the file's row begins
  std::uint32_t column = 0;       ///< of the cell that names the subscription
  std::uint32_t to = none;        ///< the contact that is asked for; these are numbers of AssignmentPlan
  std::uint32_t expected = none;  ///< the contact that must stand before
  std::uint32_t customer = none;
  std::uint32_t offer = none;
  std::uint32_t from = none;  ///< the contact that stands; none where nobody does
  std::uint32_t decision = 0;
  std::uint32_t input = none;  ///< what a file's row names, unless it is the subscription's id
  std::uint32_t first_fault = none;
  std::uint16_t faults = 0;
  AssignmentResult result = AssignmentResult::unchanged;
  bool designated = false;   ///< whether `from` was designated; else it is the default
  bool not_current = false;  ///< refused since `expected` doesn't stand
};

/// Why a file's row, or a name on the command line, can't be understood.
struct RowFault {
  std::string code;
  std::string message;
  std::string fix;  ///< what helps
  std::string value;
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  ErrorDetail detail() const;
};

class AssignmentPlan {
 public:
  /// The account's partner is its number 0.
  static constexpr std::uint32_t provider = 0;
  explicit AssignmentPlan(const Account& account);

  std::uint32_t number_of(const Partner& partner);
  std::optional<std::uint32_t> number_of(PartnerTenantId partner) const;
  std::uint32_t number_of_customer(const store::SubscriptionBrief& brief);
  std::uint32_t number_of_offer(const std::string& name);
  std::uint32_t number_of(const Decision& decision);

  const Partner& partner(std::uint32_t number) const { return partners_[number]; }
  /// What designating a partner means to the store: the provider is going back to the default.
  std::optional<PartnerTenantId> designation(std::uint32_t number) const;
  const Decision& decision(const PlannedAssignment& planned) const { return decisions_[planned.decision]; }
  const CustomerId* customer_id(const PlannedAssignment& planned) const;
  std::string_view company_name(const PlannedAssignment& planned) const;
  std::string_view offer_name(const PlannedAssignment& planned) const;
  /// What a file's row names; empty where it names nothing, and for what the command line names.
  std::string input(const PlannedAssignment& planned) const;
  void keep_input(PlannedAssignment& planned, std::string_view text);

  void add_fault(PlannedAssignment& planned, RowFault fault);
  std::span<const RowFault> faults(const PlannedAssignment& planned) const;
  /// Why it was refused, skipped or failed, in words; replaces what `reasons` holds.
  void describe(const PlannedAssignment& planned, std::vector<report::ReasonText>& reasons) const;

  std::size_t count(AssignmentResult result) const;

  std::vector<PlannedAssignment> assignments;

 private:
  struct KnownCustomer {
    CustomerId id;
    std::string company_name;
  };

  std::vector<Partner> partners_;
  std::unordered_map<PartnerTenantId, std::uint32_t> partner_numbers_;
  std::vector<KnownCustomer> customers_;
  std::unordered_map<CustomerId, std::uint32_t> customer_numbers_;
  std::vector<std::string> offers_;
  std::vector<std::string> inputs_;
  std::unordered_map<std::string, std::uint32_t> offer_numbers_;
  std::vector<Decision> decisions_;
  std::vector<RowFault> faults_;
};

/// Judges assignments on one snapshot, a span of them at a time.
class AssignmentPlanner {
 public:
  AssignmentPlanner(store::View& view, AssignmentPlan& plan, Instant now) : view_(view), plan_(plan), now_(now) {}

  /// Finds out what is known of the subscriptions of a span; what was known of earlier ones is forgotten.
  void learn(std::span<const SubscriptionId> subscriptions);

  /// What is known of a subscription, good until something is learnt; null where it isn't known.
  const store::SubscriptionBrief* look_up(SubscriptionId subscription);

  /// Sets what an assignment is about and what stands there.
  void describe(PlannedAssignment& planned, const store::SubscriptionBrief& brief);

  /// Judges what the assignments of a span ask for; those that failed stay as they are. With `skip`, a subscription
  /// that can't have a contact is passed over instead of refused.
  void judge(std::span<PlannedAssignment> span, bool skip = false);

 private:
  std::uint32_t standing_contact(const store::SubscriptionBrief& brief);
  void judge(PlannedAssignment& planned, const store::SubscriptionBrief& brief, const EligibilityFacts& facts,
             bool skip);

  store::View& view_;
  AssignmentPlan& plan_;
  Instant now_;
  std::unordered_map<SubscriptionId, std::optional<store::SubscriptionBrief>> briefs_;
  std::unordered_map<PartnerTenantId, std::optional<Partner>> standing_;  // contacts that the plan may have to name
};

/// Plans once more on what the store says now. Fails with CONFLICT where a contact or its eligibility is another one
/// than in the plan, with INTERRUPTED where the user asked to stop. Adds nothing to the plan but what is met anew.
Result<void> check_again(store::View& view, AssignmentPlan& plan, const cli::Services& services);

/// Writes what the plan assigns; fails with INTERRUPTED. Answers the places of the assignments that somebody else had
/// made meanwhile.
Result<std::vector<std::size_t>> apply(store::Transaction& transaction, const AssignmentPlan& plan,
                                       const cli::Services& services);

}  // namespace pcadmin::command
