// The names behind the ids of journal entries, and the run that a user means by its number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include <pcadmin/id.hpp>
#include <vector>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// One entry of the run: any where it has several, the newest run's where none is named. Fails with RUN_NOT_FOUND.
Result<store::ChangeRecord> entry_of_run(store::View& view, const std::optional<std::uint64_t>& run_id);

/// Names by id, kept as long as there aren't too many.
template <class Id>
class KnownNames {
 public:
  /// What has to be asked for before all of these can be named, each once.
  std::vector<Id> unknown(const std::vector<Id>& ids) {
    if (names_.size() > most) names_.clear();
    std::vector<Id> unknown;
    for (const Id& id : ids) {
      if (names_.emplace(id, std::string()).second) unknown.push_back(id);
    }
    return unknown;
  }

  void learn(const Id& id, const std::string& name) { names_[id] = name; }

  /// Nothing is named by an empty text.
  const std::string& of(const std::optional<Id>& id) const {
    static const std::string nobody;
    const auto known = id ? names_.find(*id) : names_.end();
    return known == names_.end() ? nobody : known->second;
  }

 private:
  static constexpr std::size_t most = 10'000;

  std::unordered_map<Id, std::string> names_;
};

/// What journal entries speak of, by name; an empty text where there is none.
class ChangeNames {
 public:
  /// `provider` is the contact where an entry names none.
  ChangeNames(store::View& view, const std::optional<PartnerTenantId>& provider) : view_(view), provider_(provider) {}

  /// Looks up what a span of entries speaks of; what earlier ones spoke of may be forgotten.
  void learn(std::span<const store::ChangeRecord> changes);

  const std::string& company(const store::ChangeRecord& change) const { return companies_.of(change.customer_id); }
  const std::string& partner(const store::ChangeRecord& change) const { return partners_.of(change.partner_tenant_id); }
  /// Of a change of support contact.
  const std::string& contact_before(const store::ChangeRecord& change) const;
  const std::string& contact_after(const store::ChangeRecord& change) const;

 private:
  store::View& view_;
  std::optional<PartnerTenantId> provider_;
  KnownNames<CustomerId> companies_;
  KnownNames<PartnerTenantId> partners_;
};

}  // namespace pcadmin::command
