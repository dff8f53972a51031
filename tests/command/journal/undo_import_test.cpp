// Taking back an import: as if it had never been, or not at all.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

constexpr const char* new_customer = "5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900";
constexpr const char* new_subscription = "6c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900";
constexpr const char* new_partner = "7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77";
constexpr const char* earlier_import = "8d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77";

std::string customer(const std::string& id, const std::string& name, const std::string& relationship = "reseller") {
  return R"({"id":")" + id + R"(","companyProfile":{"companyName":")" + name +
         R"(","domain":"x.example"},"relationshipToPartner":")" + relationship + R"(","allowDelegatedAccess":true})" +
         "\n";
}

std::string subscription(const std::string& id, const std::string& customer, const std::string& name) {
  return R"({"id":")" + id + R"(","offerName":"E3","friendlyName":")" + name + R"(","quantity":7,"customerId":")" +
         customer + "\"}\n";
}

std::string reseller(const std::string& id, const std::string& name, const std::string& mpn_id) {
  return R"({"id":")" + id + R"(","name":")" + name +
         R"(","relationshipType":"is_indirect_cloud_solution_provider_of","state":"Active","mpnId":")" + mpn_id +
         "\"}\n";
}

std::string contact(const std::string& subscription, const std::string& partner, const std::string& name) {
  return R"({"subscriptionId":")" + subscription + R"(","supportTenantId":")" + partner + R"(","name":")" + name +
         "\"}\n";
}

/// A tenant with something of every kind, and an import that changes and creates something of every kind.
struct Tenant : CommandFixture {
  Account account = given_account();
  Partner first = given_reseller("Dawnlight");
  Partner second = given_reseller("Bluegate", RelationshipState::ended);
  Customer larkfield = given_customer("Larkfield", "larkfield.example");
  Customer maplestone = given_customer("Maplestone", "maplestone.example", RelationshipState::ended);
  Subscription visio = given_subscription(larkfield.id, "Visio");
  Subscription teams = given_subscription(larkfield.id, "Teams");

  Tenant() {
    given_dap(larkfield.id, first.tenant_id);
    given_contact(visio.id, first.tenant_id);
    inputs["earlier.jsonl"] = customer(earlier_import, "Earlier");
    inputs["all.jsonl"] =
        customer(larkfield.id.text(), "Larkfield (new)") + customer(new_customer, "New") +
        customer(maplestone.id.text(), "Maplestone") + reseller(second.tenant_id.text(), "Bluegate (new)", "4711") +
        reseller(new_partner, "Newcomer", "4712") + subscription(teams.id.text(), larkfield.id.text(), "Staff") +
        subscription(new_subscription, new_customer, "Plant") + contact(teams.id.text(), new_partner, "Newcomer") +
        contact(new_subscription, first.tenant_id.text(), "Dawnlight");
    inputs["resellers.json"] = "[" + reseller(new_partner, "Newcomer", "4712") + "]";
    REQUIRE(run(command::import_data(), {"earlier.jsonl"}));
  }

  std::string exported() {
    REQUIRE(run(command::export_data(), {}));
    std::string all;
    for (const std::string& resource : output.resources())
      all += resource + "\n";
    return all;
  }

  void import_all() {
    REQUIRE(run(command::import_data(), {"all.jsonl"}));
    CHECK(output.rows().at(0).at("created") == "5");
  }
  void do_undo(Words words = {}) {
    words.emplace_back("--yes");
    REQUIRE(run(command::undo(), words));
  }
  Error undo_failure(Words words = {}) {
    words.emplace_back("--yes");
    return failure(command::undo(), words);
  }
  std::string newest_run() { return std::to_string(journal().front().run_id); }
};

