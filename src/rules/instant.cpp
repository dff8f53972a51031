#include <pcadmin/instant.hpp>

#include <array>
#include <cstdio>

namespace pcadmin {

namespace {

using namespace std::chrono;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The text, read from left to right. Blanks in it, which samples of Partner Center have, say nothing.
class DateText {
 public:
  explicit DateText(std::string_view text) {
    for (const char c : text) {
      if (c == ' ') continue;
      if (length_ == characters_.size()) {
        too_long_ = true;
        return;
      }
      characters_[length_++] = c;
    }
  }

  bool too_long() const { return too_long_; }
  bool at_end() const { return position_ == length_; }
  char peek() const { return at_end() ? '\0' : characters_[position_]; }

  bool take(char expected) {
    if (peek() != expected) return false;
    ++position_;
    return true;
  }

  /// Exactly `digits` decimal digits.
  std::optional<int> number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; ++i, ++position_) {
      if (!is_digit(peek())) return std::nullopt;
      value = value * 10 + (peek() - '0');
    }
    return value;
  }

  void skip_digits() {
    while (is_digit(peek()))
      ++position_;
  }

 private:
  std::array<char, 64> characters_{};
  std::size_t length_ = 0;
  std::size_t position_ = 0;
  bool too_long_ = false;
};

std::optional<sys_days> read_date(DateText& reader) {
  const auto y = reader.number(4);
  if (!y || !reader.take('-')) return std::nullopt;
  const auto m = reader.number(2);
  if (!m || !reader.take('-')) return std::nullopt;
  const auto d = reader.number(2);
  if (!d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (*y < 1 || !date.ok()) return std::nullopt;
  return sys_days{date};
}

std::optional<seconds> read_time(DateText& reader) {
  const auto h = reader.number(2);
  if (!h || !reader.take(':')) return std::nullopt;
  const auto m = reader.number(2);
  if (!m) return std::nullopt;
  int s = 0;
  if (reader.take(':')) {
    const auto whole = reader.number(2);
    if (!whole) return std::nullopt;
    s = *whole;
    if (reader.take('.')) {
      if (!is_digit(reader.peek())) return std::nullopt;
      reader.skip_digits();
    }
  }
  if (*h > 23 || *m > 59 || s > 59) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{s};
}

/// How far the time is ahead of UTC.
std::optional<seconds> read_offset(DateText& reader) {
  if (reader.at_end() || reader.take('Z') || reader.take('z')) return seconds{0};
  const bool ahead = reader.take('+');
  if (!ahead && !reader.take('-')) return std::nullopt;
  const auto h = reader.number(2);
  if (!h) return std::nullopt;
  reader.take(':');
  const auto m = reader.number(2);
  if (!m || *h > 14 || *m > 59) return std::nullopt;
  const seconds offset = hours{*h} + minutes{*m};
  return ahead ? offset : -offset;
}

std::optional<Instant> parse(std::string_view text, seconds time_of_a_plain_date) {
  DateText reader(text);
  if (reader.too_long()) return std::nullopt;
  const auto date = read_date(reader);
  if (!date) return std::nullopt;
  if (reader.at_end()) return *date + time_of_a_plain_date;
  if (!reader.take('T') && !reader.take('t') && !is_digit(reader.peek())) return std::nullopt;
  const auto time = read_time(reader);
  if (!time) return std::nullopt;
  const auto offset = read_offset(reader);
  if (!offset || !reader.at_end()) return std::nullopt;
  const Instant instant = *date + *time - *offset;
  if (!is_representable(instant)) return std::nullopt;
  return instant;
}

}  // namespace

bool is_representable(Instant instant) {
  constexpr Instant first = sys_days{year{1} / January / 1};
  constexpr Instant last = sys_days{year{9999} / December / 31} + days{1} - seconds{1};
  return instant >= first && instant <= last;
}

std::optional<Instant> parse_instant(std::string_view text) {
  return parse(text, seconds{0});
}

std::optional<Instant> parse_end(std::string_view text) {
  return parse(text, days{1} - seconds{1});
}

std::string format_instant(Instant instant) {
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", int{date.year()},
                                   unsigned{date.month()}, unsigned{date.day()}, static_cast<int>(time.hours().count()),
                                   static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

Instant add_years(Instant instant, int count) {
  const auto day = floor<days>(instant);
  auto date = year_month_day{day} + years{count};
  if (!date.ok()) date = date.year() / date.month() / last;
  return sys_days{date} + (instant - day);
}

}  // namespace pcadmin
