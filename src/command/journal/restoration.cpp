#include "command/journal/restoration.hpp"

#include <cstddef>
#include <map>
#include <utility>

#include "command/journal/changed_thing.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::command {

using store::ChangeKind;
using store::ChangeRecord;

namespace {

template <class Value, class Id, class Change>
Result<void> keep(Result<Value> before, const Id& id, std::vector<Change>& changes) {
  if (!before) return std::move(before).error();
  changes.push_back({id, *std::move(before)});
  return {};
}

template <class Thing>
Result<void> keep(Result<Thing> before, std::vector<Thing>& things) {
  if (!before) return std::move(before).error();
  things.push_back(*std::move(before));
  return {};
}

/// The things as they were, each once; of several changes of one the last that was taken counts for a field.
template <class Former, class Ask>
auto restored(const std::vector<Former>& former, const Ask& ask) {
  std::vector<decltype(Former::id)> ids;
  std::map<decltype(Former::id), std::size_t> places;
  for (const Former& each : former) {
    if (places.try_emplace(each.id, ids.size()).second) ids.push_back(each.id);
  }
  using Thing = typename decltype(ask(ids))::value_type::value_type;
  std::vector<Thing> things;
  for (auto& standing : ask(ids))
    things.push_back(std::move(standing).value());
  for (const Former& each : former) {
    Thing& thing = things[places.at(each.id)];
    auto before = store::with_fields(std::move(thing), each.fields);
    if (!before) return Result<std::vector<Thing>>(std::move(before).error());
    thing = *std::move(before);
  }
  return Result<std::vector<Thing>>(std::move(things));
}

}  // namespace

Result<void> Restoration::add(const ChangeRecord& change) {
  if (change.kind != kind_) {
    if (auto done = finish(); !done) return done;
  }
  kind_ = change.kind;
  switch (change.kind) {
    case ChangeKind::support_contact:
      return add_contact(change);
    case ChangeKind::partnership:
      return keep(store::relationship_from_journal(change.before), partner_of(change), partnerships_);
    case ChangeKind::customer_relationship:
      return keep(store::relationship_from_journal(change.before), pair_of(change), relationships_);
    case ChangeKind::administration:
      return keep(store::administration_from_journal(change.before), pair_of(change), administrations_);
    case ChangeKind::partner:
      return keep(store::partner_from_journal(change.before), partners_);
    case ChangeKind::customer:
      customers_.push_back({customer_of(change), change.before});
      return {};
    case ChangeKind::subscription:
      subscriptions_.push_back({subscription_of(change), change.before});
      return {};
    default:
      return keep(store::support_profile_from_journal(change.before), partner_of(change), profiles_);
  }
}

Result<void> Restoration::add_contact(const ChangeRecord& change) {
  const SubscriptionId subscription = subscription_of(change);
  if (from_ == From::journal) return keep(store::contact_from_journal(change.before), subscription, contacts_);
  auto before = store::contact_from_complete_text(change.before);
  if (!before) return std::move(before).error();
  // Also where the contact stays, and only who designated it is another.
  contacts_.push_back({.subscription = subscription});
  contacts_.push_back({subscription, before->partner, std::move(before->designator)});
  return {};
}

Result<void> Restoration::finish() {
  const auto customers =
      restored(customers_, [this](const std::vector<CustomerId>& ids) { return transaction_.customers(ids); });
  if (!customers) return customers.error();
  const auto subscriptions = restored(
      subscriptions_, [this](const std::vector<SubscriptionId>& ids) { return transaction_.subscriptions(ids); });
  if (!subscriptions) return subscriptions.error();
  customers_.clear();
  subscriptions_.clear();
  transaction_.save_partners(std::exchange(partners_, {}));
  transaction_.save_customers(*customers);
  transaction_.save_subscriptions(*subscriptions);
  transaction_.set_support_contacts(std::exchange(contacts_, {}));
  transaction_.set_partnerships(std::exchange(partnerships_, {}));
  transaction_.set_customer_relationships(std::exchange(relationships_, {}));
  transaction_.set_administrations(std::exchange(administrations_, {}));
  transaction_.set_support_profiles(std::exchange(profiles_, {}));
  return {};
}

}  // namespace pcadmin::command
