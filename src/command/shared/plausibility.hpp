// Whether what was typed about a partner can be true, as the rules library has it, and the error where it can't.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/id.hpp>
#include <pcadmin/support_profile.hpp>

#include "error/error.hpp"

namespace pcadmin::command {

/// Fails with INVALID_GUID.
Result<PartnerTenantId> parse_tenant_id(std::string_view text);

/// Each fails with INVALID_VALUE, naming `option`.
Result<void> check_name(std::string_view option, std::string_view name);
Result<void> check_link(std::string_view option, std::string_view link);

/// Support profile as typed: --email, --telephone, --website, each where it was given; an empty one is taken away.
struct TypedProfile {
  const std::optional<std::string>& email;
  const std::optional<std::string>& telephone;
  const std::optional<std::string>& website;
};

/// The profile with what was typed in place of what was known. Fails with INVALID_VALUE.
Result<SupportProfile> changed(SupportProfile known, const TypedProfile& typed);

}  // namespace pcadmin::command
