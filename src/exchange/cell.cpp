#include "exchange/cell.hpp"

#include <algorithm>
#include <array>

#include "exchange/ascii.hpp"
#include "text/csv_cell.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

// Blanks, and those that don't break, as web pages and East Asian keyboards give them.
constexpr std::array<std::string_view, 7> blanks{" ", "\t", "\r", "\n", "\u00A0", "\u202F", "\u3000"};

/// Neither a blank nor a part of one.
bool is_plain(char c) {
  return c > ' ' && c < 0x7F;
}

std::string_view trimmed(std::string_view text) {
  if (text.empty() || (is_plain(text.front()) && is_plain(text.back()))) return text;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : blanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        again = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        again = true;
      }
    }
  }
  return text;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "5.10295E+06", with the decimal sign of any region.
bool is_scientific(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent == 0 || exponent == std::string_view::npos) return false;
  std::string_view digits = text.substr(exponent + 1);
  if (!digits.starts_with('+')) return false;
  digits.remove_prefix(1);
  const std::string_view mantissa = text.substr(0, exponent);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit) && is_digit(mantissa.front()) &&
         std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

bool is_error_value(std::string_view text) {
  constexpr std::array<std::string_view, 8> errors{"#NAME?", "#VALUE!", "#REF!",  "#N/A",
                                                   "#NUM!",  "#DIV/0!", "#NULL!", "#SPILL!"};
  return std::any_of(errors.begin(), errors.end(), [&](std::string_view error) { return same_text(error, text); });
}

}  // namespace

std::string_view cell_text(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.size() > 2 && cell.starts_with("=\"") && cell.ends_with('"')) {
    return trimmed(cell.substr(2, cell.size() - 3));
  }
  return text::without_guard(cell);
}

std::optional<std::string> spreadsheet_damage(std::string_view text) {
  const bool is_too_wide = text.size() > 1 && text.find_first_not_of('#') == std::string_view::npos;
  if (is_scientific(text)) {
    return text::say(
        "A spreadsheet has made '{}' of a number, and its digits are lost: make the column one of text, and "
        "enter the number again.",
        text);
  }
  if (is_too_wide) {
    return text::say("'{}' is what a spreadsheet shows in a column that is too narrow: widen it and save again.", text);
  }
  if (!is_error_value(text)) return std::nullopt;
  return text::say(
      "A spreadsheet has made '{}' of this, which it took for a formula: make the column one of text, and "
      "enter it again.",
      text);
}

std::string no_date(std::string_view text) {
  const bool is_local = !text.empty() && is_digit(text.front()) && text.find_first_of("/.") != std::string_view::npos;
  if (is_local) {
    return text::say("'{}' is no date that can be told: day and month stand in either order. Write it as 2027-06-30.",
                     text);
  }
  return text::say("'{}' is no date; write it as 2027-06-30, or with a time as 2027-06-30T12:00:00Z.", text);
}

}  // namespace pcadmin::exchange
