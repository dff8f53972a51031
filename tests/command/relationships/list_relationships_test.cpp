#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"
#include "rules/profile.hpp"

namespace pcadmin {
namespace {

using test::Row;

struct Tenant : test::SmallTenant {
  const Partner& active = reseller;
  Partner pending = fixture.given_reseller("Coast", RelationshipState::requested);
};

TEST_CASE("list-relationships shows partnerships, then customers' relationships and administration") {
  Tenant tenant;
  Administration granted;
  granted.gdaps.record({.status = "active", .until = *parse_instant("2027-03-02T02:00:00Z")});
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_administration({{tenant.customer.id, tenant.active.tenant_id}, granted});
  });

  REQUIRE(tenant.fixture.run(command::list_relationships(), {}));

  CHECK(tenant.fixture.output.columns() ==
        std::vector<std::string>{"kind", "customerId", "companyName", "partnerTenantId", "partnerName", "partnerMpnId",
                                 "state", "adminPrivileges", "adminUntil", "adminDaysLeft", "adminAutoExtend",
                                 "adminRoles", "requestedAt", "establishedAt", "endedAt", "agreement"});
  const auto& rows = tenant.fixture.output.rows();
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].at("kind") == "partnership");
  CHECK(rows[0].at("customerId") == "null");
  CHECK(rows[0].at("companyName") == "null");
  CHECK(rows[0].at("partnerName") == "Dawnlight");
  CHECK(rows[0].at("state") == "active");
  CHECK(rows[0].at("adminPrivileges") == "null");
  CHECK(rows[1].at("state") == "requested");
  CHECK(rows[2].at("kind") == "customer");
  CHECK(rows[2].at("customerId") == tenant.customer.id.text());
  CHECK(rows[2].at("partnerName") == "Farhill Cloud");
  CHECK(rows[2].at("state") == "active");
  CHECK(rows[2].at("adminPrivileges") == "null");
  CHECK(rows[3].at("partnerMpnId") == tenant.active.mpn_id->text());
  CHECK(rows[3].at("state") == "none");
  CHECK(rows[3].at("adminPrivileges") == "gdap");
  CHECK(rows[3].at("adminUntil") == "2027-03-02T02:00:00Z");
}

TEST_CASE("list-relationships shows of several GDAPs the roles of all, and how long the one that matters goes on") {
  Tenant tenant;
  const auto set = [&](const Gdaps& gdaps) {
    Administration administration;
    administration.gdaps = gdaps;
    tenant.fixture.write([&](store::Transaction& transaction) {
      transaction.set_administration({{tenant.customer.id, tenant.active.tenant_id}, administration});
    });
  };
  const auto expiring = [&](const std::string& days) {
    return tenant.listed(command::list_relationships(), "adminDaysLeft", {"--expiring", days});
  };
  using Values = std::vector<std::string>;
  const Instant end_of_day = *parse_end("2026-11-23");  // it is noon
  Gdaps gdaps;
  gdaps.record({.id = "1",
                .status = "active",
                .roles = {*Role::parse("Helpdesk Administrator")},
                .until = end_of_day + std::chrono::days{10},
                .auto_extend = false});
  gdaps.record({.id = "2",
                .status = "active",
                .roles = {*Role::parse("Directory Readers")},
                .until = end_of_day + std::chrono::days{300}});
  gdaps.record({.id = "3", .status = "expired", .roles = {*Role::parse("Global Administrator")}, .until = end_of_day});
  set(gdaps);
  REQUIRE(tenant.fixture.run(command::list_relationships(), {"--reseller", "Dawnlight"}));
  const Row row = tenant.fixture.output.rows().back();
  CHECK(row.at("adminRoles") == "Helpdesk Administrator,Directory Readers");
  CHECK(row.at("adminUntil") == "2026-12-03T23:59:59Z");
  CHECK(row.at("adminDaysLeft") == "10");
  CHECK(row.at("adminAutoExtend") == "false");
  CHECK(expiring("10") == Values{"10"});
  tenant.fixture.output.is_for_people = true;
  CHECK(expiring("9").empty());
  CHECK(tenant.fixture.notes.front().find("No GDAP ends within 9 days.") != std::string::npos);

  gdaps.record({.id = "1", .status = "expiring", .until = end_of_day});
  set(gdaps);
  CHECK(expiring("0") == Values{"0"});
  gdaps.record({.id = "1", .status = "active", .auto_extend = true});
  set(gdaps);
  CHECK(expiring("400").empty());
  tenant.fixture.output.is_for_people = false;  // in the order of ids
  CHECK(tenant.listed(command::list_relationships(), "adminAutoExtend").back() == "true");
  gdaps.record({.id = "1", .status = "terminated"});
  gdaps.record({.id = "2", .status = "terminated"});
  set(gdaps);
  CHECK(expiring("400").empty());
  CHECK(tenant.listed(command::list_relationships(), "adminRoles").back() == "null");
}

