#include "command/gdap_terms.hpp"

#include <algorithm>

#include "text/failure.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> split_roles(std::string_view text) {
  std::vector<std::string> roles;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const std::string_view role = trimmed(text.substr(0, comma));
    if (!role.empty()) roles.emplace_back(role);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return roles;
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
  GdapTerms terms = gdap_terms(split_roles(roles), until);
  if (const auto fault = fault_of(terms, now)) return explain(*fault, roles, until, now);
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
