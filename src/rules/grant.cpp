#include <pcadmin/grant.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pcadmin {

namespace {

void sort_each_once(std::vector<Role>& roles) {
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
}

bool has_terms(const Gdap& gdap, const GdapTerms& terms) {
  std::vector<Role> roles = gdap.roles;
  sort_each_once(roles);
  return roles == terms.roles() && gdap.until == terms.until() && !gdap.auto_extend.value_or(false);
}

}  // namespace

Expected<GdapTerms, GdapFault> GdapTerms::of(std::vector<Role> roles, Instant until, Instant at) {
  using std::chrono::days;
  using std::chrono::floor;
  sort_each_once(roles);
  if (roles.empty()) return GdapFault::no_role;
  if (roles.size() > gdap_most_roles) return GdapFault::too_many_roles;
  if (until <= at) return GdapFault::end_has_passed;
  if (floor<days>(until) > floor<days>(add_years(at, gdap_longest_years))) return GdapFault::end_too_far;
  return GdapTerms(std::move(roles), until);
}

bool grant_takes_support_away(const Administration& known, const GdapTerms& terms, Instant at) {
  return standing(known, at) == AdministrationStanding::sufficient &&
         standing(grant_gdap(known, terms, at), at) != AdministrationStanding::sufficient;
}

Administration grant_gdap(Administration administration, const GdapTerms& terms, Instant at) {
  for (const Gdap& known : administration.gdaps) {
    if (in_force(known, at) && has_terms(known, terms)) return administration;
  }
  Gdap gdap;
  gdap.status = "active";
  gdap.roles = terms.roles();
  gdap.activated_at = at;
  gdap.until = terms.until();
  gdap.auto_extend = false;
  administration.gdaps.record(std::move(gdap));
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

Administration observe_gdap(Administration known, Gdap listed) {
  known.gdaps.record(std::move(listed));
  return known;
}

}  // namespace pcadmin
