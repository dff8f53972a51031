#include "command/journal/reversal.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pcadmin/eligibility.hpp>
#include <pcadmin/removal.hpp>

#include "command/journal/change_words.hpp"
#include "command/relationships/account_removal.hpp"
#include "error/error.hpp"
#include "report/reason.hpp"
#include "store/journal_text.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

using store::ChangeKind;
using store::ChangeRecord;
using text::say;

constexpr std::size_t most_details = 1000;
constexpr std::size_t most_hints = 5;

PartnerTenantId partner_of(const ChangeRecord& change) {
  return change.partner_tenant_id.value_or(PartnerTenantId{});
}

CustomerId customer_of(const ChangeRecord& change) {
  return change.customer_id.value_or(CustomerId{});
}

SubscriptionId subscription_of(const ChangeRecord& change) {
  return change.subscription_id.value_or(SubscriptionId{});
}

/// The contact of a `before` or `after`; nothing for the default.
std::optional<PartnerTenantId> contact_from_journal(std::string_view recorded) {
  const std::optional<Guid> guid = Guid::parse(recorded);
  return guid ? std::optional{PartnerTenantId{*guid}} : std::nullopt;
}

template <class Value>
Result<std::string> to_text(Result<Value> value) {
  if (!value) return std::move(value).error();
  return store::to_journal_text(*value);
}

/// Reads what stood before and hands it on to be set.
template <class Value, class Set>
Result<void> restore_value(const Result<Value>& before, Set set) {
  if (!before) return before.error();
  const Result<store::Upsert> restored = set(*before);
  if (!restored) return restored.error();
  return {};
}

/// Sets what stood before an entry.
Result<void> restore(store::Transaction& transaction, const ChangeRecord& change) {
  switch (change.kind) {
    case ChangeKind::support_contact: {
      const auto set = transaction.set_support_contact(subscription_of(change), contact_from_journal(change.before));
      if (!set) return set.error();
      return {};
    }
    case ChangeKind::partnership:
      return restore_value(store::relationship_from_journal(change.before), [&](const Relationship& before) {
        return transaction.set_partnership(partner_of(change), before);
      });
    case ChangeKind::customer_relationship:
      return restore_value(store::relationship_from_journal(change.before), [&](const Relationship& before) {
        return transaction.set_customer_relationship(customer_of(change), partner_of(change), before);
      });
    case ChangeKind::administration:
      return restore_value(store::administration_from_journal(change.before), [&](const Administration& before) {
        return transaction.set_administration(customer_of(change), partner_of(change), before);
      });
    default:  // a support profile
      return restore_value(store::support_profile_from_journal(change.before), [&](const SupportProfile& before) {
        return transaction.set_support_profile(partner_of(change), before);
      });
  }
}

/// Things that prevent the whole: all of them counted, the first of them with their details.
class Obstacles {
 public:
  explicit Obstacles(ErrorCode code) { error_.code = code; }

  /// Counts one; answers whether it is to be explained.
  bool count() { return ++count_ <= most_details; }

  void explain(std::string value, std::string_view code, std::string message, const std::string& fix) {
    ErrorDetail detail;
    detail.value = std::move(value);
    detail.code = code;
    detail.message = std::move(message);
    error_.details.push_back(std::move(detail));
    if (fixes_.size() < most_hints && std::find(fixes_.begin(), fixes_.end(), fix) == fixes_.end()) {
      error_.hint += (fixes_.empty() ? "" : "\n") + fix;
      fixes_.push_back(fix);
    }
  }

  std::size_t size() const { return count_; }
  Error error(std::string message) && {
    error_.message = std::move(message);
    if (count_ == 1 && !error_.details.empty()) error_.target = error_.details.front().value;
    return std::move(error_);
  }

 private:
  Error error_;
  std::size_t count_ = 0;
  std::vector<std::string> fixes_;
};

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
    if (auto done = end_account_relationships(); !done) return done;
    if (auto done = revert_all(true); !done) return done;
    return conclude();
  }

 private:
  Result<void> revert_all(bool contacts);
  Result<void> revert(const ChangeRecord& change);
  Result<void> note_conflict(const ChangeRecord& change, std::string_view current);
  Result<void> check_contact(const ChangeRecord& change, std::string_view current);
  Result<void> note_refusal(const ChangeRecord& change, PartnerTenantId contact, const Decision& decision);
  Result<void> check_relationship(const ChangeRecord& change, std::string_view current);
  Result<void> end_account_relationships();
  Result<void> conclude();
  Error not_undoable() const;

  store::Transaction& transaction_;
  std::int64_t run_id_;
  Instant now_;
  const std::function<bool()>& interrupted_;
  std::size_t restored_ = 0;
  std::optional<Error> active_subscriptions_;  // of the first customer that has some
  std::vector<EndedRelationship> ended_;
  Obstacles conflicts_{ErrorCode::conflict};
  Obstacles refusals_{ErrorCode::contact_not_eligible};
};

Result<void> Reverter::revert_all(bool contacts) {
  store::ChangeSelection selection;
  selection.run_id = run_id_;
  Result<void> done;
  Result<void> visited = transaction_.changes(selection, [&](const ChangeRecord& change) {
    if ((change.kind == ChangeKind::support_contact) == contacts) done = revert(change);
    return done ? store::Visit::more : store::Visit::enough;
  });
  return visited ? done : visited;
}

