#include <pcadmin/administration.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

constexpr std::pair<DapState, std::string_view> dap_states[] = {
    {DapState::unknown, "unknown"},
    {DapState::absent, "absent"},
    {DapState::active, "active"},
    {DapState::revoked, "revoked"},
};

bool is_usable(std::string_view status) {
  return same_word(status, "active") || same_word(status, "expiring");
}

/// Graph's states before the customer approved: nothing was granted yet.
bool was_never_granted(std::string_view status) {
  constexpr std::string_view before_activation[] = {"created", "approvalPending", "approved", "activating"};
  return std::any_of(std::begin(before_activation), std::end(before_activation),
                     [&](std::string_view word) { return same_word(word, status); });
}

bool moves_by_itself(const Gdap& gdap) {
  return gdap.auto_extend.value_or(false);
}

bool is_same(const Gdap& a, const Gdap& b) {
  if (!a.id.empty() && !b.id.empty()) return a.id == b.id;
  return a.display_name == b.display_name && (!a.display_name.empty() || a.id == b.id);
}

/// What isn't said of a relationship is as it was known: no GDAP is without roles.
void complete(Gdap& gdap, const Gdap& known) {
  if (gdap.id.empty()) gdap.id = known.id;
  if (gdap.display_name.empty()) gdap.display_name = known.display_name;
  if (gdap.roles.empty()) gdap.roles = known.roles;
  if (!gdap.activated_at) gdap.activated_at = known.activated_at;
  if (!gdap.until) gdap.until = known.until;
  if (!gdap.auto_extend) gdap.auto_extend = known.auto_extend;
}

bool comes_before(const Gdap& a, const Gdap& b) {
  return std::tie(a.id, a.display_name) < std::tie(b.id, b.display_name);
}

template <class Condition>
bool any(const Gdaps& gdaps, Condition condition) {
  return std::any_of(gdaps.begin(), gdaps.end(), condition);
}

}  // namespace

std::string_view name(DapState state) {
  return word_of(dap_states, state);
}
std::optional<DapState> parse_dap_state(std::string_view text) {
  return find_word(dap_states, text);
}

bool in_force(const Gdap& gdap, Instant at) {
  if (!is_usable(gdap.status)) return false;
  return moves_by_itself(gdap) || !gdap.until || at <= *gdap.until;
}

namespace {

/// What an outlook is made of; see there.
std::vector<const Gdap*> deciding(const Gdaps& gdaps, Instant at) {
  std::vector<const Gdap*> sufficient;
  std::vector<const Gdap*> insufficient;
  std::vector<const Gdap*> ended;
  for (const Gdap& gdap : gdaps) {
    if (in_force(gdap, at)) {
      (can_handle_support(gdap.roles) ? sufficient : insufficient).push_back(&gdap);
    } else if (gdap.until && *gdap.until <= at) {
      ended.push_back(&gdap);
    }
  }
  if (!sufficient.empty()) return sufficient;
  return insufficient.empty() ? ended : insufficient;
}

}  // namespace

void Gdaps::record(Gdap gdap) {
  const auto replace = [&](auto is_meant) {
    const auto known = std::find_if(gdaps_.begin(), gdaps_.end(), is_meant);
    if (known == gdaps_.end()) return;
    complete(gdap, *known);
    gdaps_.erase(known);
  };
  // Its name may be that of one whose id wasn't known till now, beside the one with its id.
  replace([&](const Gdap& known) { return !gdap.id.empty() && known.id == gdap.id; });
  replace([&](const Gdap& known) { return is_same(known, gdap); });
  gdaps_.insert(std::upper_bound(gdaps_.begin(), gdaps_.end(), gdap, comes_before), std::move(gdap));
}

AdministrationStanding standing(const Administration& administration, Instant at) {
  if (administration.dap == DapState::active) return AdministrationStanding::sufficient;
  const auto suffices = [at](const Gdap& gdap) { return in_force(gdap, at) && can_handle_support(gdap.roles); };
  if (any(administration.gdaps, suffices)) return AdministrationStanding::sufficient;
  if (any(administration.gdaps, [at](const Gdap& gdap) { return in_force(gdap, at); })) {
    return AdministrationStanding::role_insufficient;
  }
  const bool had_gdap = any(administration.gdaps, [](const Gdap& gdap) { return !was_never_granted(gdap.status); });
  return administration.dap == DapState::revoked || had_gdap ? AdministrationStanding::ended
                                                             : AdministrationStanding::missing;
}

std::optional<std::string_view> privileges_in_force(const Administration& administration, Instant at) {
  const bool dap = administration.dap == DapState::active;
  const bool gdap = any(administration.gdaps, [at](const Gdap& each) { return in_force(each, at); });
  if (dap && gdap) return "dap+gdap";
  if (dap) return "dap";
  if (gdap) return "gdap";
  if (administration.dap == DapState::unknown && administration.gdaps.empty()) return std::nullopt;
  return "none";
}

GdapOutlook gdap_outlook(const Administration& administration, Instant at) {
  const std::vector<const Gdap*> all = deciding(administration.gdaps, at);
  if (all.empty()) return {};
  const auto any_is = [&](auto condition) { return std::any_of(all.begin(), all.end(), condition); };
  GdapOutlook outlook{.in_force = in_force(*all.front(), at)};
  if (!any_is([](const Gdap* gdap) { return !gdap->until; })) {
    const auto ends_sooner = [](const Gdap* a, const Gdap* b) { return a->until < b->until; };
    outlook.end = (*std::max_element(all.begin(), all.end(), ends_sooner))->until;
  }
  if (!outlook.in_force) return outlook;
  if (any_is([](const Gdap* gdap) { return moves_by_itself(*gdap); })) {
    outlook.auto_extend = true;
  } else if (!any_is([](const Gdap* gdap) { return !gdap->auto_extend; })) {
    outlook.auto_extend = false;
  }
  return outlook;
}

std::optional<Instant> gdap_end(const Administration& administration, Instant at) {
  return gdap_outlook(administration, at).end;
}

std::vector<Role> roles_in_force(const Administration& administration, Instant at) {
  std::vector<Role> roles;
  for (const Gdap& gdap : administration.gdaps) {
    if (in_force(gdap, at)) roles.insert(roles.end(), gdap.roles.begin(), gdap.roles.end());
  }
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

}  // namespace pcadmin
