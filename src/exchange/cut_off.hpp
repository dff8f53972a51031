// JSON whose inner objects PowerShell left out: ConvertTo-Json writes two levels, and of what lies deeper a text.
#pragma once

#include <string>
#include <string_view>

#include "text/translate.hpp"

namespace pcadmin::exchange {

/// Whether a text stands in the place of an object or a list: "@{id=…; name=…}", "System.Object[]", the name of a type.
inline bool is_cut_off(std::string_view text) {
  return text.starts_with("@{") || text.starts_with("System.") || text.starts_with("Microsoft.");
}

inline std::string cut_off_sentence() {
  return text::tr("PowerShell cut this off when it wrote it; write it again with ConvertTo-Json -Depth 10.");
}

}  // namespace pcadmin::exchange
