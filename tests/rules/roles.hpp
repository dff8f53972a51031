// Roles for tests, also those that only an old store has.
#pragma once

#include <string>
#include <vector>

#include <pcadmin/role.hpp>

namespace pcadmin::test {

inline std::vector<Role> roles(const std::vector<std::string>& texts) {
  std::vector<Role> roles;
  for (const std::string& text : texts)
    roles.push_back(Role::recorded(text));
  return roles;
}

}  // namespace pcadmin::test
