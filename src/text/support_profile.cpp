#include "text/support_profile.hpp"

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::text {

namespace {

std::string sentence(std::string_view value, const char* why) {
  return is_valid_utf8(value) ? say("'{}' {}", value, why) : std::string(tr("the value is not valid UTF-8."));
}

}  // namespace

std::string no_email(std::string_view value) {
  return sentence(value, tr("is no e-mail address: it needs exactly one @ and no blanks."));
}

std::string no_telephone(std::string_view value) {
  return sentence(value, tr("is no telephone number: it has no digits."));
}

std::string no_link(std::string_view value) {
  return sentence(value, tr("is no link: it must begin with http:// or https:// and have no blanks."));
}

}  // namespace pcadmin::text
