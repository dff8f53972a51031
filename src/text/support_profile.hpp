// Sentences that say why a text can't be part of a support profile, or a link.
#pragma once

#include <string>
#include <string_view>

namespace pcadmin::text {

std::string no_email(std::string_view value);
std::string no_telephone(std::string_view value);
std::string no_link(std::string_view value);

}  // namespace pcadmin::text
