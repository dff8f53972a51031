#include <pcadmin/administration.hpp>

#include <algorithm>
#include <tuple>

#include <pcadmin/id.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

constexpr std::pair<DapState, std::string_view> dap_states[] = {
    {DapState::unknown, "unknown"},
    {DapState::absent, "absent"},
    {DapState::active, "active"},
    {DapState::revoked, "revoked"},
};

struct Role {
  std::string_view id;
  std::string_view name;
  bool handles_support;
};

constexpr Role known_roles[] = {
    {"f023fd81-a637-4b56-95fd-791ac0226033", "Service Support Administrator", true},
    {"729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator", true},
    {"62e90394-69f5-4237-9190-012177145e10", "Global Administrator", true},
    {"88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", false},
};

const Role* find_role(std::string_view id) {
  const auto* const end = std::end(known_roles);
  const auto* const found = std::find_if(std::begin(known_roles), end, [&](const Role& role) { return role.id == id; });
  return found == end ? nullptr : found;
}

bool is_usable(std::string_view status) {
  return same_word(status, "active") || same_word(status, "expiring");
}

/// Graph's states before the customer approved: nothing was granted yet.
bool was_never_granted(std::string_view status) {
  constexpr std::string_view before_activation[] = {"created", "approvalPending", "approved", "activating"};
  return std::any_of(std::begin(before_activation), std::end(before_activation),
                     [&](std::string_view word) { return same_word(word, status); });
}

bool is_same(const Gdap& a, const Gdap& b) {
  if (!a.id.empty() && !b.id.empty()) return a.id == b.id;
  if (!a.display_name.empty() && !b.display_name.empty()) return a.display_name == b.display_name;
  return true;
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
  return gdap.auto_extend || !gdap.until || at <= *gdap.until;
}

bool can_handle_support(const std::vector<std::string>& roles) {
  return std::any_of(roles.begin(), roles.end(), [](const std::string& id) {
    const Role* role = find_role(id);
    return role != nullptr && role->handles_support;
  });
}

std::string role_id(std::string_view name_or_id) {
  if (const auto guid = Guid::parse(name_or_id)) return guid->text();
  for (const Role& role : known_roles) {
    if (same_word(role.name, name_or_id)) return std::string(role.id);
  }
  return std::string(name_or_id);
}

std::vector<std::string_view> known_role_names() {
  std::vector<std::string_view> names;
  for (const Role& role : known_roles)
    names.push_back(role.name);
  return names;
}

std::string role_name(std::string_view id) {
  const Role* role = find_role(id);
  return std::string(role != nullptr ? role->name : id);
}

const Gdap& prevailing(const Gdap& known, const Gdap& next, Instant at) {
  if (is_same(known, next)) return next;
  const auto rank = [at](const Gdap& gdap) {
    const Instant end = gdap.auto_extend ? Instant::max() : gdap.until.value_or(Instant::max());
    return std::tuple(in_force(gdap, at), end, std::string_view(gdap.id), std::string_view(gdap.display_name));
  };
  return rank(known) < rank(next) ? next : known;
}

AdministrationStanding standing(const Administration& administration, Instant at) {
  if (administration.dap == DapState::active) return AdministrationStanding::sufficient;
  const auto& gdap = administration.gdap;
  if (gdap && in_force(*gdap, at)) {
    return can_handle_support(gdap->roles) ? AdministrationStanding::sufficient
                                           : AdministrationStanding::role_insufficient;
  }
  const bool had_gdap = gdap && !was_never_granted(gdap->status);
  return administration.dap == DapState::revoked || had_gdap ? AdministrationStanding::ended
                                                             : AdministrationStanding::missing;
}

std::optional<std::string_view> privileges_in_force(const Administration& administration, Instant at) {
  const bool dap = administration.dap == DapState::active;
  const bool gdap = administration.gdap && in_force(*administration.gdap, at);
  if (dap && gdap) return "dap+gdap";
  if (dap) return "dap";
  if (gdap) return "gdap";
  if (administration.dap == DapState::unknown && !administration.gdap) return std::nullopt;
  return "none";
}

std::optional<Instant> gdap_end(const Administration& administration, Instant at) {
  const auto& gdap = administration.gdap;
  if (!gdap || !gdap->until) return std::nullopt;
  return in_force(*gdap, at) || *gdap->until <= at ? gdap->until : std::nullopt;
}

}  // namespace pcadmin
