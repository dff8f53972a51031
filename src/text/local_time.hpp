// Instants as people read them.
#pragma once

#include <string>

#include <pcadmin/instant.hpp>

namespace pcadmin::text {

/// "2026-11-28 20:00 CST": to the minute, in the time zone of the system (TZ), which is named.
std::string local_time(Instant instant);

}  // namespace pcadmin::text
