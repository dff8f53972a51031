#include <pcadmin/administration.hpp>

#include <iterator>
#include <string>
#include <vector>

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

const Role helpdesk = *Role::parse("Helpdesk Administrator");
const Role service_support = *Role::parse("Service Support Administrator");
const Role readers = *Role::parse("Directory Readers");

Gdap with_role(Gdap gdap, const Role& role) {
  gdap.roles.push_back(role);
  return gdap;
}

}  // namespace

TEST_CASE("privileges in force name both forms, and tell none from unknown") {
  Administration administration;
  CHECK_FALSE(privileges_in_force(administration, now));
  administration.dap = DapState::absent;
  CHECK(privileges_in_force(administration, now) == "none");
  administration.dap = DapState::active;
  CHECK(privileges_in_force(administration, now) == "dap");
  administration.gdaps.record(gdap("1", "active", "2027-01-01"));
  administration.gdaps.record(gdap("2", "expired", "2026-01-01"));
  CHECK(privileges_in_force(administration, now) == "dap+gdap");
  administration.dap = DapState::revoked;
  CHECK(privileges_in_force(administration, now) == "gdap");
  CHECK(privileges_in_force(administration, at("2027-01-02")) == "none");
}

TEST_CASE("the end of GDAP is told while it counts or once it has passed, not of one that was taken away before") {
  Administration administration;
  CHECK_FALSE(gdap_end(administration, now));
  administration.gdaps.record(gdap("1", "active", "2027-01-01"));
  CHECK(gdap_end(administration, now) == parse_end("2027-01-01"));
  CHECK(gdap_end(administration, at("2027-06-01T00:00:00Z")) == parse_end("2027-01-01"));
  administration.gdaps.record(gdap("1", "terminated", "2027-01-01"));
  CHECK_FALSE(gdap_end(administration, now));
}

TEST_CASE("all granular relationships in force count, with the roles of all, each till its end") {
  Administration administration;
  administration.gdaps.record(with_role(gdap("1", "active", "2026-09-30"), helpdesk));
  administration.gdaps.record(with_role(gdap("2", "active", "2027-01-01"), readers));
  administration.gdaps.record(with_role(gdap("3", "expired", "2026-01-01"), service_support));
  CHECK(standing(administration, now) == AdministrationStanding::sufficient);
  CHECK(roles_in_force(administration, now) == std::vector{helpdesk, readers});
  CHECK(standing(administration, at("2026-10-01T00:00:00Z")) == AdministrationStanding::role_insufficient);
  CHECK(roles_in_force(administration, at("2026-10-01T00:00:00Z")) == std::vector{readers});
  CHECK(standing(administration, at("2027-01-02T00:00:00Z")) == AdministrationStanding::ended);
}

TEST_CASE("administration lasts as long as the last of the granular relationships that suffice for support") {
  Administration administration;
  const auto end = [&](const char* instant) { return gdap_end(administration, at(instant)); };
  administration.gdaps.record(with_role(gdap("1", "active", "2027-06-01"), readers));
  CHECK(end("2026-06-15T12:00:00Z") == parse_end("2027-06-01"));
  administration.gdaps.record(with_role(gdap("2", "active", "2026-12-31"), helpdesk));
  administration.gdaps.record(with_role(gdap("3", "active", "2026-09-30"), service_support));
  administration.gdaps.record(with_role(gdap("4", "terminated", "2028-01-01"), service_support));
  CHECK(end("2026-06-15T12:00:00Z") == parse_end("2026-12-31"));
  CHECK(end("2027-01-01T00:00:00Z") == parse_end("2027-06-01"));
  CHECK(end("2027-09-01T00:00:00Z") == parse_end("2027-06-01"));
  Gdap moving = with_role(gdap("0", "active", "2026-07-01"), helpdesk);
  moving.auto_extend = true;
  administration.gdaps.record(moving);
  CHECK(gdap_outlook(administration, now) ==
        GdapOutlook{.in_force = true, .end = parse_end("2026-12-31"), .auto_extend = true});
  CHECK(gdap_outlook(administration, at("2027-02-01T00:00:00Z")) ==
        GdapOutlook{.in_force = true, .end = parse_end("2026-07-01"), .auto_extend = true});
}

TEST_CASE("whether administration is extended is told where it is said of all that counts, or of one that is") {
  Administration administration;
  const auto outlook = [&] { return gdap_outlook(administration, now); };
  CHECK(outlook() == GdapOutlook{});
  Gdap first = gdap("1", "active", "2027-01-01");
  administration.gdaps.record(first);
  CHECK(outlook() == GdapOutlook{.in_force = true, .end = first.until});
  first.auto_extend = false;
  administration.gdaps.record(first);
  CHECK(outlook().auto_extend == false);
  Gdap second{.id = "2", .status = "active"};
  administration.gdaps.record(second);
  CHECK(outlook() == GdapOutlook{.in_force = true});  // of one nobody said when it ends, and whether
  second.auto_extend = true;
  administration.gdaps.record(second);
  CHECK(outlook().auto_extend == true);
  administration.gdaps.record({.id = "1", .status = "terminated"});
  administration.gdaps.record({.id = "2", .status = "terminated", .until = at("2026-06-01T00:00:00Z")});
  CHECK(outlook() == GdapOutlook{.end = at("2026-06-01T00:00:00Z")});
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
  Gdaps gdaps;
  gdaps.record(gdap("1", "active", "2027-01-01"));
  gdaps.record(gdap("1", "terminated", "2027-01-01"));
  REQUIRE(gdaps.size() == 1);
  CHECK(gdaps.begin()->status == "terminated");
}

TEST_CASE("granular relationships are told apart by their ids, else by their names; one without either is one's own") {
  const auto named = [](std::string id, std::string name) {
    Gdap made = gdap(std::move(id), "active", "2027-01-01");
    made.display_name = std::move(name);
    return made;
  };
  const Gdap all[] = {named("", ""), named("", "Support 2026"), named("", "Support 2027"), named("1", "Both"),
                      named("2", "Both")};
  Gdaps forward;
  Gdaps backward;
  for (std::size_t i = 0; i < std::size(all); ++i) {
    forward.record(all[i]);
    backward.record(all[std::size(all) - 1 - i]);
  }
  CHECK(forward.size() == std::size(all));
  CHECK(forward == backward);
  forward.record(named("3", "Support 2026"));
  CHECK(forward.size() == std::size(all));
  forward.record(named("1", "Support 2027"));  // one that was known by its id, and by its name
  CHECK(forward.size() == std::size(all) - 1);
  Gdaps again;
  for (const Gdap& each : forward)
    again.record(each);
  CHECK(again == forward);
}

TEST_CASE("what the newest state of a granular relationship doesn't say is as it was") {
  Gdap known = with_role(gdap("1", "active", "2027-01-01"), helpdesk);
  known.display_name = "Support 2026";
  known.auto_extend = true;
  Gdap listed;
  listed.display_name = known.display_name;
  listed.status = "expiring";
  Gdaps gdaps;
  gdaps.record(known);
  gdaps.record(listed);
  known.status = listed.status;
  REQUIRE(gdaps.size() == 1);
  CHECK(*gdaps.begin() == known);
}
