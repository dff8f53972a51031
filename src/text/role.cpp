#include "text/role.hpp"

#include <pcadmin/role.hpp>

#include "text/suggestion.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::text {

std::optional<std::string> meant_role(std::string_view text) {
  Suggestion suggestion(text);
  for (const auto& names : {english_role_names(), chinese_role_names()}) {
    for (const std::string_view name : names)
      suggestion.consider(name);
  }
  return suggestion.best();
}

std::string unknown_role(std::string_view text) {
  if (const auto meant = meant_role(text)) {
    return say("the role '{0}' isn't known, and much like '{1}'.", visible(text), *meant);
  }
  return say("the role '{}' isn't known.", visible(text));
}

}  // namespace pcadmin::text
