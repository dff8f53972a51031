// Support profiles for tests, whatever their texts are.
#pragma once

#include <string>

#include <pcadmin/support_profile.hpp>

namespace pcadmin::test {

inline SupportProfile profile(std::string email, std::string telephone = {}, std::string website = {}) {
  return {.email = EmailAddress::recorded(std::move(email)),
          .telephone = Telephone::recorded(std::move(telephone)),
          .website = Website::recorded(std::move(website))};
}

}  // namespace pcadmin::test
