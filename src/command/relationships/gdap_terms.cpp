#include "command/relationships/gdap_terms.hpp"

#include <algorithm>
#include <utility>

#include "command/shared/trimmed.hpp"
#include "error/error.hpp"
#include "text/role.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

std::vector<std::string> split_roles(std::string_view text) {
  std::vector<std::string> roles;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(",;"), text.size());
    const std::string_view role = trimmed(text.substr(0, end));
    if (!role.empty()) roles.emplace_back(role);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return roles;
}

/// GDAP that is recorded by hand replaces what was recorded so before: a misspelt role would take away what suffices.
Error no_such_role(const std::string& role) {
  const auto meant = text::meant_role(role);
  return failure(ErrorCode::invalid_value, text::unknown_role(role),
                 meant ? text::say("'{}', or the template id of the role that is meant.", *meant)
                       : text::tr("a role's name, as 'Service Support Administrator', or its template id."),
                 role);
}

Error no_role(std::string_view roles) {
  return failure(ErrorCode::invalid_value, text::say("GDAP needs one role or more; '{}' names none.", roles),
                 text::tr("--gdap 'Service Support Administrator'"), std::string(roles));
}

Error explain(GdapFault fault, std::string_view roles, Instant until, Instant now) {
  switch (fault) {
    case GdapFault::no_role:
      break;
    case GdapFault::too_many_roles:
      return failure(ErrorCode::invalid_value, text::say("GDAP can't have more than {} roles.", gdap_most_roles),
                     text::tr("--gdap 'Service Support Administrator'"), "--gdap");
    case GdapFault::end_has_passed:
      return failure(ErrorCode::invalid_value, text::say("the end of GDAP, {}, has passed.", format_instant(until)),
                     text::tr("a date in the future."), format_instant(until));
    case GdapFault::end_too_far:
      return failure(ErrorCode::invalid_value,
                     text::say("GDAP can't be granted until {}: {} years is the longest.", format_instant(until),
                               gdap_longest_years),
                     text::say("{} at the latest.", format_instant(add_years(now, gdap_longest_years)).substr(0, 10)),
                     format_instant(until));
  }
  return no_role(roles);
}

}  // namespace

Result<GdapTerms> parse_gdap(std::string_view roles, Instant until, Instant now) {
  if (!text::is_valid_utf8(roles)) return no_role(roles);
  std::vector<Role> granted;
  for (const std::string& named : split_roles(roles)) {
    const auto role = Role::parse(named);
    if (!role) return no_such_role(named);
    granted.push_back(*role);
  }
  auto terms = GdapTerms::of(std::move(granted), until, now);
  if (!terms) return explain(terms.error(), roles, until, now);
  return *std::move(terms);
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

void warn_of_weakening(cli::Services& services, std::size_t count) {
  if (count == 0) return;
  services.warn({.code = "SUPPORT_TAKEN_AWAY",
                 .message = text::say("GDAPs that replace one with which support requests could be handled: {}", count),
                 .fix = "pcadmin check-contacts"});
}

void warn_of_roles(cli::Services& services, std::vector<Role> roles) {
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  for (const Role& role : roles) {
    if (role.handles_support()) continue;
    services.warn(
        {.code = "ROLE_WITHOUT_SUPPORT",
         .message = text::say("The role '{}' is kept, but support requests can't be handled with it.", role.name()),
         .fix = {}});
  }
}

}  // namespace pcadmin::command
