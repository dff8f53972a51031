#include "cli/date.hpp"

#include <charconv>
#include <chrono>
#include <string>

namespace pcadmin::cli {

namespace {

/// "-7d" as -7.
std::optional<int> days_from_today(std::string_view text) {
  if (text == "yesterday") return -1;
  if (text == "today") return 0;
  if (text == "tomorrow") return 1;
  if (text.size() < 3 || (text.front() != '-' && text.front() != '+') || text.back() != 'd') return std::nullopt;
  const std::string_view digits = text.substr(1, text.size() - 2);
  unsigned days = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
  constexpr unsigned most = 4'000'000;  // more than there are in all years
  if (error != std::errc{} || end != digits.data() + digits.size() || days > most) return std::nullopt;
  return text.front() == '-' ? -static_cast<int>(days) : static_cast<int>(days);
}

/// The date in ISO 8601, if it is one; else the text as it is.
std::string in_iso(std::string_view text, Instant now) {
  if (const auto days = days_from_today(text)) {
    const Instant day = std::chrono::floor<std::chrono::days>(now) + std::chrono::days{*days};
    return is_representable(day) ? format_instant(day).substr(0, 10) : std::string();
  }
  std::string iso(text);
  if (iso.size() == 10 && iso[4] == '/' && iso[7] == '/') iso[4] = iso[7] = '-';
  return iso;
}

}  // namespace

std::optional<Instant> typed_instant(std::string_view text, Instant now) {
  return parse_instant(in_iso(text, now));
}

std::optional<Instant> typed_end(std::string_view text, Instant now) {
  return parse_end(in_iso(text, now));
}

}  // namespace pcadmin::cli
