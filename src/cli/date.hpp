// A date as it is typed: "2026-11-23", "2026/11/23", an instant such as "2026-11-23T15:49:00Z", "yesterday", "today",
// "tomorrow", "-7d" or "+30d". Days are those of UTC.
#pragma once

#include <optional>
#include <string_view>

#include <pcadmin/instant.hpp>

namespace pcadmin::cli {

/// A date means its first second. Nothing where it is none, or lies outside the years 1 to 9999.
std::optional<Instant> typed_instant(std::string_view text, Instant now);

/// A date means its last second.
std::optional<Instant> typed_end(std::string_view text, Instant now);

}  // namespace pcadmin::cli
