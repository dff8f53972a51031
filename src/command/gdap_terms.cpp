#include "command/gdap_terms.hpp"

#include <algorithm>
#include <chrono>

#include "command/failure.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Sorted, each once: so that the same roles in another order are the same terms.
std::vector<std::string> parse_roles(std::string_view text) {
  std::vector<std::string> roles;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const std::string_view role = trimmed(text.substr(0, comma));
    if (!role.empty()) roles.push_back(role_id(role));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

/// By days, since an end is given as a day: two years from today includes the whole of that day.
bool is_too_far(Instant until, Instant now) {
  return std::chrono::floor<std::chrono::days>(until) >
         std::chrono::floor<std::chrono::days>(add_years(now, gdap_longest_years));
}

bool has_terms(const Gdap& gdap, const GdapTerms& terms) {
  std::vector<std::string> roles = gdap.roles;
  std::sort(roles.begin(), roles.end());
  return roles == terms.roles && gdap.until == terms.until && !gdap.auto_extend;
}

}  // namespace

Result<GdapTerms> parse_gdap(std::string_view roles, Instant until, Instant now) {
  GdapTerms terms;
  terms.roles = parse_roles(roles);
  terms.until = until;
  if (terms.roles.empty() || !text::is_valid_utf8(roles)) {
    return failure(ErrorCode::invalid_value, text::say("GDAP needs one role or more; '{}' names none.", roles),
                   text::tr("--gdap 'Service Support Administrator'"), std::string(roles));
  }
  if (until <= now) {
    return failure(ErrorCode::invalid_value, text::say("the end of GDAP, {}, has passed.", format_instant(until)),
                   text::tr("a date in the future."), format_instant(until));
  }
  if (is_too_far(until, now)) {
    return failure(ErrorCode::invalid_value,
                   text::say("GDAP can't be granted until {}: {} years is the longest.", format_instant(until),
                             gdap_longest_years),
                   text::say("{} at the latest.", format_instant(add_years(now, gdap_longest_years)).substr(0, 10)),
                   format_instant(until));
  }
  return terms;
}

Result<std::optional<GdapTerms>> gdap_of_options(const std::optional<std::string>& roles,
                                                 const std::optional<Instant>& until, Instant now) {
  if (!roles && !until) return std::optional<GdapTerms>();
  if (!roles || !until) {
    return failure(ErrorCode::missing_argument,
                   text::tr("GDAP has roles and an end: --gdap and --until belong together."),
                   text::tr("--gdap ROLE,... --until DATE"));
  }
  auto terms = parse_gdap(*roles, *until, now);
  if (!terms) return terms.error();
  return std::optional(*std::move(terms));
}

Administration with_gdap(Administration administration, const GdapTerms& terms, Instant now) {
  const auto& known = administration.gdap;
  if (known && in_force(*known, now) && has_terms(*known, terms)) return administration;
  Gdap gdap;
  gdap.status = "active";
  gdap.roles = terms.roles;
  gdap.activated_at = now;
  gdap.until = terms.until;
  administration.gdap = std::move(gdap);
  return administration;
}

Administration with_dap(Administration administration, Instant now) {
  if (administration.dap == DapState::active) return administration;
  administration.dap = DapState::active;
  administration.dap_since = now;
  administration.dap_ended.reset();
  return administration;
}

std::vector<std::string> notes_on_roles(const std::vector<std::string>& roles) {
  std::vector<std::string> notes;
  for (const std::string& role : roles) {
    if (can_handle_support({role})) continue;
    notes.push_back(
        text::say("The role '{}' is kept, but support requests can't be handled with it.", role_name(role)));
  }
  return notes;
}

}  // namespace pcadmin::command
