// Roles as people mistype them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pcadmin::text {

/// The known role that was probably meant by a text that is none.
std::optional<std::string> meant_role(std::string_view text);

/// A sentence: the text is no role, with the one that was probably meant.
std::string unknown_role(std::string_view text);

}  // namespace pcadmin::text
