// GDAP as it is granted on the command line or in a file: some roles, until a date.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/grant.hpp>
#include <pcadmin/instant.hpp>

#include "cli/services.hpp"
#include "error/error.hpp"

namespace pcadmin::command {

/// Reads "ROLE,ROLE", names or ids. Fails with INVALID_VALUE where one is no role, and where GDAP can't be granted on
/// these terms.
Result<GdapTerms> parse_gdap(std::string_view roles, Instant until, Instant now);

/// The same from options that must come together. Nothing where neither is given; fails with
/// MISSING_ARGUMENT where one is.
Result<std::optional<GdapTerms>> gdap_of_options(const std::optional<std::string>& roles,
                                                 const std::optional<Instant>& until, Instant now);

/// Warns where grants replaced GDAP with which support requests could be handled by GDAP with which they can't.
void warn_of_weakening(cli::Services& services, std::size_t count);

/// Warns of each role with which support requests can't be handled.
void warn_of_roles(cli::Services& services, std::vector<Role> roles);

}  // namespace pcadmin::command
