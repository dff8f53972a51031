#include "command/journal/standing_values.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "command/journal/changed_thing.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::command {

using store::ChangeKind;
using store::ChangeRecord;

void StandingValues::learn(std::span<const ChangeRecord> changes) {
  values_.clear();
  std::map<ChangeKind, std::vector<const ChangeRecord*>> asked;  // each thing once
  for (const ChangeRecord& change : changes) {
    if (values_.emplace(value_of_thing(change), std::string()).second) asked[change.kind].push_back(&change);
  }
  const auto learn_kind = [&](ChangeKind kind, auto id_of, auto ask, auto text_of) {
    const auto& entries = asked[kind];
    std::vector<decltype(id_of(ChangeRecord()))> ids;
    for (const ChangeRecord* entry : entries)
      ids.push_back(id_of(*entry));
    const auto standing = ask(ids);
    for (std::size_t i = 0; i < entries.size(); ++i)
      values_[value_of_thing(*entries[i])] = text_of(standing[i]);
  };
  const auto text_of = [](const auto& value) { return store::to_journal_text(value); };
  learn_kind(
      ChangeKind::support_contact, subscription_of, [&](const auto& ids) { return view_.briefs(ids); },
      [](const auto& brief) { return store::to_journal_text(brief ? brief->designated : std::nullopt); });
  learn_kind(
      ChangeKind::partnership, partner_of, [&](const auto& ids) { return view_.partnerships(ids); }, text_of);
  learn_kind(
      ChangeKind::customer_relationship, pair_of, [&](const auto& ids) { return view_.customer_relationships(ids); },
      text_of);
  learn_kind(
      ChangeKind::administration, pair_of, [&](const auto& ids) { return view_.administrations(ids); }, text_of);
  learn_kind(
      ChangeKind::support_profile, partner_of, [&](const auto& ids) { return view_.partners(ids); },
      [](const auto& partner) { return partner ? store::to_journal_text(partner->support_profile) : std::string(); });
  learn_kind(
      ChangeKind::partner, partner_of, [&](const auto& ids) { return view_.partners(ids); },
      [](const auto& partner) { return partner ? store::to_journal_text(*partner) : std::string(); });
}

const std::string& StandingValues::of(const ChangeRecord& change) const {
  return values_.at(value_of_thing(change));
}

void StandingValues::set(const ChangeRecord& change, std::string value) {
  values_[value_of_thing(change)] = std::move(value);
}

}  // namespace pcadmin::command
