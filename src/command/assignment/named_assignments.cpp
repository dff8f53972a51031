#include "command/assignment/named_assignments.hpp"

#include <set>
#include <span>
#include <utility>
#include <vector>

#include "command/assignment/assignment_text.hpp"
#include "command/assignment/contact_resolver.hpp"
#include "command/customers/subscription_row.hpp"
#include "command/shared/reading.hpp"
#include "command/shared/reference.hpp"
#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

class NamedAssignmentReader {
 public:
  NamedAssignmentReader(const AssignmentOptions& options, store::View& view, AssignmentPlan& plan,
                        const cli::Services& services)
      : options_(options), view_(view), plan_(plan), services_(services), planner_(view, plan, services.now) {}

  Result<NamedAssignments> read();

 private:
  Result<void> prepare();
  Result<void> read_all();
  void read_each();
  Result<void> judge_all();
  void add(SubscriptionId subscription);
  void add_unresolved(const std::string& reference, Error error);

  const AssignmentOptions& options_;
  store::View& view_;
  AssignmentPlan& plan_;
  const cli::Services& services_;
  AssignmentPlanner planner_;
  NamedAssignments named_;
  PlannedAssignment wanted_;  // of each subscription
};

/// Where the contact is a subscription and the subscription a partner, the two have to change places.
Error in_wrong_order(store::View& view, const AssignmentOptions& options, Error error) {
  if (options.subscriptions.size() != 1 || error.code != ErrorCode::partner_not_found) return error;
  const std::string& first = options.subscriptions.front();
  if (!resolve_partner(view, first, Suggest::no)) return error;
  if (!resolve_subscription(view, options.contact, {}, Suggest::no)) return error;
  error.message =
      text::say("'{0}' is a subscription and '{1}' a partner: the subscription comes first.", options.contact, first);
  error.corrections = {{first, {options.contact}}, {options.contact, {first}}};
  return error;
}

/// Where a customer is named in the place of a subscription, all of its subscriptions may be meant.
void suggest_all_subscriptions(Error& error) {
  if (error.corrections.size() == 1 && error.corrections.front().meant.front() == "--customer") {
    error.corrections.front().meant.emplace_back("--all-subscriptions");
  }
}

/// What holds for all of them.
Result<void> NamedAssignmentReader::prepare() {
  const auto contact = resolve_partner(view_, options_.contact);
  if (!contact) return in_wrong_order(view_, options_, contact.error());
  wanted_.to = plan_.number_of(*contact);
  const auto customer = named_customer(view_, options_.customer);
  if (!customer) return customer.error();
  named_.customer = *customer;
  const auto expected = expected_contact(options_, view_, plan_);
  if (!expected) return expected.error();
  wanted_.expected = *expected;
  return {};
}

void NamedAssignmentReader::add(SubscriptionId subscription) {
  plan_.assignments.emplace_back(wanted_).subscription = subscription;
}

Result<void> NamedAssignmentReader::judge_all() {
  std::vector<SubscriptionId> subscriptions;
  for (const auto span : spans_of(std::span(plan_.assignments))) {
    if (services_.interrupted()) {
      return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
    }
    subscriptions.clear();
    for (const PlannedAssignment& planned : span) {
      if (planned.faults == 0) subscriptions.push_back(planned.subscription);
    }
    planner_.learn(subscriptions);
    for (PlannedAssignment& planned : span) {
      if (planned.faults == 0) planner_.describe(planned, *planner_.look_up(planned.subscription));
    }
    planner_.judge(span, options_.takes_all());
  }
  return {};
}

Result<void> NamedAssignmentReader::read_all() {
  const auto from = named_partner(view_, options_.from_contact);
  if (!from) return from.error();
  const auto subscriptions = matching_subscriptions(view_, {.customer = named_.customer, .designated = *from},
                                                    options_.filters, services_.now);
  if (!subscriptions) return subscriptions.error();
  for (const SubscriptionId subscription : *subscriptions)
    add(subscription);
  return {};
}

void NamedAssignmentReader::add_unresolved(const std::string& reference, Error error) {
  RowFault fault = reference_fault(error);
  fault.value = reference;
  plan_.add_fault(plan_.assignments.emplace_back(wanted_), std::move(fault));
  if (!named_.unresolved) named_.unresolved = std::move(error);
}

/// A subscription that is named twice is meant once.
void NamedAssignmentReader::read_each() {
  std::set<SubscriptionId> read;
  for (const std::string& reference : options_.subscriptions) {
    // Of many that aren't known, the first is worth looking for what was meant.
    const auto suggest = named_.unresolved ? Suggest::no : Suggest::yes;
    auto subscription = resolve_subscription(view_, reference, named_.customer, suggest);
    if (!subscription) {
      Error error = std::move(subscription).error();
      suggest_all_subscriptions(error);
      add_unresolved(reference, std::move(error));
    } else if (read.insert(subscription->id).second) {
      add(subscription->id);
    }
  }
}

Result<NamedAssignments> NamedAssignmentReader::read() {
  if (auto prepared = prepare(); !prepared) return prepared.error();
  if (!options_.takes_all()) {
    read_each();
  } else if (auto done = read_all(); !done) {
    return done.error();
  }
  if (auto judged = judge_all(); !judged) return judged.error();
  return std::move(named_);
}

}  // namespace

Result<std::uint32_t> expected_contact(const AssignmentOptions& options, store::View& view, AssignmentPlan& plan) {
  if (options.if_current.empty()) return PlannedAssignment::none;
  const auto expected = resolve_partner(view, options.if_current);
  if (!expected) return expected.error();
  return plan.number_of(*expected);
}

Result<NamedAssignments> read_named(const AssignmentOptions& options, store::View& view, AssignmentPlan& plan,
                                    const cli::Services& services) {
  return NamedAssignmentReader(options, view, plan, services).read();
}

Error unresolved_error(const AssignmentPlan& plan, const NamedAssignments& named) {
  Error error = named.unresolved.value_or(Error{});
  const std::size_t bad = plan.count(AssignmentResult::failed) + plan.count(AssignmentResult::refused);
  if (bad == 1) return error;
  exchange::Faults faults{std::string()};
  add_bad(plan, faults);
  error.details = faults.details();
  return error;
}

}  // namespace pcadmin::command
