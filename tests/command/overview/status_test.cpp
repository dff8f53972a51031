// status: how things stand, on one screen.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

/// Maple's Office is supported by a reseller whose GDAP ends in ten days; Visio by one that lost its administration.
struct Tenant : CommandFixture {
  Tenant() {
    given_account();
    const Customer maple = given_customer("Maple", "maple.example");
    const Partner soon = given_reseller("Soon");
    const Partner lost = given_reseller("Lost");
    given_reseller("Waiting", RelationshipState::requested);
    Administration administration;
    administration.gdaps.record({.status = "active",
                                 .roles = {Role::parse("Helpdesk Administrator").value()},
                                 .until = now + std::chrono::days{10}});
    write([&](store::Transaction& tx) { tx.set_administration({{maple.id, soon.tenant_id}, administration}); });
    given_contact(given_subscription(maple.id, "Office").id, soon.tenant_id);
    given_contact(given_subscription(maple.id, "Visio").id, lost.tenant_id);
  }
};

std::vector<std::string> lines(const std::vector<Row>& rows, const std::string& section) {
  std::vector<std::string> found;
  for (const Row& row : rows) {
    if (row.at("section") == section)
      found.push_back(row.at("name") + " " + row.at("count") + " " + row.at("at").substr(0, 10) + " " +
                      row.at("command"));
  }
  return found;
}

}  // namespace

TEST_CASE("status counts what there is, what is wrong and what ends, each with its command") {
  Tenant tenant;
  REQUIRE(tenant.run(command::set_support_profile(), {"Soon", "--email", "a@soon.example"}));
  REQUIRE(tenant.run(command::status(), {}));
  const auto& rows = tenant.output.rows();
  CHECK(lines(rows, "known") == std::vector<std::string>{"customers 1 null pcadmin list-customers",
                                                         "subscriptions 2 null pcadmin list-subscriptions",
                                                         "resellers 3 null pcadmin list-resellers"});
  CHECK(lines(rows, "attention") ==
        std::vector<std::string>{
            "ADMIN_PRIVILEGES_MISSING 1 null pcadmin check-contacts --filter reasons=ADMIN_PRIVILEGES_MISSING",
            "requests 1 null pcadmin list-relationships --filter state=requested"});
  CHECK(lines(rows, "soon") ==
        std::vector<std::string>{"contacts 1 2026-12-03 pcadmin check-contacts --as-of 2026-12-04"});
  CHECK(lines(rows, "runs").at(0).starts_with("set-support-profile "));
  CHECK(tenant.output.ended());
}

TEST_CASE("status for people is a screen, on which a command stands whole on its line") {
  Tenant tenant;
  tenant.output.is_for_people = true;
  REQUIRE(tenant.run(command::status(), {}));
  const std::string& screen = tenant.output.texts();
  CAPTURE(screen);
  CHECK(screen.find("  1 customer\n      pcadmin list-customers\n") != std::string::npos);
  CHECK(screen.find("  The customer never granted delegated administration: 1\n") != std::string::npos);
  CHECK(screen.find("  2026-12-03: contacts that qualify for the last time: 1\n"
                    "      pcadmin check-contacts --as-of 2026-12-04\n") != std::string::npos);
}

TEST_CASE("where all is well, status says so") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.output.is_for_people = true;
  REQUIRE(fixture.run(command::status(), {}));
  CHECK(fixture.output.texts().find("  Every support contact qualifies.\n") != std::string::npos);
  CHECK(fixture.output.texts().find("  By what is known today, nothing ends.\n") != std::string::npos);
  CHECK(fixture.failure(command::status(), {"--within", "99999"}).code == ErrorCode::invalid_value);
}

}  // namespace pcadmin::test
