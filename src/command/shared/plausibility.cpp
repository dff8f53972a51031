#include "command/shared/plausibility.hpp"

#include <algorithm>
#include <string>

#include "error/error.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

Error implausible(std::string_view option, std::string_view value, const std::string& why, std::string_view example) {
  return failure(ErrorCode::invalid_value, text::say("{}: '{}' {}", option, value, why),
                 fmt::format("{} {}", option, example), std::string(value));
}

bool is_blank_or_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte <= 0x20 || byte == 0x7f;
}

bool has_blanks(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_blank_or_control);
}

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

Result<void> check_text(std::string_view option, std::string_view value) {
  if (text::is_valid_utf8(value)) return {};
  return failure(ErrorCode::invalid_value, text::say("{}: the value is not valid UTF-8.", option),
                 text::tr("the same text in UTF-8."));
}

}  // namespace

Result<PartnerTenantId> parse_tenant_id(std::string_view text) {
  if (const auto guid = Guid::parse(text)) return PartnerTenantId(*guid);
  return failure(ErrorCode::invalid_guid, text::say("'{}' is no GUID.", text),
                 text::tr("--tenant-id xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx, with or without braces"),
                 std::string(text));
}

Result<void> check_name(std::string_view option, std::string_view name) {
  if (std::all_of(name.begin(), name.end(), is_blank_or_control)) {
    return failure(ErrorCode::invalid_value, text::say("{}: a name can't be blank.", option),
                   fmt::format("{} NAME", option));
  }
  return check_text(option, name);
}

Result<void> check_link(std::string_view option, std::string_view link) {
  std::string scheme(link.substr(0, std::min(link.find("://"), link.size())));
  for (char& letter : scheme) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  const bool plausible =
      (scheme == "http" || scheme == "https") && link.size() > scheme.size() + 3 && !has_blanks(link);
  if (!plausible) {
    return implausible(option, link, text::tr("is no link: it must begin with http:// or https:// and have no blanks."),
                       "https://support.example/help");
  }
  return check_text(option, link);
}

Result<void> check_email(std::string_view option, std::string_view email) {
  const auto at = email.find('@');
  const bool plausible = at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
                         email.find('@', at + 1) == std::string_view::npos && !has_blanks(email);
  if (!plausible) {
    return implausible(option, email, text::tr("is no e-mail address: it needs exactly one @ and no blanks."),
                       "help@support.example");
  }
  return check_text(option, email);
}

Result<void> check_telephone(std::string_view option, std::string_view telephone) {
  const bool has_control =
      std::any_of(telephone.begin(), telephone.end(), [](char c) { return c != ' ' && is_blank_or_control(c); });
  if (has_control || std::none_of(telephone.begin(), telephone.end(), is_digit)) {
    return implausible(option, telephone, text::tr("is no telephone number: it has no digits."), "'+886 2 5550 0100'");
  }
  return check_text(option, telephone);
}

Result<void> check_profile(const SupportProfile& profile) {
  if (!profile.email.empty()) {
    if (auto checked = check_email("--email", profile.email); !checked) return checked;
  }
  if (!profile.telephone.empty()) {
    if (auto checked = check_telephone("--telephone", profile.telephone); !checked) return checked;
  }
  return profile.website.empty() ? Result<void>{} : check_link("--website", profile.website);
}

}  // namespace pcadmin::command
