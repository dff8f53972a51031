#include "exchange/workbook_cells.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "exchange/ascii.hpp"

namespace pcadmin::exchange {

namespace {

/// A double holds whole numbers up to here in all their digits.
constexpr double most_digits = 1e15;

std::optional<double> parsed(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

std::string workbook_number(std::string_view text) {
  const auto number = parsed(text);
  const bool is_whole = number && std::abs(*number) < most_digits && std::trunc(*number) == *number;
  return is_whole ? fmt::format("{}", static_cast<std::int64_t>(*number)) : std::string(text);
}

std::string workbook_date(std::string_view text, bool from_1904) {
  using namespace std::chrono;
  constexpr double last_day = 2958466;  // the end of the year 9999
  const auto number = parsed(text);
  if (!number || *number < 0 || *number >= last_day) return std::string(text);
  // Day 60 of 1900 is one that there never was; later days are counted from the day before that year began.
  const sys_days first = from_1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / 30);
  const auto whole = static_cast<std::int64_t>(*number);
  const auto second = static_cast<std::int64_t>(std::llround((*number - static_cast<double>(whole)) * 86400));
  const auto at = sys_seconds(first + days(whole)) + seconds(second);
  const year_month_day date(floor<days>(at));
  const hh_mm_ss time(at - floor<days>(at));
  std::string written = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (second != 0) {
    written += fmt::format("T{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
  }
  return written;
}

bool shows_date(unsigned format_id, std::string_view format_code) {
  if ((format_id >= 14 && format_id <= 22) || (format_id >= 27 && format_id <= 36) ||
      (format_id >= 45 && format_id <= 47) || (format_id >= 50 && format_id <= 58)) {
    return true;
  }
  char closing = 0;
  for (std::size_t i = 0; i < format_code.size(); ++i) {
    const char c = lower(format_code[i]);
    if (closing != 0) {
      if (c == closing) closing = 0;
    } else if (c == '"' || c == '[') {
      closing = c == '"' ? '"' : ']';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next one stands for itself
    } else if (c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's') {
      return true;
    }
  }
  return false;
}

std::string workbook_text(std::string_view text) {
  std::string plain;
  while (true) {
    const std::size_t at = text.find("_x");
    plain += text.substr(0, at);
    if (at == std::string_view::npos) return plain;
    text.remove_prefix(at);
    unsigned code = 0;
    const char* const digits = text.data() + 2;
    const bool is_escape =
        text.size() >= 7 && text[6] == '_' && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
    if (is_escape && code < 0x80) {
      plain += static_cast<char>(code);
      text.remove_prefix(7);
    } else {
      plain += text.substr(0, 2);
      text.remove_prefix(2);
    }
  }
}

}  // namespace pcadmin::exchange
