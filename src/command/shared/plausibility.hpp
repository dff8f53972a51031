// Whether what was typed about a partner can be true. No more than can be known for certain: a plausible
// address may still lead nowhere.
#pragma once

#include <string_view>

#include <pcadmin/id.hpp>
#include <pcadmin/partner.hpp>

#include "error/error.hpp"

namespace pcadmin::command {

/// Fails with INVALID_GUID.
Result<PartnerTenantId> parse_tenant_id(std::string_view text);

/// Each fails with INVALID_VALUE, naming `option`.
Result<void> check_name(std::string_view option, std::string_view name);
/// http:// or https:// and something behind it; no blanks.
Result<void> check_link(std::string_view option, std::string_view link);

/// Exactly one @ with something on both sides, and no blanks.
Result<void> check_email(std::string_view option, std::string_view email);
/// It has digits.
Result<void> check_telephone(std::string_view option, std::string_view telephone);

/// The texts of a support profile, each only where it isn't empty. The website is a link.
Result<void> check_profile(const SupportProfile& profile);

}  // namespace pcadmin::command
