#include "command/journal/reversal.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/removal.hpp>

#include "command/journal/changed_thing.hpp"
#include "command/journal/obstacles.hpp"
#include "command/journal/restoration.hpp"
#include "command/journal/standing_values.hpp"
#include "command/relationships/account_removal.hpp"
#include "command/shared/spans.hpp"
#include "error/error.hpp"
#include "report/reason.hpp"
#include "store/journal_text.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using store::ChangeRecord;
using text::say;

/// A relationship of the account's that was active and, once it is restored, no longer is.
struct EndedRelationship {
  CustomerId customer;
  PartnerTenantId account;
  Relationship before;
  Relationship after;
};

class Reverter {
 public:
  Reverter(store::Transaction& transaction, std::int64_t run_id, Instant now, const std::function<bool()>& interrupted)
      : transaction_(transaction), run_id_(run_id), now_(now), interrupted_(interrupted) {}

  Result<void> run() {
    if (auto done = revert_all(false); !done) return done;
    end_account_relationships();
    if (auto done = revert_all(true); !done) return done;
    return conclude();
  }

 private:
  Result<void> revert_all(bool contacts);
  Result<void> revert(std::span<const ChangeRecord> changes);
  void learn_facts(std::span<const ChangeRecord> changes);
  Result<void> check(const ChangeRecord& change);
  Result<void> check_contact(const ChangeRecord& change, std::string_view current);
  void note_refusal(const ChangeRecord& change, PartnerTenantId contact, const Decision& decision);
  Result<void> check_relationship(const ChangeRecord& change, std::string_view current);
  void end_account_relationships();
  Result<void> conclude();
  Error not_undoable() const;

  store::Transaction& transaction_;
  std::int64_t run_id_;
  Instant now_;
  const std::function<bool()>& interrupted_;
  StandingValues standing_{transaction_};
  std::unordered_map<SubscriptionId, SubscriptionFacts> subscriptions_;  // of the span at hand, where contacts change
  std::map<store::CustomerAndPartner, CandidateFacts> candidates_;
  std::size_t restored_ = 0;
  std::optional<Error> active_subscriptions_;  // of the first customer that has some
  std::vector<EndedRelationship> ended_;
  PartnerTenantId account_ = transaction_.account().value_or(Account{}).partner.tenant_id;
  std::vector<CustomerId> administered_;  // by the account, as it is restored
  Obstacles conflicts_{ErrorCode::conflict};
  Obstacles refusals_{ErrorCode::contact_not_eligible};
};

/// By the page: nothing is written while the journal is being read.
Result<void> Reverter::revert_all(bool contacts) {
  store::ChangeSelection selection;
  selection.run_id = run_id_;
  while (true) {
    std::vector<ChangeRecord> page;
    {
      auto changes = transaction_.list_changes(selection);
      page = next_span(changes);
    }
    if (page.empty()) return {};
    selection.before = page.back().change_id;
    std::erase_if(page,
                  [&](const ChangeRecord& change) { return (change.kind == ChangeKind::support_contact) != contacts; });
    if (auto done = revert(page); !done) return done;
  }
}

/// Where something is in the way its restoring goes on all the same, for everything else that is to be found; the
/// transaction fails in the end.
Result<void> Reverter::revert(std::span<const ChangeRecord> changes) {
  standing_.learn(changes);
  learn_facts(changes);
  Restoration restoration(transaction_);
  for (const ChangeRecord& change : changes) {
    if (interrupted_()) return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was undone."));
    switch (reversibility(change.kind)) {
      case Reversibility::impossible:
        return not_undoable();
      case Reversibility::kept:
        continue;
      case Reversibility::restored:
        break;
    }
    ++restored_;
    if (auto checked = check(change); !checked) return checked;
    if (change.kind == ChangeKind::administration && partner_of(change) == account_) {
      administered_.push_back(customer_of(change));
    }
    if (auto added = restoration.add(change); !added) return added;
    standing_.set(change, change.before);
  }
  return restoration.finish();
}

/// Contacts come after everything else: while they are restored the facts stay the same.
void Reverter::learn_facts(std::span<const ChangeRecord> changes) {
  std::vector<SubscriptionId> subscriptions;
  std::set<store::CustomerAndPartner> wanted;
  for (const ChangeRecord& change : changes) {
    if (change.kind != ChangeKind::support_contact) continue;
    const auto contact = store::contact_from_journal(change.before);
    if (!contact || !*contact) continue;
    subscriptions.push_back(subscription_of(change));
    wanted.insert({customer_of(change), **contact});
  }
  subscriptions_.clear();
  const auto briefs = transaction_.briefs(subscriptions);
  for (std::size_t i = 0; i < subscriptions.size(); ++i) {
    if (briefs[i]) subscriptions_[subscriptions[i]] = briefs[i]->facts;
  }
  candidates_.clear();
  const std::vector<store::CustomerAndPartner> pairs(wanted.begin(), wanted.end());
  const auto candidates = transaction_.candidate_facts(pairs);
  for (std::size_t i = 0; i < pairs.size(); ++i)
    candidates_[pairs[i]] = candidates[i];
}

