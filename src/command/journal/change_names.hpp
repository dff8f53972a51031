// The names behind the ids of journal entries, and the run that a user means by its number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <pcadmin/id.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// One entry of the run: any where it has several, the newest run's where none is named. Fails with RUN_NOT_FOUND.
Result<store::ChangeRecord> entry_of_run(store::View& view, const std::optional<std::uint64_t>& run_id);

/// Names by id, looked up once as long as they are asked for often; memory stays bounded.
template <class IdType>
class NameCache {
 public:
  using Lookup = std::function<Result<std::string>(IdType)>;

  explicit NameCache(Lookup look_up) : look_up_(std::move(look_up)) {}

  /// Nothing is named by an empty text.
  Result<void> find(const std::optional<IdType>& id, std::string& name) {
    name.clear();
    if (!id) return {};
    auto known = names_.find(*id);
    if (known == names_.end()) {
      Result<std::string> found = look_up_(*id);
      if (!found) return found.error();
      if (names_.size() == most) names_.clear();
      known = names_.emplace(*id, *std::move(found)).first;
    }
    name = known->second;
    return {};
  }

 private:
  static constexpr std::size_t most = 10'000;

  Lookup look_up_;
  std::unordered_map<IdType, std::string> names_;
};

/// What one entry speaks of, by name; an empty text where there is none.
class ChangeNames {
 public:
  /// `provider` is the contact where an entry names none.
  ChangeNames(store::View& view, const std::optional<PartnerTenantId>& provider);

  Result<void> find(const store::ChangeRecord& change);

  /// Of the entry that was asked for last.
  const std::string& company() const { return company_; }
  const std::string& partner() const { return partner_; }
  const std::string& contact_before() const { return contact_before_; }  ///< of a change of support contact
  const std::string& contact_after() const { return contact_after_; }

 private:
  std::optional<PartnerTenantId> provider_;
  NameCache<CustomerId> companies_;
  NameCache<PartnerTenantId> partners_;
  std::string company_;
  std::string partner_;
  std::string contact_before_;
  std::string contact_after_;
};

}  // namespace pcadmin::command
