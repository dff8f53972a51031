#include "command/assignment/named_assignments.hpp"

#include <set>
#include <utility>
#include <vector>

#include "command/assignment/assignment_text.hpp"
#include "command/assignment/contact_resolver.hpp"
#include "command/customers/subscription_row.hpp"
#include "command/shared/reading.hpp"
#include "error/error.hpp"
#include "store/reference.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

class Reader {
 public:
  Reader(const AssignmentOptions& options, const AssignmentNames& names, store::View& view, AssignmentPlan& plan,
         const cli::Services& services)
      : options_(options),
        names_(names),
        view_(view),
        plan_(plan),
        services_(services),
        planner_(view, plan, services.now) {}

  Result<NamedAssignments> read();

 private:
  Result<void> prepare();
  Result<void> read_all();
  Result<void> read_each();
  Result<void> judge(SubscriptionId subscription);
  Result<void> add_unresolved(const std::string& reference, Error error);

  const AssignmentOptions& options_;
  const AssignmentNames& names_;
  store::View& view_;
  AssignmentPlan& plan_;
  const cli::Services& services_;
  AssignmentPlanner planner_;
  NamedAssignments named_;
  PlannedAssignment wanted_;  // of each subscription
};

/// What holds for all of them.
Result<void> Reader::prepare() {
  wanted_.to = AssignmentPlan::provider;
  if (!options_.to_provider) {
    const auto contact = store::resolve_partner(view_, names_.contact);
    if (!contact) return contact.error();
    wanted_.to = plan_.number_of(*contact);
  }
  const auto customer = named_customer(view_, options_.customer);
  if (!customer) return customer.error();
  named_.customer = *customer;
  if (options_.if_current.empty()) return {};
  const auto expected = store::resolve_partner(view_, options_.if_current);
  if (!expected) return expected.error();
  wanted_.expected = plan_.number_of(*expected);
  return {};
}

Result<void> Reader::judge(SubscriptionId subscription) {
  if (services_.interrupted()) {
    return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was changed."));
  }
  PlannedAssignment& planned = plan_.assignments.emplace_back(wanted_);
  planned.subscription = subscription;
  const auto known = planner_.look_up(subscription);
  if (!known) return known.error();
  return planner_.judge(planned, options_.all_subscriptions);
}

Result<void> Reader::read_all() {
  const auto subscriptions =
      matching_subscriptions(view_, {.customer = named_.customer}, options_.filters, services_.now);
  if (!subscriptions) return subscriptions.error();
  for (const SubscriptionId subscription : *subscriptions) {
    if (auto judged = judge(subscription); !judged) return judged;
  }
  return {};
}

Result<void> Reader::add_unresolved(const std::string& reference, Error error) {
  auto fault = reference_fault(error);
  if (!fault) return error;
  fault->value = reference;
  plan_.add_fault(plan_.assignments.emplace_back(wanted_), *std::move(fault));
  if (!named_.unresolved) named_.unresolved = std::move(error);
  return {};
}

/// A subscription that is named twice is meant once.
Result<void> Reader::read_each() {
  std::set<SubscriptionId> read;
  for (const std::string& reference : names_.subscriptions) {
    // Of many that aren't known, the first is worth looking for what was meant.
    const auto suggest = named_.unresolved ? store::Suggest::no : store::Suggest::yes;
    auto subscription = store::resolve_subscription(view_, reference, named_.customer, suggest);
    if (!subscription) {
      if (auto added = add_unresolved(reference, std::move(subscription).error()); !added) return added;
    } else if (read.insert(subscription->id).second) {
      if (auto judged = judge(subscription->id); !judged) return judged;
    }
  }
  return {};
}

Result<NamedAssignments> Reader::read() {
  if (auto prepared = prepare(); !prepared) return prepared.error();
  if (auto done = options_.all_subscriptions ? read_all() : read_each(); !done) return done.error();
  return std::move(named_);
}

}  // namespace

Result<NamedAssignments> read_named(const AssignmentOptions& options, const AssignmentNames& names, store::View& view,
                                    AssignmentPlan& plan, const cli::Services& services) {
  return Reader(options, names, view, plan, services).read();
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
