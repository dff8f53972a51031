#include "command/shared/plausibility.hpp"

#include <algorithm>
#include <utility>

#include "error/error.hpp"
#include "text/support_profile.hpp"
#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

bool is_blank_or_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte <= 0x20 || byte == 0x7f;
}

/// The error for a text that isn't what the option wants.
Error implausible(std::string_view option, std::string_view value, const std::string& why, std::string_view example) {
  const std::string hint =
      text::is_valid_utf8(value) ? fmt::format("{} {}", option, example) : text::tr("the same text in UTF-8.");
  return failure(ErrorCode::invalid_value, text::say("{}: {}", option, why), hint, std::string(value));
}

/// Takes a text of the profile over, where it was typed; answers whether it could be taken.
template <class Text>
bool take(Text& known, const std::optional<std::string>& typed) {
  if (!typed) return true;
  const std::optional<Text> text = Text::parse(*typed);
  if (text) known = *text;
  return text.has_value();
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
  if (text::is_valid_utf8(name)) return {};
  return failure(ErrorCode::invalid_value, text::say("{}: the value is not valid UTF-8.", option),
                 text::tr("the same text in UTF-8."));
}

Result<void> check_link(std::string_view option, std::string_view link) {
  if (is_web_link(link)) return {};
  return implausible(option, link, text::no_link(link), "https://support.example/help");
}

Result<SupportProfile> changed(SupportProfile known, const TypedProfile& typed) {
  if (!take(known.email, typed.email)) {
    return implausible("--email", *typed.email, text::no_email(*typed.email), "help@support.example");
  }
  if (!take(known.telephone, typed.telephone)) {
    return implausible("--telephone", *typed.telephone, text::no_telephone(*typed.telephone), "'+886 2 5550 0100'");
  }
  if (!take(known.website, typed.website)) {
    return implausible("--website", *typed.website, text::no_link(*typed.website), "https://support.example/help");
  }
  return known;
}

}  // namespace pcadmin::command
