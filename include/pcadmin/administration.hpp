// Delegated administration: what a customer lets a partner administer, and since or until when.
//
// It comes in two forms that stand beside each other: DAP, which has no end date, and GDAP, a list of
// roles with one. Several GDAPs may be in force for one customer and partner: all of them count, each till
// its own end. Administration is recorded apart from relationships: a customer can revoke it and keep the
// relationship.
//
//     Administration a;
//     a.gdaps.record(support_until_june);
//     a.gdaps.record(readers_until_july);
//     standing(a, in_may);     // sufficient
//     standing(a, late_june);  // role_insufficient
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/instant.hpp>
#include <pcadmin/role.hpp>

namespace pcadmin {

enum class DapState {
  unknown,  ///< nobody said; absent data is not a "no"
  absent,   ///< known not to be granted, and never recorded as granted
  active,
  revoked,
};

std::string_view name(DapState state);
std::optional<DapState> parse_dap_state(std::string_view text);

/// One granular relationship (Microsoft Graph: delegatedAdminRelationship).
struct Gdap {
  std::string id = {};            ///< Graph's; empty when unknown
  std::string display_name = {};  ///< unique within a partner's tenant; empty when unknown
  std::string status = {};        ///< Graph's word, e.g. "active"; kept as it came
  std::vector<Role> roles = {};
  std::optional<Instant> activated_at = {};
  std::optional<Instant> until = {};
  std::optional<bool> auto_extend = {};  ///< then the end moves by itself; nothing where nobody said

  bool operator==(const Gdap&) const = default;
};

/// The granular relationships between one customer and one partner, each once. One with neither id nor display name is
/// the one that was recorded by hand.
class Gdaps {
 public:
  /// In the place of what was known of the same relationship: that with its id; where one of the two ids isn't known,
  /// that with its display name. What is empty in the new state is as it was before.
  void record(Gdap gdap);

  /// In the order of their ids and display names.
  std::vector<Gdap>::const_iterator begin() const { return gdaps_.begin(); }
  std::vector<Gdap>::const_iterator end() const { return gdaps_.end(); }
  bool empty() const { return gdaps_.empty(); }
  std::size_t size() const { return gdaps_.size(); }

  bool operator==(const Gdaps&) const = default;

 private:
  std::vector<Gdap> gdaps_;
};

struct Administration {
  DapState dap = DapState::unknown;
  std::optional<Instant> dap_since;
  std::optional<Instant> dap_ended;
  Gdaps gdaps;

  bool operator==(const Administration&) const = default;
};

/// Whether a granular relationship is in force: its status is `active` or `expiring`, and its end
/// hasn't passed or moves by itself.
bool in_force(const Gdap& gdap, Instant at);

enum class AdministrationStanding {
  missing,            ///< never granted, as far as is known
  ended,              ///< granted once; revoked, or its end has passed
  role_insufficient,  ///< granted, but without a role that can handle support
  sufficient,
};

/// What the administration is worth at an instant for someone who is to support the customer.
AdministrationStanding standing(const Administration& administration, Instant at);

/// "dap", "gdap", "dap+gdap" for what is in force, "none" where it is known that nothing is, and
/// nothing where nobody ever said.
std::optional<std::string_view> privileges_in_force(const Administration& administration, Instant at);

/// How long GDAP goes on. What counts for that are those in force with which support requests can be handled; where
/// there is none, those in force; where none is in force, those that ended by their date, not those that were taken
/// away before.
struct GdapOutlook {
  bool in_force = false;
  std::optional<Instant> end = {};  ///< the latest of what counts; nothing where one of it has none
  std::optional<bool> auto_extend =
      {};  ///< whether, in force, the end of one moves by itself; nothing where nobody said

  bool operator==(const GdapOutlook&) const = default;
};

GdapOutlook gdap_outlook(const Administration& administration, Instant at);

/// The outlook's end.
std::optional<Instant> gdap_end(const Administration& administration, Instant at);

/// The roles of all GDAPs in force, sorted, each once.
std::vector<Role> roles_in_force(const Administration& administration, Instant at);

}  // namespace pcadmin