/// Where something is in the way its restoring goes on all the same, for everything else that is to be found; the
/// transaction fails in the end.
Result<void> Reverter::revert(const ChangeRecord& change) {
  if (interrupted_()) return failure(ErrorCode::interrupted, text::tr("interrupted; nothing was undone."));
  switch (reversibility(change.kind)) {
    case Reversibility::impossible:
      return not_undoable();
    case Reversibility::kept:
      return {};
    case Reversibility::restored:
      break;
  }
  ++restored_;
  const auto current = current_value(transaction_, change);
  if (!current) return current.error();
  if (*current != change.after) {
    if (auto noted = note_conflict(change, *current); !noted) return noted;
  } else if (change.kind == ChangeKind::support_contact) {
    if (auto checked = check_contact(change, *current); !checked) return checked;
  } else if (change.kind == ChangeKind::customer_relationship) {
    if (auto checked = check_relationship(change, *current); !checked) return checked;
  }
  return restore(transaction_, change);
}

Result<void> Reverter::note_conflict(const ChangeRecord& change, std::string_view current) {
  if (!conflicts_.count()) return {};
  const auto thing = thing_in_words(transaction_, change);
  if (!thing) return thing.error();
  const auto left = value_in_words(transaction_, change.kind, change.after, now_);
  if (!left) return left.error();
  const auto now = value_in_words(transaction_, change.kind, current, now_);
  if (!now) return now.error();
  const std::string filter = change.subscription_id ? " " : change.customer_id ? " --customer " : " --contact ";
  conflicts_.explain(id_of_thing(change), name(ErrorCode::conflict),
                     say("{0} has changed since: the run left {1}, now it is {2}.", *thing, *left, *now),
                     "pcadmin history" + filter + id_of_thing(change));
  return {};
}

Result<void> Reverter::check_contact(const ChangeRecord& change, std::string_view current) {
  const auto contact = contact_from_journal(change.before);
  EligibilityFacts facts;
  if (contact) {
    auto known = transaction_.facts(subscription_of(change), *contact);
    if (!known) return known.error();
    facts = *std::move(known);
  }
  const Designation designation = designate(contact_from_journal(current), contact, facts, now_);
  if (designation.result != DesignationResult::refused || !contact) return {};
  return note_refusal(change, *contact, designation.decision);
}

Result<void> Reverter::note_refusal(const ChangeRecord& change, PartnerTenantId contact, const Decision& decision) {
  if (!refusals_.count()) return {};
  const auto partner = transaction_.partner(contact);
  if (!partner) return partner.error();
  const auto customer = transaction_.customer(customer_of(change));
  if (!customer) return customer.error();
  report::ReasonContext context;
  context.subscription_id = subscription_of(change);
  context.customer_id = customer_of(change);
  if (*customer) context.company_name = (*customer)->company_name;
  const Partner candidate = partner->value_or(Partner{});
  context.contact = &candidate;
  std::vector<report::ReasonText> reasons;
  report::describe(decision, context, reasons);
  for (report::ReasonText& reason : reasons) {
    refusals_.explain(context.subscription_id.text(), reason.code, std::move(reason.message), reason.fix);
  }
  return {};
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
  if (!partner) return partner.error();
  if (!*partner || (*partner)->role != PartnerRole::provider) return {};
  ended_.push_back({customer_of(change), partner_of(change), *before, *after});
  const auto customer = transaction_.customer(customer_of(change));
  if (!customer) return customer.error();
  if (!*customer || active_subscriptions_) return {};
  auto checked = check_account_may_leave(transaction_, **customer, *before, *after, now_);
  if (checked) return {};
  if (checked.error().code != ErrorCode::active_subscriptions) return checked;
  active_subscriptions_ = std::move(checked).error();
  return {};
}

/// Once all but the contacts is restored: what the run recorded of administration may be older than the relationship.
Result<void> Reverter::end_account_relationships() {
  for (EndedRelationship& ended : ended_) {
    auto administration = transaction_.administration(ended.customer, ended.account);
    if (!administration) return administration.error();
    const AccountStanding left =
        with_relationship({std::move(ended.before), *std::move(administration)}, std::move(ended.after), now_);
    const auto set = transaction_.set_administration(ended.customer, ended.account, left.administration);
    if (!set) return set.error();
  }
  return {};
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
      say("run {} can't be undone: imports, test data, restored backups and what init said of the account stay.",
          run_id_),
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

Result<std::string> current_value(store::View& view, const ChangeRecord& change) {
  switch (change.kind) {
    case ChangeKind::support_contact:
      return to_text(view.support_contact(subscription_of(change)));
    case ChangeKind::partnership:
      return to_text(view.partnership(partner_of(change)));
    case ChangeKind::customer_relationship:
      return to_text(view.customer_relationship(customer_of(change), partner_of(change)));
    case ChangeKind::administration:
      return to_text(view.administration(customer_of(change), partner_of(change)));
    default: {  // a support profile
      const auto partner = view.partner(partner_of(change));
      if (!partner) return partner.error();
      return *partner ? store::to_journal_text((*partner)->support_profile) : std::string();
    }
  }
}

Result<void> revert(store::Transaction& transaction, std::int64_t run_id, Instant now,
                    const std::function<bool()>& interrupted) {
  return Reverter(transaction, run_id, now, interrupted).run();
}

}  // namespace pcadmin::command
