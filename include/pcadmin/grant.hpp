// What changes delegated administration: a grant, an acceptance, or what Partner Center reports of one.
// What takes it away stands in removal.hpp.
//
//     Administration a = grant_dap({}, now);
//     Expected<GdapTerms, GdapFault> terms = GdapTerms::of({*Role::parse("Helpdesk Administrator")}, end, now);
//     if (terms) a = grant_gdap(a, *terms, now);  // beside DAP
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <pcadmin/administration.hpp>
#include <pcadmin/expected.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/role.hpp>

namespace pcadmin {

/// GDAP can't be granted for longer than this (Microsoft Graph: delegatedAdminRelationship).
inline constexpr int gdap_longest_years = 2;

/// GDAP has no more roles than this: several times as many as there are, and few enough to be written out and read
/// back as one thing. (This project's own bound.)
inline constexpr std::size_t gdap_most_roles = 1000;

/// Why GDAP can't be granted.
enum class GdapFault {
  no_role,
  too_many_roles,  ///< more than gdap_most_roles
  end_has_passed,
  end_too_far,  ///< later than gdap_longest_years from the grant
};

/// What a grant of GDAP says: the roles, and until when. There are none that can't be granted.
class GdapTerms {
 public:
  /// Terms for a grant at `at`. Their longest duration is told by days, since an end is given as a day: two years from
  /// today includes the whole of that day. (Microsoft Graph: delegatedAdminRelationship, duration.)
  static Expected<GdapTerms, GdapFault> of(std::vector<Role> roles, Instant until, Instant at);

  /// Sorted, each once, so that their order doesn't matter.
  const std::vector<Role>& roles() const { return roles_; }
  Instant until() const { return until_; }

  bool operator==(const GdapTerms&) const = default;

 private:
  GdapTerms(std::vector<Role> roles, Instant until) : roles_(std::move(roles)), until_(until) {}

  std::vector<Role> roles_;
  Instant until_;
};

/// Whether granting GDAP on these terms would take away what suffices for supporting the customer: the new one replaces
/// the one that suffices, and has no role with which support requests can be handled.
bool grant_takes_support_away(const Administration& known, const GdapTerms& terms, Instant at);

/// The administration after a grant that is recorded by hand: it replaces the one that was recorded so before, and
/// stands beside those that Microsoft Graph listed, and beside DAP. What is already so stays as it is.
Administration grant_gdap(Administration administration, const GdapTerms& terms, Instant at);
Administration grant_dap(Administration administration, Instant at);

/// Whether accepting the relationship grants DAP: its link asked for it, and speaks for the acceptance. Once a
/// relationship has ended, its link no longer says how it came about again.
bool acceptance_grants_dap(const Relationship& before, Instant at);

/// The administration after Partner Center showed a customer's allowDelegatedAccess. Since when it is
/// granted, the data doesn't say; that it no longer is, counts from `at`.
Administration observe_dap(Administration known, bool allow_delegated_access, Instant at);

/// The administration after Microsoft Graph listed a GDAP: its newest state replaces the older; see Gdaps::record().
Administration observe_gdap(Administration known, Gdap listed);

}  // namespace pcadmin
