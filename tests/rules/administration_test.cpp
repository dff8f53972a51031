#include <pcadmin/administration.hpp>

#include <catch2/catch.hpp>

#include "rules/at.hpp"

using namespace pcadmin;
using test::at;

namespace {

const Instant now = at("2026-06-15T12:00:00Z");

Gdap gdap(std::string id, std::string status, std::string_view until) {
  Gdap result;
  result.id = std::move(id);
  result.status = std::move(status);
  result.until = parse_end(until);
  return result;
}

}  // namespace

TEST_CASE("privileges in force name both forms, and tell none from unknown") {
  Administration administration;
  CHECK_FALSE(privileges_in_force(administration, now));
  administration.dap = DapState::absent;
  CHECK(privileges_in_force(administration, now) == "none");
  administration.dap = DapState::active;
  CHECK(privileges_in_force(administration, now) == "dap");
  administration.gdap = gdap("1", "active", "2027-01-01");
  CHECK(privileges_in_force(administration, now) == "dap+gdap");
  administration.dap = DapState::revoked;
  CHECK(privileges_in_force(administration, now) == "gdap");
  CHECK(privileges_in_force(administration, at("2027-01-02")) == "none");
}

TEST_CASE("the end of GDAP is told while it counts or once it has passed, not of one that was taken away before") {
  Administration administration;
  CHECK_FALSE(gdap_end(administration, now));
  administration.gdap = gdap("1", "active", "2027-01-01");
  CHECK(gdap_end(administration, now) == parse_end("2027-01-01"));
  CHECK(gdap_end(administration, at("2027-06-01T00:00:00Z")) == parse_end("2027-01-01"));
  administration.gdap->status = "terminated";
  CHECK_FALSE(gdap_end(administration, now));
}

TEST_CASE("of two granular relationships the one in force prevails, then the one that ends later") {
  const auto active = gdap("1", "active", "2027-01-01");
  const auto longer = gdap("2", "active", "2027-06-01");
  const auto expired = gdap("3", "expired", "2026-01-01");
  CHECK(prevailing(active, expired, now) == active);
  CHECK(prevailing(expired, active, now) == active);
  CHECK(prevailing(active, longer, now) == longer);
  CHECK(prevailing(longer, active, now) == longer);
}

TEST_CASE("the granular relationship that ends later prevails, whichever id is greater") {
  const auto longer = gdap("1", "active", "2027-06-01");
  const auto shorter = gdap("2", "active", "2027-01-01");
  CHECK(prevailing(longer, shorter, now) == longer);
  CHECK(prevailing(shorter, longer, now) == longer);
  auto endless = gdap("0", "active", "2026-12-01");
  endless.auto_extend = true;
  CHECK(prevailing(endless, longer, now) == endless);
}

TEST_CASE("a granular relationship counts up to the instant of its end, that instant included") {
  Gdap ending = gdap("1", "active", "2027-01-01");
  ending.until = at("2027-01-01T12:00:00Z");
  CHECK(in_force(ending, at("2027-01-01T12:00:00Z")));
  CHECK_FALSE(in_force(ending, at("2027-01-01T12:00:01Z")));
  ending.auto_extend = true;
  CHECK(in_force(ending, at("2027-01-01T12:00:01Z")));
}

TEST_CASE("an end that is a date is the end of that day") {
  const Gdap ending = gdap("1", "active", "2027-01-01");
  CHECK(in_force(ending, at("2027-01-01T23:59:59Z")));
  CHECK_FALSE(in_force(ending, at("2027-01-02T00:00:00Z")));
}

TEST_CASE("news of the same granular relationship replace it, even when they are bad") {
  const auto active = gdap("1", "active", "2027-01-01");
  const auto terminated = gdap("1", "terminated", "2027-01-01");
  CHECK(prevailing(active, terminated, now) == terminated);

  auto unnamed = gdap("", "active", "2027-01-01");
  CHECK(prevailing(unnamed, gdap("", "expired", "2026-01-01"), now).status == "expired");
  unnamed.display_name = "Support 2026";
  auto other = gdap("", "expired", "2026-01-01");
  other.display_name = "Support 2025";
  CHECK(prevailing(unnamed, other, now) == unnamed);
}

TEST_CASE("which of several granular relationships prevails doesn't depend on their order") {
  const Gdap all[] = {gdap("1", "expired", "2025-01-01"), gdap("2", "expired", "2026-01-01"),
                      gdap("3", "terminated", "2026-01-01")};
  for (const Gdap& a : all) {
    for (const Gdap& b : all)
      CHECK(prevailing(a, b, now) == prevailing(b, a, now));
  }
}
