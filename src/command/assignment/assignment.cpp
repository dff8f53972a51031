#include "command/assignment/assignment.hpp"

#include <algorithm>
#include <utility>

#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "report/reason.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

using text::say;
using text::tr;

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

}  // namespace

ErrorDetail RowFault::detail() const {
  ErrorDetail detail;
  detail.line = line;
  detail.column = column;
  detail.value = value;
  detail.code = code;
  detail.message = fix.empty() ? message : message + " " + say("Try: {}", fix);
  detail.fix = fix;
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
  const auto known = std::find(decisions_.begin(), decisions_.end(), decision);
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

void AssignmentPlan::keep_input(PlannedAssignment& planned, std::string_view text) {
  if (text == planned.subscription.text()) return;
  planned.input = static_cast<std::uint32_t>(inputs_.size());
  inputs_.emplace_back(text);
}

std::string AssignmentPlan::input(const PlannedAssignment& planned) const {
  if (planned.input != PlannedAssignment::none) return inputs_[planned.input];
  const bool names_id = planned.line != 0 && planned.subscription != SubscriptionId();
  return names_id ? planned.subscription.text() : std::string();
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

void AssignmentPlanner::learn(std::span<const SubscriptionId> subscriptions) {
  briefs_.clear();
  std::vector<std::optional<store::SubscriptionBrief>> briefs = view_.briefs(subscriptions);
  std::vector<PartnerTenantId> unnamed;
  for (std::size_t i = 0; i < briefs.size(); ++i) {
    const auto& known = briefs_.emplace(subscriptions[i], std::move(briefs[i])).first->second;
    if (!known || !known->designated || plan_.number_of(*known->designated)) continue;
    if (standing_.emplace(*known->designated, std::nullopt).second) unnamed.push_back(*known->designated);
  }
  std::vector<std::optional<Partner>> partners = view_.partners(unnamed);
  for (std::size_t i = 0; i < unnamed.size(); ++i)
    standing_[unnamed[i]] = std::move(partners[i]);
}

const store::SubscriptionBrief* AssignmentPlanner::look_up(SubscriptionId subscription) {
  auto known = briefs_.find(subscription);
  if (known == briefs_.end()) known = briefs_.emplace(subscription, view_.brief(subscription)).first;
  return known->second ? &*known->second : nullptr;
}

std::uint32_t AssignmentPlanner::standing_contact(const store::SubscriptionBrief& brief) {
  const PartnerTenantId provider = plan_.partner(AssignmentPlan::provider).tenant_id;
  const PartnerTenantId contact = effective_contact(brief.designated, provider);
  if (const auto known = plan_.number_of(contact)) return *known;
  auto partner = standing_.find(contact);
  if (partner == standing_.end()) partner = standing_.emplace(contact, view_.partner(contact)).first;
  return partner->second ? plan_.number_of(*partner->second) : PlannedAssignment::none;
}

void AssignmentPlanner::describe(PlannedAssignment& planned, const store::SubscriptionBrief& brief) {
  planned.customer = plan_.number_of_customer(brief);
  planned.offer = plan_.number_of_offer(brief.offer_name);
  planned.designated = brief.designated.has_value();
  planned.from = brief.facts.new_commerce ? PlannedAssignment::none : standing_contact(brief);
  planned.result = AssignmentResult::unchanged;
}

void AssignmentPlanner::judge(std::span<PlannedAssignment> span, bool skip) {
  struct ContactQuestion {
    PlannedAssignment* planned;
    const store::SubscriptionBrief* brief;
    std::size_t facts;
  };
  std::vector<ContactQuestion> questions;
  std::vector<store::CustomerAndPartner> pairs;
  std::unordered_map<std::uint64_t, std::size_t> places;  // of the pairs, by the plan's numbers
  for (PlannedAssignment& planned : span) {
    if (planned.faults != 0) continue;
    const auto* brief = look_up(planned.subscription);
    const bool left_alone = planned.to == PlannedAssignment::none;
    // What is already so needs no facts: designate() asks no rule.
    if (!skip && (left_alone || brief->designated == plan_.designation(planned.to))) continue;
    const std::uint64_t pair = std::uint64_t{planned.customer} << 32U | planned.to;
    const auto [place, is_new] = places.emplace(pair, pairs.size());
    if (is_new) pairs.push_back({brief->customer_id, plan_.partner(planned.to).tenant_id});
    questions.push_back({&planned, brief, place->second});
  }
  std::vector<EligibilityFacts> facts;
  facts.reserve(pairs.size());
  for (CandidateFacts& candidate : view_.candidate_facts(pairs))
    facts.push_back({{}, std::move(candidate)});
  for (const ContactQuestion& question : questions) {
    facts[question.facts].subscription = question.brief->facts;
    judge(*question.planned, *question.brief, facts[question.facts], skip);
  }
}

void AssignmentPlanner::judge(PlannedAssignment& planned, const store::SubscriptionBrief& brief,
                              const EligibilityFacts& facts, bool skip) {
  const Designation designation = designate(brief.designated, plan_.designation(planned.to), facts, now_);
  const bool skipped = skip && !standing_contact_eligible(facts, now_);
  planned.result = skipped ? AssignmentResult::skipped : to_result(designation.result);
  if (planned.result != AssignmentResult::unchanged)
    planned.decision = plan_.number_of(skipped ? pcadmin::judge(facts, now_) : designation.decision);
  const bool would_change = planned.result == AssignmentResult::assign || planned.result == AssignmentResult::refused;
  if (would_change && planned.expected != PlannedAssignment::none && planned.from != planned.expected) {
    planned.result = AssignmentResult::refused;
    planned.not_current = true;
  }
}

Result<void> check_again(store::View& view, AssignmentPlan& plan, const cli::Services& services) {
  AssignmentPlanner planner(view, plan, services.now);
  std::vector<SubscriptionId> subscriptions;
  std::vector<PlannedAssignment> again;
  for (const auto reviewed : spans_of(std::span(plan.assignments))) {
    if (services.interrupted()) return failure(ErrorCode::interrupted, tr("interrupted; nothing was changed."));
    subscriptions.clear();
    again.clear();
    for (const PlannedAssignment& planned : reviewed) {
      if (planned.result == AssignmentResult::assign) subscriptions.push_back(planned.subscription);
    }
    planner.learn(subscriptions);
    for (const PlannedAssignment& planned : reviewed) {
      if (planned.result != AssignmentResult::assign) continue;
      const auto* known = planner.look_up(planned.subscription);
      if (known == nullptr) return changed_meanwhile(plan, planned);
      planner.describe(again.emplace_back(planned), *known);
    }
    planner.judge(again);
    auto now_planned = again.begin();
    for (const PlannedAssignment& planned : reviewed) {
      if (planned.result != AssignmentResult::assign) continue;
      if (!still_holds(planned, *now_planned++)) return changed_meanwhile(plan, planned);
    }
  }
  return {};
}

Result<std::vector<std::size_t>> apply(store::Transaction& transaction, const AssignmentPlan& plan,
                                       const cli::Services& services) {
  std::vector<std::size_t> made_already;
  std::vector<std::size_t> places;  // of the changes, in the plan
  std::vector<store::ContactChange> changes;
  cli::Step step(services.progress, tr("Assigning contacts"), plan.count(AssignmentResult::assign));
  const auto write_span = [&] {
    const std::vector<store::Upsert> written = transaction.set_support_contacts(changes);
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (written[i] == store::Upsert::unchanged) made_already.push_back(places[i]);
      step.advance();
    }
    places.clear();
    changes.clear();
  };
  for (std::size_t place = 0; place < plan.assignments.size(); ++place) {
    const PlannedAssignment& planned = plan.assignments[place];
    if (services.interrupted()) return failure(ErrorCode::interrupted, tr("interrupted; nothing was changed."));
    if (planned.result != AssignmentResult::assign) continue;
    places.push_back(place);
    changes.push_back({planned.subscription, plan.designation(planned.to)});
    if (changes.size() == span_size) write_span();
  }
  write_span();
  return made_already;
}

}  // namespace pcadmin::command