TEST_CASE("undoing an import leaves what stood before it, in every byte that is exported") {
  Tenant tenant;
  const std::string before = tenant.exported();
  tenant.import_all();
  REQUIRE(tenant.exported() != before);
  const store::ChangeRecord import = tenant.journal().front();
  tenant.do_undo();
  REQUIRE(tenant.output.rows().size() == 1);
  const Row row = tenant.output.rows().front();
  CHECK(row.at("kind") == "import");
  CHECK(row.at("changeId") == std::to_string(import.change_id));
  CHECK(row.at("before") == import.after);
  CHECK(row.at("after") == "null");
  CHECK(row.at("result") == "undone");
  CHECK(tenant.exported() == before);

  const store::ChangeRecord undone = tenant.journal().front();
  CHECK(undone.command == "undo");
  CHECK(undone.kind == store::ChangeKind::import);
  CHECK(undone.run_id == import.run_id + 1);
  CHECK(undone.after == R"({"undoneRunId":)" + std::to_string(import.run_id) +
                            R"(,"things":[{"kind":"partner","removed":1,"restored":1},)"
                            R"({"kind":"partnership","removed":0,"restored":1},)"
                            R"({"kind":"customer","removed":1,"restored":2},)"
                            R"({"kind":"customer-relationship","removed":0,"restored":2},)"
                            R"({"kind":"administration","removed":2,"restored":0},)"
                            R"({"kind":"subscription","removed":1,"restored":1},)"
                            R"({"kind":"support-contact","removed":1,"restored":0}]})");

  SECTION("and the same can be imported again") {
    tenant.import_all();
    tenant.do_undo();
    CHECK(tenant.exported() == before);
  }
  SECTION("but undoing isn't undone") {
    const Error error = tenant.undo_failure();
    CHECK(error.code == ErrorCode::not_undoable);
    CHECK(error.message.find("Import the files again") != std::string::npos);
  }
}

TEST_CASE("of a contact that was there also who designated it comes back") {
  Tenant tenant;
  const std::string before = tenant.exported();
  // The same contact, of whom Partner Center knows more.
  tenant.inputs["contact.jsonl"] = R"({"subscriptionId":")" + tenant.visio.id.text() + R"(","supportTenantId":")" +
                                   tenant.first.tenant_id.text() +
                                   R"(","pcadmin":{"assignedAt":"2020-01-01T00:00:00Z","assignedBy":"someone"}})";
  REQUIRE(tenant.run(command::import_data(), {"contact.jsonl"}));
  REQUIRE(tenant.exported() != before);
  tenant.do_undo();
  CHECK(tenant.exported() == before);
}

TEST_CASE("what changed twice in an import comes back as it was before the first time") {
  Tenant tenant;
  const std::string before = tenant.exported();
  for (const char* const name : {"A", "B"}) {
    tenant.inputs[name] = customer(tenant.larkfield.id.text(), name) +
                          subscription(tenant.visio.id.text(), tenant.larkfield.id.text(), name);
  }
  REQUIRE(tenant.run(command::import_data(), {"A", "B"}));
  tenant.do_undo();
  CHECK(tenant.exported() == before);
}

TEST_CASE("an import is shown in counts before it is undone, and --dry-run changes nothing") {
  Tenant tenant;
  tenant.import_all();
  const std::string after = tenant.exported();
  REQUIRE(tenant.run(command::undo(), {"--dry-run"}));
  CHECK(tenant.output.rows().at(0).at("result") == "would-undo");
  CHECK(tenant.exported() == after);
  tenant.approves = false;
  CHECK(tenant.failure(command::undo(), {}).code == ErrorCode::declined);
  REQUIRE(tenant.confirmations.size() == 1);
  CHECK_THAT(tenant.confirmations.front().review, Catch::Contains("  customers: 1 created, 2 updated\n") &&
                                                      Catch::Contains("  subscriptions: 1 created, 1 updated\n"));
  CHECK(tenant.exported() == after);
}

