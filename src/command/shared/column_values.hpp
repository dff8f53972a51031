// All that a column can be, where its values are words of this program: for --filter and completion.
#pragma once

#include <array>
#include <string_view>

namespace pcadmin::command {

inline constexpr std::array<std::string_view, 3> contact_sources{"default", "assigned", "unsupported"};
inline constexpr std::array<std::string_view, 3> partner_roles{"provider", "reseller", "other"};
inline constexpr std::array<std::string_view, 2> relationship_kinds{"partnership", "customer"};
inline constexpr std::array<std::string_view, 6> relationship_states{"none",     "requested", "active",
                                                                     "declined", "ended",     "expired"};
inline constexpr std::array<std::string_view, 4> admin_privileges{"none", "dap", "gdap", "dap+gdap"};
inline constexpr std::array<std::string_view, 6> channels{"csp", "direct", "open", "ea", "advisor", "other"};
inline constexpr std::array<std::string_view, 12> change_kinds{"account",
                                                               "partner",
                                                               "customer",
                                                               "subscription",
                                                               "support-profile",
                                                               "partnership",
                                                               "customer-relationship",
                                                               "administration",
                                                               "support-contact",
                                                               "import",
                                                               "seed",
                                                               "restore"};
inline constexpr std::array<std::string_view, 5> setting_sources{"flag", "environment", "file", "system", "default"};

}  // namespace pcadmin::command
