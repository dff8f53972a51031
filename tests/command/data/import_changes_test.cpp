// import --changes: what an import changes, field by field.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

/// "line kind name change field before after" of all rows.
std::vector<std::string> lines(const CommandFixture& fixture) {
  std::vector<std::string> lines;
  for (const Row& row : fixture.output.rows()) {
    std::string line = row.at("line");
    for (const char* const field : {"kind", "name", "change", "field", "before", "after"})
      line += " " + row.at(field);
    lines.push_back(line);
  }
  return lines;
}

constexpr const char* new_partner = "7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77";

struct Tenant : CommandFixture {
  Account account = given_account();
  Customer customer = given_customer("Larkfield", "larkfield.example");
  Subscription visio = given_subscription(customer.id, "Visio");

  Tenant() {
    const std::string subscription = visio.id.text();
    inputs["all.jsonl"] = R"({"subscriptionId":")" + subscription + R"(","supportTenantId":")" + new_partner +
                          R"(","name":"Newcomer"})" + "\n" + R"({"id":")" + subscription +
                          R"(","offerName":"Visio","quantity":31,"customerId":")" + customer.id.text() + "\"}\n" +
                          R"({"id":")" + customer.id.text() +
                          R"(","companyProfile":{"companyName":"Lark","domain":"larkfield.example"}})" + "\n";
  }
};

}  // namespace

TEST_CASE(
    "import --dry-run --changes answers each field that would change, in the order of lines, and writes nothing") {
  Tenant tenant;
  REQUIRE(tenant.run(command::import_data(), {"all.jsonl", "--dry-run", "--changes"}));
  CHECK(lines(tenant) ==
        std::vector<std::string>{
            "1 partner Newcomer created tenantId null 7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77",
            "1 partner Newcomer created name null Newcomer",
            "1 support-contact Visio created supportTenantId null 7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77",
            "2 subscription Visio updated quantity " + std::to_string(tenant.visio.quantity) + " 31",
            "3 customer Lark updated companyName Larkfield Lark",
        });
  const Row row = tenant.output.rows().at(3);
  CHECK(row.at("file") == "all.jsonl");
  CHECK(row.at("id") == tenant.visio.id.text());
  CHECK(row.at("partnerTenantId") == "null");
  CHECK(tenant.output.total() == 5);
  CHECK(tenant.journal().empty());
}

TEST_CASE("import --changes answers the same of what it changed, and nothing of what stands already") {
  Tenant tenant;
  REQUIRE(tenant.run(command::import_data(), {"all.jsonl", "--changes"}));
  CHECK(tenant.output.rows().size() == 5);
  CHECK(tenant.journal().size() == 1);
  REQUIRE(tenant.run(command::import_data(), {"all.jsonl", "--changes"}));
  CHECK(tenant.output.rows().empty());
}

TEST_CASE("import --changes names customer and partner of what lies between them") {
  Tenant tenant;
  tenant.inputs["customer.json"] = R"({"id":")" + tenant.customer.id.text() +
                                   R"(","companyProfile":{"companyName":"Larkfield"},"allowDelegatedAccess":true})";
  REQUIRE(tenant.run(command::import_data(), {"customer.json", "--dry-run", "--changes"}));
  REQUIRE(!tenant.output.rows().empty());
  const Row row = tenant.output.rows().front();
  CHECK(row.at("kind") == "administration");
  CHECK(row.at("name") == "Larkfield");
  CHECK(row.at("id") == tenant.customer.id.text());
  CHECK(row.at("partnerTenantId") == tenant.account.partner.tenant_id.text());
  CHECK(row.at("field") == "dap");
  CHECK(row.at("after") == "active");
}

TEST_CASE("a person who sees what an import would change in counts is told how to see it field by field") {
  Tenant tenant;
  REQUIRE(tenant.run(command::import_data(), {"all.jsonl", "--dry-run"}));
  CHECK(tenant.notes.empty());
  tenant.output.is_for_people = true;
  REQUIRE(tenant.run(command::import_data(), {"all.jsonl", "--dry-run"}));
  CHECK(tenant.notes == std::vector<std::string>{"To see what would change, field by field, add --changes."});
}

}  // namespace pcadmin::test
