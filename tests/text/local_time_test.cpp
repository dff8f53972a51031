#include "text/local_time.hpp"

#include <cstdlib>
#include <ctime>
#include <string>

#include <catch2/catch.hpp>

using namespace pcadmin;

namespace {

/// Another time zone than that of the test, as long as it lives.
class Zone {
 public:
  explicit Zone(const char* zone) {
    if (const char* before = std::getenv("TZ")) before_ = before;
    setenv("TZ", zone, 1);
  }
  ~Zone() {
    if (before_.empty()) {
      unsetenv("TZ");
    } else {
      setenv("TZ", before_.c_str(), 1);
    }
    tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  std::string before_;
};

}  // namespace

TEST_CASE("people read instants in the time of their place, which is named") {
  const Instant instant = *parse_instant("2026-07-01T23:30:59Z");
  {
    const Zone taipei("CST-8");
    CHECK(text::local_time(instant) == "2026-07-02 07:30 CST");
  }
  const Zone berlin("CET-1CEST,M3.5.0,M10.5.0/3");
  CHECK(text::local_time(instant) == "2026-07-02 01:30 CEST");
  CHECK(text::local_time(*parse_instant("2026-01-01T00:00:00Z")) == "2026-01-01 01:00 CET");
}
