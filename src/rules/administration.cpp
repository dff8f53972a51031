#include <pcadmin/administration.hpp>

#include <algorithm>
#include <tuple>

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
