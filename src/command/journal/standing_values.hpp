// What stands of the things that journal entries are about.
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "store/store.hpp"

namespace pcadmin::command {

/// As the journal would write it, of entries about partners and whatever can be restored.
class StandingValues {
 public:
  explicit StandingValues(store::View& view) : view_(view) {}

  /// Looks up those of a span of entries; earlier ones are forgotten.
  void learn(std::span<const store::ChangeRecord> changes);
  const std::string& of(const store::ChangeRecord& change) const;
  /// What the thing is set to meanwhile.
  void set(const store::ChangeRecord& change, std::string value);

 private:
  store::View& view_;
  std::unordered_map<std::string, std::string> values_;  // by what they are of
};

}  // namespace pcadmin::command
