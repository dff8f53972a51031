#include "text/local_time.hpp"

#include <chrono>
#include <ctime>

namespace pcadmin::text {

std::string local_time(Instant instant) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
  std::tm local{};
  tzset();
  localtime_r(&seconds, &local);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M %Z", &local)};
}

}  // namespace pcadmin::text