TEST_CASE("list-relationships narrows to a customer and to a partner") {
  Tenant tenant;
  tenant.fixture.given_dap(tenant.customer.id, tenant.active.tenant_id);
  const auto partners = [&](const std::vector<std::string>& arguments) {
    return tenant.listed(command::list_relationships(), "partnerName", arguments);
  };
  CHECK(partners({"--customer", "larkfield.example"}) == std::vector<std::string>{"Farhill Cloud", "Dawnlight"});
  CHECK(partners({"--reseller", "Dawnlight"}) == std::vector<std::string>{"Dawnlight", "Dawnlight"});
  CHECK(partners({"--reseller", "provider"}) == std::vector<std::string>{"Farhill Cloud"});
  CHECK(partners({"--customer", "Larkfield", "--reseller", "Coast"}).empty());
  CHECK(partners({"--filter", "partnerTenantId=" + tenant.pending.tenant_id.text()}) ==
        std::vector<std::string>{"Coast"});
  CHECK(tenant.fixture.failure(command::list_relationships(), {"--reseller", "nobody"}).code ==
        ErrorCode::partner_not_found);
}

TEST_CASE("A request that nobody answered in time is shown as expired") {
  Tenant tenant;
  Relationship forgotten;
  forgotten.state = RelationshipState::requested;
  forgotten.requested_at = *parse_instant("2026-01-01");
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_partnership({tenant.pending.tenant_id, forgotten});
  });
  CHECK(tenant.listed(command::list_relationships(), "state", {"--reseller", "Coast"}) ==
        std::vector<std::string>{"expired"});
  CHECK(tenant.listed(command::list_resellers(), "partnershipState") == std::vector<std::string>{"active", "expired"});
}

TEST_CASE("list-resellers shows each reseller, its partnership and what customers see of it") {
  Tenant tenant;
  Relationship agreed;
  agreed.state = RelationshipState::active;
  agreed.established_at = *parse_instant("2026-02-03T04:05:06Z");
  agreed.agreement = "SUP-7";
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_partnership({tenant.active.tenant_id, agreed});
  });
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_support_profile({tenant.active.tenant_id, test::profile("help@dawnlight.example")});
  });

  REQUIRE(tenant.fixture.run(command::list_resellers(), {}));

  CHECK(tenant.fixture.output.columns() == std::vector<std::string>{"partnerTenantId", "partnerMpnId", "partnerName",
                                                                    "location", "partnershipState", "requestedAt",
                                                                    "establishedAt", "endedAt", "agreement", "email",
                                                                    "telephone", "website"});
  REQUIRE(tenant.fixture.output.rows().size() == 2);
  const Row& row = tenant.fixture.output.rows()[0];
  CHECK(row.at("partnerTenantId") == tenant.active.tenant_id.text());
  CHECK(row.at("partnerName") == "Dawnlight");
  CHECK(row.at("partnershipState") == "active");
  CHECK(row.at("establishedAt") == "2026-02-03T04:05:06Z");
  CHECK(row.at("endedAt") == "null");
  CHECK(row.at("agreement") == "SUP-7");
  CHECK(row.at("email") == "help@dawnlight.example");
  CHECK(row.at("website") == "null");
}

TEST_CASE("a filter never widens list-relationships beyond the customer and the partner that were named") {
  Tenant tenant;
  const Customer maple = tenant.fixture.given_customer("Maple", "maple.example");
  const std::string of_maple = "customerId=" + maple.id.text();
  const std::string of_coast = "partnerTenantId=" + tenant.pending.tenant_id.text();
  const auto listed = [&](const std::vector<std::string>& arguments) {
    return tenant.listed(command::list_relationships(), "state", arguments);
  };
  CHECK(listed({"--filter", of_maple}) == std::vector<std::string>{"active"});
  CHECK(listed({"--customer", "larkfield.example", "--filter", of_maple}).empty());
  CHECK(listed({"--filter", of_coast}) == std::vector<std::string>{"requested"});
  CHECK(listed({"--reseller", "Dawnlight", "--filter", of_coast}).empty());
}

}  // namespace
}  // namespace pcadmin
