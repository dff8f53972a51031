// What changes delegated administration: a grant, an acceptance, or what Partner Center reports of one.
// What takes it away stands in removal.hpp.
//
//     Administration a = grant_dap({}, now);
//     a = grant_gdap(a, gdap_terms({"Helpdesk Administrator"}, end), now);  // beside DAP
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pcadmin/administration.hpp>
#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>

namespace pcadmin {

/// GDAP can't be granted for longer than this (Microsoft Graph: delegatedAdminRelationship).
inline constexpr int gdap_longest_years = 2;

/// GDAP has no more roles than this: several times as many as there are, and few enough to be written out and read
/// back as one thing. (This project's own bound.)
inline constexpr std::size_t gdap_most_roles = 1000;

/// What a grant of GDAP says.
struct GdapTerms {
  std::vector<std::string> roles;  ///< as Gdap::roles; sorted, each once, so that their order doesn't matter
  Instant until;

  bool operator==(const GdapTerms&) const = default;
};

/// Roles are given by name or by template id.
GdapTerms gdap_terms(const std::vector<std::string>& roles, Instant until);

enum class GdapFault {
  no_role,
  too_many_roles,  ///< more than gdap_most_roles
  end_has_passed,
  end_too_far,  ///< GDAP can't be granted for longer than gdap_longest_years
};

/// Why GDAP can't be granted on these terms. By days, since an end is given as a day: two years from
/// today includes the whole of that day. (Microsoft Graph: delegatedAdminRelationship, duration.)
std::optional<GdapFault> fault_of(const GdapTerms& terms, Instant at);

/// The administration after a grant. A new GDAP replaces the previous one, DAP stands beside it; what is
/// already so stays as it is.
Administration grant_gdap(Administration administration, const GdapTerms& terms, Instant at);
Administration grant_dap(Administration administration, Instant at);

/// Whether accepting the relationship grants DAP: its link asked for it, and speaks for the acceptance. Once a
/// relationship has ended, its link no longer says how it came about again.
bool acceptance_grants_dap(const Relationship& before, Instant at);

/// The administration after Partner Center showed a customer's allowDelegatedAccess. Since when it is
/// granted, the data doesn't say; that it no longer is, counts from `at`.
Administration observe_dap(Administration known, bool allow_delegated_access, Instant at);

/// The administration after Microsoft Graph listed a GDAP; of several the prevailing() one is kept.
Administration observe_gdap(Administration known, const Gdap& listed, Instant at);

}  // namespace pcadmin
