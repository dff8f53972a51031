// check-store: what it answers of a sound store, and what it says of one that isn't.
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"
#include "rules/profile.hpp"

namespace pcadmin {
namespace {

/// A tenant in which everything that can be undone was changed by an entry of its own.
struct Fixture : test::CommandFixture {
  Fixture() : CommandFixture(Keeps::in_file) {
    given_account();
    reseller = given_reseller("Maple");
    customer = given_customer("Larkfield", "larkfield.example");
    subscription = given_subscription(customer.id, "Office 365");
    given_dap(customer.id, reseller.tenant_id);
    given_contact(subscription.id, reseller.tenant_id);
    const SupportProfile profile = test::profile("help@maple.example");
    write([&](store::Transaction& transaction) { transaction.set_support_profile({reseller.tenant_id, profile}); });
  }

  void damage(const std::string& sql) const { SQLite::Database(path("pcadmin.db"), SQLite::OPEN_READWRITE).exec(sql); }

  std::vector<std::string> checks_that_found_something() {
    const Error error = failure(command::check_store(), {});
    CHECK(name(error.code) == "STORE_DAMAGED");
    CHECK(error.target == path("pcadmin.db"));
    CHECK(output.rows().empty());
    std::vector<std::string> checks;
    for (const ErrorDetail& detail : error.details) {
      CHECK_FALSE(detail.message.empty());
      checks.push_back(detail.code);
    }
    return checks;
  }

  Partner reseller;
  Customer customer;
  Subscription subscription;
};

using Checks = std::vector<std::string>;

TEST_CASE("check-store answers what was looked at where all is well") {
  Fixture fixture;
  REQUIRE(fixture.run(command::check_store(), {}));
  Checks checks;
  for (const test::Row& row : fixture.output.rows()) {
    CHECK(row.at("result") == "sound");
    checks.push_back(row.at("check"));
  }
  CHECK(checks == Checks{"schema", "integrity", "references", "journal"});
  CHECK(fixture.output.ended());
  CHECK(fixture.output.total() == 4);
}

TEST_CASE("check-store says what is wrong with each thing it looks at") {
  Fixture fixture;
  fixture.damage("DROP INDEX customer_name");
  CHECK(fixture.checks_that_found_something() == Checks{"SCHEMA"});
  fixture.damage("PRAGMA foreign_keys = OFF; DELETE FROM partnership; DELETE FROM offer");
  CHECK(fixture.checks_that_found_something() == Checks{"SCHEMA", "REFERENCES"});
}

TEST_CASE("check-store finds what stands though no journal entry says so") {
  const char* const damages[] = {
      "DELETE FROM support_contact",
      "UPDATE partnership SET state = 'ended'",
      "UPDATE customer_relationship SET state = 'ended'",
      "UPDATE administration SET dap = 'revoked'",
      "UPDATE partner SET email = 'who@example.com' WHERE role = 'reseller'",
  };
  for (const char* const damage : damages) {
    CAPTURE(damage);
    Fixture fixture;
    fixture.damage(damage);
    CHECK(fixture.checks_that_found_something() == Checks{"JOURNAL"});
  }
}

TEST_CASE("check-store compares only the newest entry about a thing, and only what came after an import") {
  Fixture fixture;
  const Partner second = fixture.given_reseller("Oak");
  fixture.given_contact(fixture.subscription.id, second.tenant_id);
  fixture.given_contact(fixture.subscription.id, fixture.reseller.tenant_id);
  Partner renamed = fixture.reseller;
  renamed.support_profile = test::profile("new@maple.example");
  fixture.write([&](store::Transaction& transaction) { transaction.save_partner(renamed); });
  REQUIRE(fixture.run(command::check_store(), {}));

  fixture.inputs["contact.json"] = R"({"supportTenantId":")" + second.tenant_id.text() + R"(","supportMpnId":")" +
                                   second.mpn_id->text() + R"(","name":"Oak"})";
  REQUIRE(fixture.run(command::import_data(),
                      {"contact.json", "--kind", "contacts", "--subscription", fixture.subscription.id.text()}));
  REQUIRE(fixture.run(command::check_store(), {}));
}

TEST_CASE("check-store bounds what it lists") {
  Fixture fixture;
  for (int i = 0; i < 60; ++i)
    fixture.given_subscription(fixture.customer.id, "Offer " + std::to_string(i));
  fixture.damage("PRAGMA foreign_keys = OFF; DELETE FROM run; DELETE FROM offer");
  CHECK(fixture.checks_that_found_something().size() == 100);
}

TEST_CASE("check-store says of a store that can't be opened what any command says") {
  test::CommandFixture fixture;
  CHECK(name(fixture.failure(command::check_store(), {}).code) == "STORE_NOT_FOUND");
}

}  // namespace
}  // namespace pcadmin