TEST_CASE("an import can't be undone when something that it changed has changed since, and nothing is undone then") {
  Tenant tenant;
  tenant.import_all();
  const std::string run = tenant.newest_run();
  struct Case {
    std::function<void()> change;
    std::string value;
  };
  const auto id = tenant.larkfield.id.text();
  const auto run_command = [&](const cli::Command& command, const Words& words) { CHECK(tenant.run(command, words)); };
  const Case cases[] = {
      {[&] {
         run_command(command::assign_support_contact(), {tenant.teams.id.text(), "provider", "--yes"});
       },
       tenant.teams.id.text()},
      {[&] {
         run_command(command::assign_support_contact(), {new_subscription, "provider", "--yes"});
       },
       new_subscription},
      {[&] {
         run_command(command::set_support_profile(), {"Newcomer", "--telephone", "119"});
       },
       new_partner},
      {[&] {
         run_command(command::set_support_profile(), {"Bluegate (new)", "--telephone", "119"});
       },
       tenant.second.tenant_id.text()},
      {[&] {
         run_command(command::remove_relationship(), {"--reseller", "Bluegate (new)", "--yes"});
       },
       tenant.second.tenant_id.text()},
      {[&] {
         run_command(command::revoke_admin(), {"--customer", id, "--reseller", "provider", "--yes"});
       },
       id},
      {[&] {
         run_command(command::grant_admin(), {"--customer", new_customer, "--reseller", "Dawnlight"});
       },
       new_customer},
  };
  const Case& changed = cases[GENERATE(range(0, 7))];
  changed.change();
  REQUIRE(tenant.newest_run() != run);
  const std::string after = tenant.exported();
  const Error error = tenant.undo_failure({"--run", run});
  CHECK(error.code == ErrorCode::conflict);
  REQUIRE(error.details.size() == 1);
  CHECK(error.details.front().value == changed.value);
  CHECK_THAT(error.details.front().message, Catch::Contains("run " + tenant.newest_run()));
  CHECK(tenant.exported() == after);
}

TEST_CASE("an import can be undone when what has changed since is as the import left it, or is something else") {
  Tenant tenant;
  const auto assign = [&](const Subscription& subscription, const std::string& contact) {
    REQUIRE(tenant.run(command::assign_support_contact(), {subscription.id.text(), contact, "--yes"}));
  };
  tenant.inputs["contact.jsonl"] = contact(tenant.teams.id.text(), tenant.first.tenant_id.text(), "Dawnlight");
  const std::string before = tenant.exported();
  REQUIRE(tenant.run(command::import_data(), {"contact.jsonl"}));
  const std::string run = tenant.newest_run();
  assign(tenant.teams, "provider");
  tenant.do_undo();
  tenant.do_undo({"--run", run});
  CHECK(tenant.exported() == before);
  REQUIRE(tenant.run(command::import_data(), {"contact.jsonl"}));
  const std::string again = tenant.newest_run();
  assign(tenant.visio, "provider");
  tenant.do_undo({"--run", again});
  REQUIRE(tenant.run(command::show_contact(), {tenant.teams.id.text()}));
  CHECK(tenant.output.rows().at(0).at("contactSource") == "default");
}

TEST_CASE("only the last import can be undone, and one that changed nothing was none") {
  Tenant tenant;
  const std::string earlier = tenant.newest_run();
  tenant.import_all();
  const std::string last = tenant.newest_run();
  REQUIRE(tenant.run(command::import_data(), {"all.jsonl"}));
  CHECK(tenant.newest_run() == last);
  const Error error = tenant.undo_failure({"--run", earlier});
  CHECK(error.code == ErrorCode::not_undoable);
  CHECK(error.target == earlier);
  tenant.do_undo();
  CHECK(tenant.undo_failure({"--run", last}).code == ErrorCode::not_undoable);
}

TEST_CASE("undoing an import finds what changes while it asks") {
  Tenant tenant;
  tenant.import_all();
  tenant.while_asking = [&] { tenant.given_contact(tenant.teams.id, tenant.first.tenant_id); };
  CHECK(tenant.failure(command::undo(), {}).code == ErrorCode::conflict);
}

}  // namespace
}  // namespace pcadmin::test
