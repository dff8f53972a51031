#include "command/assignment/assignment.hpp"

#include <algorithm>
#include <utility>

#include "error/error.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using text::say;
using text::tr;

constexpr std::size_t most_facts = 1024;

AssignmentResult to_result(DesignationResult result) {
  switch (result) {
    case DesignationResult::assigned:
      return AssignmentResult::assign;
    case DesignationResult::unchanged:
      return AssignmentResult::unchanged;
    case DesignationResult::refused:
      return AssignmentResult::refused;
  }
  return AssignmentResult::refused;
}

/// Whether what was reviewed is what would be planned now, or what somebody else has done since.
bool still_holds(const PlannedAssignment& reviewed, const PlannedAssignment& now) {
  if (now.result == AssignmentResult::unchanged) return true;
  return now.result == AssignmentResult::assign && now.from == reviewed.from && now.designated == reviewed.designated;
}

Error changed_meanwhile(const AssignmentPlan& plan, const PlannedAssignment& planned) {
  return failure(ErrorCode::conflict,
                 say("{0} ({1}) was changed by someone else in the meantime; nothing was changed.",
                     text::visible(plan.offer_name(planned)), planned.subscription.text()),
                 fmt::format("pcadmin show-contact {}", planned.subscription.text()), planned.subscription.text());
}

/// The whole plan once more, on what the store says now.
Result<void> check_again(store::View& view, AssignmentPlan& plan, Instant now,
                         const std::function<bool()>& interrupted) {
  AssignmentPlanner planner(view, plan, now);
  for (const PlannedAssignment& planned : plan.assignments) {
    if (interrupted()) return failure(ErrorCode::interrupted, tr("interrupted; nothing was changed."));
    if (planned.result != AssignmentResult::assign) continue;
    const auto known = planner.look_up(planned.subscription);
    if (!known) return known.error();
    if (*known == nullptr) return changed_meanwhile(plan, planned);
    PlannedAssignment again = planned;
    if (auto judged = planner.judge(again); !judged) return judged;
    if (!still_holds(planned, again)) return changed_meanwhile(plan, planned);
  }
  return {};
}

}  // namespace

ErrorDetail RowFault::detail() const {
  ErrorDetail detail;
  detail.line = line;
  detail.column = column;
  detail.value = value;
  detail.code = code;
  detail.message = fix.empty() ? message : message + " " + say("Try: {}", fix);
  return detail;
}

AssignmentPlan::AssignmentPlan(const Account& account) : decisions_(1) {
  number_of(account.partner);
}

std::uint32_t AssignmentPlan::number_of(const Partner& partner) {
  const auto next = static_cast<std::uint32_t>(partners_.size());
  const auto [place, is_new] = partner_numbers_.emplace(partner.tenant_id, next);
  if (is_new) partners_.push_back(partner);
  return place->second;
}

