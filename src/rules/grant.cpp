#include <pcadmin/grant.hpp>

#include <algorithm>
#include <chrono>

namespace pcadmin {

namespace {

void sort_each_once(std::vector<std::string>& roles) {
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
}

bool has_terms(const Gdap& gdap, const GdapTerms& terms) {
  std::vector<std::string> roles = gdap.roles;
  sort_each_once(roles);
  return roles == terms.roles && gdap.until == terms.until && !gdap.auto_extend;
}

}  // namespace

GdapTerms gdap_terms(const std::vector<std::string>& roles, Instant until) {
  GdapTerms terms;
  terms.until = until;
  for (const std::string& role : roles)
    terms.roles.push_back(role_id(role));
  sort_each_once(terms.roles);
  return terms;
}

std::optional<GdapFault> fault_of(const GdapTerms& terms, Instant at) {
  using std::chrono::days;
  using std::chrono::floor;
  if (terms.roles.empty()) return GdapFault::no_role;
  if (terms.roles.size() > gdap_most_roles) return GdapFault::too_many_roles;
  if (terms.until <= at) return GdapFault::end_has_passed;
  if (floor<days>(terms.until) > floor<days>(add_years(at, gdap_longest_years))) return GdapFault::end_too_far;
  return std::nullopt;
}

Administration grant_gdap(Administration administration, const GdapTerms& terms, Instant at) {
  const auto& known = administration.gdap;
  if (known && in_force(*known, at) && has_terms(*known, terms)) return administration;
  Gdap gdap;
  gdap.status = "active";
  gdap.roles = terms.roles;
  gdap.activated_at = at;
  gdap.until = terms.until;
  administration.gdap = std::move(gdap);
  return administration;
}

Administration grant_dap(Administration administration, Instant at) {
  if (administration.dap == DapState::active) return administration;
  administration.dap = DapState::active;
  administration.dap_since = at;
  administration.dap_ended.reset();
  return administration;
}

bool acceptance_grants_dap(const Relationship& before, Instant at) {
  const RelationshipState state = state_at(before, at);
  return before.with_dap && state != RelationshipState::active && state != RelationshipState::ended;
}

Administration observe_dap(Administration known, bool allow_delegated_access, Instant at) {
  if (allow_delegated_access) {
    if (known.dap == DapState::active) return known;
    known.dap = DapState::active;
    known.dap_since.reset();
    known.dap_ended.reset();
  } else if (known.dap == DapState::active) {
    known.dap = DapState::revoked;
    known.dap_ended = at;
  } else if (known.dap == DapState::unknown) {
    known.dap = DapState::absent;
  }
  return known;
}

Administration observe_gdap(Administration known, const Gdap& listed, Instant at) {
  known.gdap = known.gdap ? Gdap(prevailing(*known.gdap, listed, at)) : listed;
  return known;
}

}  // namespace pcadmin
