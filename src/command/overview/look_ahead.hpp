// --within DAYS: how far ahead report and status look.
#pragma once

#include <cstdint>

#include <pcadmin/instant.hpp>

#include "error/error.hpp"

namespace pcadmin::command {

/// The instant so many days later. Fails with INVALID_VALUE where they are too many.
Result<Instant> look_ahead(Instant at, std::uint64_t days);

}  // namespace pcadmin::command
