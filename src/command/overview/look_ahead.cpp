#include "command/overview/look_ahead.hpp"

#include <chrono>
#include <string>

#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

constexpr std::uint64_t most_days = 3650;

}  // namespace

Result<Instant> look_ahead(Instant at, std::uint64_t days) {
  if (days > most_days) {
    return failure(ErrorCode::invalid_value,
                   text::say("--within: {0} days are too many; {1} at most.", days, most_days), {},
                   std::to_string(days));
  }
  const Instant soon = at + std::chrono::days(days);
  if (is_representable(soon)) return soon;
  return failure(ErrorCode::invalid_value, text::tr("--within reaches beyond the year 9999."), {},
                 std::to_string(days));
}

}  // namespace pcadmin::command
