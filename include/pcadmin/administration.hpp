// Delegated administration: what a customer lets a partner administer, and since or until when.
//
// It comes in two forms that stand beside each other: DAP, which has no end date, and GDAP, a list of
// roles with one. It is recorded apart from relationships: a customer can revoke it and keep the
// relationship.
#pragma once

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
  std::string id;            ///< Graph's id; empty when granted on the command line
  std::string display_name;  ///< unique within a partner's tenant; empty when unknown
  std::string status;        ///< Graph's word, e.g. "active"; kept as it came
  std::vector<Role> roles;
  std::optional<Instant> activated_at;
  std::optional<Instant> until;
  bool auto_extend = false;  ///< then the end moves by itself

  bool operator==(const Gdap&) const = default;
};

struct Administration {
  DapState dap = DapState::unknown;
  std::optional<Instant> dap_since;
  std::optional<Instant> dap_ended;
  std::optional<Gdap> gdap;

  bool operator==(const Administration&) const = default;
};

/// Whether a granular relationship is in force: its status is `active` or `expiring`, and its end
/// hasn't passed or moves by itself.
bool in_force(const Gdap& gdap, Instant at);

/// Which of two granular relationships of one customer and partner counts when Partner Center lists
/// both: the same one (by id, else by display name, else assumed) is simply replaced by `next`; of two
/// different ones the one in force wins, then the one that ends later, then the greater id.
const Gdap& prevailing(const Gdap& known, const Gdap& next, Instant at);

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

/// When GDAP ends, or ended by its date. Nothing where there is none, it has no end, or was taken away before.
std::optional<Instant> gdap_end(const Administration& administration, Instant at);

}  // namespace pcadmin