Result<void> Reverter::check(const ChangeRecord& change) {
  const std::string& current = standing_.of(change);
  if (current != change.after) return note_conflict(transaction_, change, current, now_, conflicts_);
  if (change.kind == ChangeKind::customer_relationship) return check_relationship(change, current);
  if (change.kind == ChangeKind::support_contact) return check_contact(change, current);
  return {};
}

Result<void> Reverter::check_contact(const ChangeRecord& change, std::string_view current) {
  const auto standing = store::contact_from_journal(current);
  if (!standing) return standing.error();
  const auto before = store::contact_from_journal(change.before);
  if (!before) return before.error();
  const std::optional<PartnerTenantId>& contact = *before;
  EligibilityFacts facts;
  if (contact) facts = {subscriptions_[subscription_of(change)], candidates_[{customer_of(change), *contact}]};
  const Designation designation = designate(*standing, contact, facts, now_);
  if (designation.result == DesignationResult::refused) note_refusal(change, *contact, designation.decision);
  return {};
}

void Reverter::note_refusal(const ChangeRecord& change, PartnerTenantId contact, const Decision& decision) {
  if (!refusals_.count()) return;
  const auto customer = transaction_.customer(customer_of(change));
  report::ReasonContext context;
  context.subscription_id = subscription_of(change);
  context.customer_id = customer_of(change);
  if (customer) context.company_name = customer->company_name;
  const Partner candidate = transaction_.partner(contact).value_or(Partner{});
  context.contact = &candidate;
  std::vector<report::ReasonText> reasons;
  report::describe(decision, context, reasons);
  for (report::ReasonText& reason : reasons) {
    refusals_.explain(context.subscription_id.text(), reason.code, std::move(reason.message), reason.fix);
  }
}

/// The account leaves a customer only once what it sells there is suspended, and loses its DAP, also where it leaves by
/// undoing that it came.
Result<void> Reverter::check_relationship(const ChangeRecord& change, std::string_view current) {
  const auto before = store::relationship_from_journal(current);
  if (!before) return before.error();
  const auto after = store::relationship_from_journal(change.before);
  if (!after) return after.error();
  if (!ends(*before, *after, now_)) return {};
  const auto partner = transaction_.partner(partner_of(change));
  if (!partner || partner->role != PartnerRole::provider) return {};
  ended_.push_back({customer_of(change), partner_of(change), *before, *after});
  const auto customer = transaction_.customer(customer_of(change));
  if (!customer || active_subscriptions_) return {};
  auto checked = check_account_may_leave(transaction_, *customer, *before, *after, now_);
  if (!checked) active_subscriptions_ = std::move(checked).error();
  return {};
}

/// A relationship of the account's that was ended by undoing takes its DAP with it: also a DAP that was restored a
/// moment ago. So this comes when everything but the contacts is restored.
void Reverter::end_account_relationships() {
  for (EndedRelationship& ended : ended_) {
    const store::CustomerAndPartner pair{ended.customer, ended.account};
    AccountStanding left =
        with_relationship({std::move(ended.before), transaction_.administration(pair.customer, pair.partner)},
                          std::move(ended.after), now_);
    transaction_.set_administration({pair, std::move(left.administration)});
  }
  for (const CustomerId customer : administered_) {  // another run may have ended the relationship since
    Administration left = restorable_beside(transaction_.customer_relationship(customer, account_),
                                            transaction_.administration(customer, account_), now_);
    transaction_.set_administration({{customer, account_}, std::move(left)});
  }
}

Result<void> Reverter::conclude() {
  if (restored_ == 0) return not_undoable();
  if (const std::size_t count = conflicts_.size(); count > 0) {
    return std::move(conflicts_)
        .error(text::counted(
            "run {0} can't be undone: what it changed has changed again ({1} of {2} change); nothing was undone.",
            "run {0} can't be undone: what it changed has changed again ({1} of {2} changes); nothing was undone.",
            restored_, run_id_, count, restored_));
  }
  if (active_subscriptions_) return *std::move(active_subscriptions_);
  if (const std::size_t count = refusals_.size(); count > 0) {
    return std::move(refusals_).error(text::counted(
        "run {0} can't be undone: former contacts don't qualify now ({1} of {2} change); nothing was undone.",
        "run {0} can't be undone: former contacts don't qualify now ({1} of {2} changes); nothing was undone.",
        restored_, run_id_, count, restored_));
  }
  return {};
}

Error Reverter::not_undoable() const {
  return failure(
      ErrorCode::not_undoable,
      say("run {} can't be undone: test data, restored backups and what init said of the account stay.", run_id_),
      "pcadmin history", std::to_string(run_id_));
}

}  // namespace

Reversibility reversibility(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::support_profile:
    case ChangeKind::partnership:
    case ChangeKind::customer_relationship:
    case ChangeKind::administration:
    case ChangeKind::support_contact:
      return Reversibility::restored;
    case ChangeKind::partner:
      return Reversibility::kept;
    case ChangeKind::account:
    case ChangeKind::customer:
    case ChangeKind::subscription:
    case ChangeKind::import:
    case ChangeKind::seed:
    case ChangeKind::restore:
      return Reversibility::impossible;
  }
  return Reversibility::impossible;
}

Result<void> revert(store::Transaction& transaction, std::int64_t run_id, Instant now,
                    const std::function<bool()>& interrupted) {
  return Reverter(transaction, run_id, now, interrupted).run();
}

}  // namespace pcadmin::command
