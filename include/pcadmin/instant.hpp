// Instants: points in time with a precision of one second, always UTC.
//
// The library never asks a clock; whoever calls it says which instant counts.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pcadmin {

using Instant = std::chrono::sys_seconds;

/// Whether an instant lies in the years 1 to 9999, all that Partner Center's dates can express.
bool is_representable(Instant instant);

/// Reads ISO 8601: a date ("2026-11-23", midnight UTC) or date and time with "Z", an offset, or
/// nothing (then UTC); fractions of a second are dropped. Blanks inside, as Partner Center's own samples have them
/// ("2015-11-25T06: 41: 12Z"), are ignored. Years 1 to 9999; impossible dates are refused.
std::optional<Instant> parse_instant(std::string_view text);

/// As parse_instant, but a date without a time means its last second, 23:59:59 UTC: the end that is
/// meant when someone writes "until 2026-11-23".
std::optional<Instant> parse_end(std::string_view text);

/// "2026-11-23T15:49:00Z".
std::string format_instant(Instant instant);

/// The same calendar day `years` later; 29 February becomes 28 February where there is none.
Instant add_years(Instant instant, int years);

}  // namespace pcadmin
