#include "command/journal/restoration.hpp"

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

}  // namespace

Result<void> Restoration::add(const ChangeRecord& change) {
  if (change.kind != kind_) finish();
  kind_ = change.kind;
  switch (change.kind) {
    case ChangeKind::support_contact:
      return keep(store::contact_from_journal(change.before), subscription_of(change), contacts_);
    case ChangeKind::partnership:
      return keep(store::relationship_from_journal(change.before), partner_of(change), partnerships_);
    case ChangeKind::customer_relationship:
      return keep(store::relationship_from_journal(change.before), pair_of(change), relationships_);
    case ChangeKind::administration:
      return keep(store::administration_from_journal(change.before), pair_of(change), administrations_);
    default:
      return keep(store::support_profile_from_journal(change.before), partner_of(change), profiles_);
  }
}

void Restoration::finish() {
  transaction_.set_support_contacts(std::exchange(contacts_, {}));
  transaction_.set_partnerships(std::exchange(partnerships_, {}));
  transaction_.set_customer_relationships(std::exchange(relationships_, {}));
  transaction_.set_administrations(std::exchange(administrations_, {}));
  transaction_.set_support_profiles(std::exchange(profiles_, {}));
}

}  // namespace pcadmin::command
