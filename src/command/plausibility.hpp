// Whether what was typed about a partner can be true. No more than can be known for certain: a plausible
// address may still lead nowhere.
#pragma once

#include <string_view>

#include <pcadmin/error.hpp>
#include <pcadmin/partner.hpp>

namespace pcadmin::command {

/// Each fails with INVALID_VALUE, naming `option`.
Result<void> check_name(std::string_view option, std::string_view name);
/// http:// or https:// and something behind it; no blanks.
Result<void> check_link(std::string_view option, std::string_view link);

/// The texts of a support profile, each only where it isn't empty: an e-mail address has exactly one @
/// with something on both sides and no blanks, a telephone number has digits, a website is a link.
Result<void> check_profile(const SupportProfile& profile);

}  // namespace pcadmin::command
