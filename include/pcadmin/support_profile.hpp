// What a customer's support page shows of a partner: where to write, call and read.
//
//     std::optional<Website> website = Website::parse("https://support.example/help");
//     if (website) profile.website = *website;  // nothing for "javascript:alert(1)"
//
// No more is checked than can be known for certain: a plausible address may still lead nowhere. (This project's rules.)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pcadmin {

/// Whether a text is a link for people: http:// or https:// in any case and something behind it; UTF-8 without blanks
/// and control characters.
bool is_web_link(std::string_view text);

/// One text of a support profile. A default-constructed one is not known, and its text empty.
template <class Kind>
class ContactText {
 public:
  ContactText() = default;

  /// Nothing where the text can't be one. An empty text is one that isn't known.
  static std::optional<ContactText> parse(std::string_view text);

  /// A text as a store recorded it, whatever it is: earlier versions took from imports what parse() refuses.
  static ContactText recorded(std::string text) { return ContactText(std::move(text)); }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  bool operator==(const ContactText&) const = default;

 private:
  explicit ContactText(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

using EmailAddress = ContactText<struct EmailAddressKind>;  ///< exactly one @ with something on both sides; no blanks
using Telephone = ContactText<struct TelephoneKind>;        ///< has a digit; may have blanks, no control characters
using Website = ContactText<struct WebsiteKind>;            ///< see is_web_link()

template <>
std::optional<EmailAddress> EmailAddress::parse(std::string_view text);
template <>
std::optional<Telephone> Telephone::parse(std::string_view text);
template <>
std::optional<Website> Website::parse(std::string_view text);

struct SupportProfile {
  EmailAddress email;
  Telephone telephone;
  Website website;

  bool operator==(const SupportProfile&) const = default;
};

}  // namespace pcadmin