std::optional<std::uint32_t> AssignmentPlan::number_of(PartnerTenantId partner) const {
  const auto found = partner_numbers_.find(partner);
  return found == partner_numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t AssignmentPlan::number_of_customer(const store::SubscriptionBrief& brief) {
  const auto next = static_cast<std::uint32_t>(customers_.size());
  const auto [place, is_new] = customer_numbers_.emplace(brief.customer_id, next);
  if (is_new) customers_.push_back({brief.customer_id, brief.company_name});
  return place->second;
}

std::uint32_t AssignmentPlan::number_of_offer(const std::string& name) {
  const auto next = static_cast<std::uint32_t>(offers_.size());
  const auto [place, is_new] = offer_numbers_.emplace(name, next);
  if (is_new) offers_.push_back(name);
  return place->second;
}

std::uint32_t AssignmentPlan::number_of(const Decision& decision) {
  const auto known = std::find_if(decisions_.begin(), decisions_.end(), [&](const Decision& each) {
    return each.reasons == decision.reasons && each.warnings == decision.warnings;
  });
  const auto number = static_cast<std::uint32_t>(known - decisions_.begin());
  if (known == decisions_.end()) decisions_.push_back(decision);
  return number;
}

std::optional<PartnerTenantId> AssignmentPlan::designation(std::uint32_t number) const {
  return number == provider ? std::nullopt : std::optional(partners_[number].tenant_id);
}

const CustomerId* AssignmentPlan::customer_id(const PlannedAssignment& planned) const {
  return planned.customer == PlannedAssignment::none ? nullptr : &customers_[planned.customer].id;
}

std::string_view AssignmentPlan::company_name(const PlannedAssignment& planned) const {
  if (planned.customer == PlannedAssignment::none) return {};
  return customers_[planned.customer].company_name;
}

std::string_view AssignmentPlan::offer_name(const PlannedAssignment& planned) const {
  return planned.offer == PlannedAssignment::none ? std::string_view{} : offers_[planned.offer];
}

void AssignmentPlan::add_fault(PlannedAssignment& planned, RowFault fault) {
  if (planned.faults == 0) planned.first_fault = static_cast<std::uint32_t>(faults_.size());
  ++planned.faults;
  planned.result = AssignmentResult::failed;
  faults_.push_back(std::move(fault));
}

std::span<const RowFault> AssignmentPlan::faults(const PlannedAssignment& planned) const {
  if (planned.faults == 0) return {};
  return std::span(faults_).subspan(planned.first_fault, planned.faults);
}

void AssignmentPlan::describe(const PlannedAssignment& planned, std::vector<report::ReasonText>& reasons) const {
  reasons.clear();
  for (const RowFault& fault : faults(planned))
    reasons.push_back({fault.code, fault.message, fault.fix});
  if (planned.result != AssignmentResult::refused && planned.result != AssignmentResult::skipped) return;
  const report::ReasonContext context{planned.subscription, customers_[planned.customer].id, company_name(planned),
                                      &partners_[planned.to]};
  report::describe(decision(planned), context, reasons);
  if (!planned.not_current) return;
  const std::string standing =
      planned.from == PlannedAssignment::none ? std::string(tr("nobody")) : text::visible(partner(planned.from).name);
  reasons.push_back({std::string(name(ErrorCode::not_current)),
                     say("The contact is no longer {0} but {1}: somebody has changed it.",
                         text::visible(partner(planned.expected).name), standing),
                     fmt::format("pcadmin show-contact {}", planned.subscription.text())});
}

std::size_t AssignmentPlan::count(AssignmentResult result) const {
  return static_cast<std::size_t>(
      std::count_if(assignments.begin(), assignments.end(),
                    [result](const PlannedAssignment& planned) { return planned.result == result; }));
}

Result<const store::SubscriptionBrief*> AssignmentPlanner::look_up(SubscriptionId subscription) {
  const auto known = view_.read_brief(subscription, brief_);
  if (!known) return known.error();
  return *known ? &brief_ : nullptr;
}

Result<std::uint32_t> AssignmentPlanner::standing_contact() {
  if (!brief_.designated) return AssignmentPlan::provider;
  if (const auto known = plan_.number_of(*brief_.designated)) return *known;
  const auto partner = view_.partner(*brief_.designated);
  if (!partner) return partner.error();
  return *partner ? plan_.number_of(**partner) : PlannedAssignment::none;
}

Result<const EligibilityFacts*> AssignmentPlanner::facts_of(const PlannedAssignment& planned) {
  const std::uint64_t key = std::uint64_t{planned.customer} << 32U | planned.to;
  if (const auto known = facts_.find(key); known != facts_.end()) {
    // All but the subscription's own facts are those of its customer and the contact.
    EligibilityFacts& facts = known->second;
    facts.subscription.status = brief_.status;
    facts.subscription.new_commerce = brief_.new_commerce;
    facts.subscription.channel = brief_.channel;
    return &facts;
  }
  auto facts = view_.facts(planned.subscription, plan_.partner(planned.to).tenant_id);
  if (!facts) return std::move(facts).error();
  if (facts_.size() == most_facts) facts_.clear();
  return &facts_.emplace(key, *std::move(facts)).first->second;
}

Result<void> AssignmentPlanner::judge(PlannedAssignment& planned, bool skip) {
  planned.customer = plan_.number_of_customer(brief_);
  planned.offer = plan_.number_of_offer(brief_.offer_name);
  planned.designated = brief_.designated.has_value();
  planned.from = PlannedAssignment::none;
  planned.result = AssignmentResult::unchanged;
  if (!brief_.new_commerce) {
    const auto from = standing_contact();
    if (!from) return from.error();
    planned.from = *from;
  }
  const bool left_alone = planned.to == PlannedAssignment::none;
  // What is already so needs no facts: designate() asks no rule.
  if (!skip && (left_alone || brief_.designated == plan_.designation(planned.to))) return {};
  const auto facts = facts_of(planned);
  if (!facts) return facts.error();
  const Designation designation = designate(brief_.designated, plan_.designation(planned.to), **facts, now_);
  const bool skipped = skip && !standing_contact_eligible(**facts, now_);
  planned.result = skipped ? AssignmentResult::skipped : to_result(designation.result);
  if (planned.result != AssignmentResult::unchanged) planned.decision = plan_.number_of(designation.decision);
  const bool would_change = planned.result == AssignmentResult::assign || planned.result == AssignmentResult::refused;
  if (would_change && planned.expected != PlannedAssignment::none && planned.from != planned.expected) {
    planned.result = AssignmentResult::refused;
    planned.not_current = true;
  }
  return {};
}

Result<std::vector<std::size_t>> apply(store::Transaction& transaction, AssignmentPlan& plan,
                                       const cli::Services& services) {
  const auto newest = transaction.newest_change();
  if (!newest) return newest.error();
  if (*newest != plan.newest_change) {
    auto checked = check_again(transaction, plan, services.now, services.interrupted);
    if (!checked) return checked.error();
  }
  std::vector<std::size_t> made_already;
  cli::Step step(services.progress, tr("Assigning contacts"), plan.count(AssignmentResult::assign));
  for (std::size_t place = 0; place < plan.assignments.size(); ++place) {
    const PlannedAssignment& planned = plan.assignments[place];
    if (services.interrupted()) return failure(ErrorCode::interrupted, tr("interrupted; nothing was changed."));
    if (planned.result != AssignmentResult::assign) continue;
    const auto written = transaction.set_support_contact(planned.subscription, plan.designation(planned.to));
    if (!written) return written.error();
    if (*written == store::Upsert::unchanged) made_already.push_back(place);
    step.advance();
  }
  return made_already;
}

}  // namespace pcadmin::command
