// GDAP as it is granted on the command line or in a file: some roles, until a date.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/administration.hpp>
#include <pcadmin/error.hpp>
#include <pcadmin/instant.hpp>

namespace pcadmin::command {

struct GdapTerms {
  std::vector<std::string> roles;  ///< role template ids, or texts that are no known role
  Instant until;

  bool operator==(const GdapTerms&) const = default;
};

/// Reads "ROLE,ROLE", names or ids. Fails with INVALID_VALUE where there is no role, or `until` isn't in
/// the future or further away than GDAP can be granted.
Result<GdapTerms> parse_gdap(std::string_view roles, Instant until, Instant now);

/// The same from options that must come together. Nothing where neither is given; fails with
/// MISSING_ARGUMENT where one is.
Result<std::optional<GdapTerms>> gdap_of_options(const std::optional<std::string>& roles,
                                                 const std::optional<Instant>& until, Instant now);

/// Administration after a grant: the new GDAP in place of an earlier one. What is already so stays.
Administration with_gdap(Administration administration, const GdapTerms& terms, Instant now);
Administration with_dap(Administration administration, Instant now);

/// One sentence for each role with which support requests can't be handled.
std::vector<std::string> notes_on_roles(const std::vector<std::string>& roles);

}  // namespace pcadmin::command
