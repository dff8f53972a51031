#include "command/relationships/gdap_terms.hpp"

#include <algorithm>

#include <pcadmin/id.hpp>

#include "command/shared/trimmed.hpp"
#include "error/error.hpp"
#include "text/suggestion.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

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

/// The known role that was probably meant by a name that is none; nothing where it may be another role's. A slip of the
/// pen adds few letters: a much longer name, as Global Secure Access Administrator, is another role's.
std::optional<std::string> meant_role(const std::string& role) {
  constexpr std::size_t most_added = 3;
  if (Guid::parse(role)) return std::nullopt;
  text::Suggestion suggestion(role);
  for (const std::string_view known : known_role_names()) {
    if (text::fold(known) == text::fold(role)) return std::nullopt;
    if (role.size() <= known.size() + most_added) suggestion.consider(known);
  }
  return suggestion.best();
}

/// A new GDAP replaces the previous one: a misspelt role would take away administration that suffices.
Error misspelt(const std::string& role, const std::string& meant) {
  return failure(ErrorCode::invalid_value, text::say("the role '{0}' isn't known, and much like '{1}'.", role, meant),
                 text::say("'{}', or the template id of the role that is meant.", meant), role);
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
  const std::vector<std::string> named = split_roles(roles);
  for (const std::string& role : named) {
    if (const auto meant = meant_role(role)) return misspelt(role, *meant);
  }
  GdapTerms terms = gdap_terms(named, until);
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
