#include <pcadmin/support_profile.hpp>

#include <algorithm>
#include <cstdint>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte < 0x20 || byte == 0x7f;
}

bool has_blanks(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || is_control(c); });
}

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

/// How many bytes follow the first byte of a UTF-8 character; nothing where none can begin so.
std::optional<std::size_t> following_bytes(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xc2 && first < 0xe0) return 1;
  if (first >= 0xe0 && first < 0xf0) return 2;
  if (first >= 0xf0 && first < 0xf5) return 3;
  return std::nullopt;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const auto following = following_bytes(first);
    if (!following || text.size() <= *following) return false;
    for (std::size_t i = 1; i <= *following; ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) return false;
    }
    if (*following > 1) {
      // Overlong forms, surrogates, and what lies beyond Unicode.
      const auto second = static_cast<unsigned char>(text[1]);
      if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0)) return false;
      if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90)) return false;
    }
    text.remove_prefix(*following + 1);
  }
  return true;
}

}  // namespace

bool is_web_link(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos || scheme + 3 >= text.size()) return false;
  const std::string_view name = text.substr(0, scheme);
  return (same_word(name, "http") || same_word(name, "https")) && !has_blanks(text) && is_utf8(text);
}

template <>
std::optional<EmailAddress> EmailAddress::parse(std::string_view text) {
  if (text.empty()) return EmailAddress();
  const std::size_t at = text.find('@');
  const bool is_one = at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
                      text.find('@', at + 1) == std::string_view::npos && !has_blanks(text) && is_utf8(text);
  return is_one ? std::optional(recorded(std::string(text))) : std::nullopt;
}

template <>
std::optional<Telephone> Telephone::parse(std::string_view text) {
  if (text.empty()) return Telephone();
  const bool is_one = std::any_of(text.begin(), text.end(), is_digit) &&
                      std::none_of(text.begin(), text.end(), is_control) && is_utf8(text);
  return is_one ? std::optional(recorded(std::string(text))) : std::nullopt;
}

template <>
std::optional<Website> Website::parse(std::string_view text) {
  if (text.empty()) return Website();
  return is_web_link(text) ? std::optional(recorded(std::string(text))) : std::nullopt;
}

}  // namespace pcadmin
