// --dry-run, --exit-code and --reason of the commands that change something.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/small_tenant.hpp"

namespace pcadmin::test {
namespace {

/// A partnership to be removed, DAP to be revoked, and a run to be undone.
struct Changing : SmallTenant {
  Changing() {
    fixture.inputs["customers.jsonl"] =
        R"({"id":"fab36728-a78b-4b7e-8787-c0de2f960063","companyProfile":{"companyName":"Maple"},)"
        R"("attributes":{"objectType":"Customer"}})";
    REQUIRE(fixture.run(command::grant_admin(), pair));
  }

  const Words pair{"--customer", "Larkfield", "--reseller", "Dawnlight"};
};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

struct Case {
  const char* title;
  cli::Command command;
  Words words;
  bool changes;
};

std::vector<Case> cases() {
  const Words pair{"--customer", "Larkfield", "--reseller", "Dawnlight"};
  return {{"grant-admin", command::grant_admin(), with(pair, {"--gdap", "Helpdesk Administrator", "--until", "+30d"}),
           true},
          {"grant-admin of what is granted", command::grant_admin(), pair, false},
          {"revoke-admin", command::revoke_admin(), pair, true},
          {"revoke-admin of nothing",
           command::revoke_admin(),
           {"--customer", "Larkfield", "--reseller", "provider"},
           false},
          {"remove-relationship", command::remove_relationship(), {"--reseller", "Dawnlight"}, true},
          {"undo", command::undo(), {}, true},
          {"import", command::import_data(), {"customers.jsonl"}, true}};
}

TEST_CASE("--exit-code tells with --dry-run whether something would change, and nothing changes") {
  for (const Case& each : cases()) {
    CAPTURE(each.title);
    Changing tenant;
    const std::size_t changes = tenant.fixture.journal().size();
    const auto tried = tenant.fixture.run(each.command, with(each.words, {"--dry-run", "--exit-code"}));
    REQUIRE(tried);
    CHECK(*tried == (each.changes ? cli::Outcome::pending : cli::Outcome::done));
    const auto without = tenant.fixture.run(each.command, with(each.words, {"--dry-run"}));
    REQUIRE(without);
    CHECK(*without == cli::Outcome::done);
    CHECK(tenant.fixture.journal().size() == changes);
    const auto alone = tenant.fixture.run(each.command, with(each.words, {"--exit-code"}));
    REQUIRE_FALSE(alone);
    CHECK(alone.error().code == ErrorCode::conflicting_options);
    CHECK(tenant.fixture.journal().size() == changes);
  }
}

TEST_CASE("what is imported already is nothing that a dry run finds") {
  Changing tenant;
  REQUIRE(tenant.fixture.run(command::import_data(), {"customers.jsonl", "--dry-run"}));
  CHECK(tenant.fixture.output.rows().at(0).at("result") == "would-record");
  REQUIRE(tenant.fixture.run(command::import_data(), {"customers.jsonl"}));
  CHECK(tenant.fixture.output.rows().at(0).at("result") == "recorded");
  CHECK(*tenant.fixture.run(command::import_data(), {"customers.jsonl", "--dry-run", "--exit-code"}) ==
        cli::Outcome::done);
  CHECK(tenant.fixture.output.rows().at(0).at("result") == "unchanged");
}

TEST_CASE("the reason stands in the journal, whatever was changed") {
  std::vector<Case> changing = cases();
  changing.push_back(
      {"set-support-profile", command::set_support_profile(), {"provider", "--email", "a@b.example"}, true});
  changing.push_back({"request-relationship",
                      command::request_relationship(),
                      {"--customer", "Larkfield", "--reseller", "Dawnlight"},
                      true});
  changing.push_back({"accept-relationship",
                      command::accept_relationship(),
                      {"--customer", "Larkfield", "--reseller", "Dawnlight"},
                      true});
  for (const Case& each : changing) {
    if (!each.changes) continue;
    CAPTURE(each.title);
    Changing tenant;
    REQUIRE(tenant.fixture.run(each.command, with(each.words, {"--reason", "agreement 2026-17"})));
    CHECK(tenant.fixture.journal().front().reason == "agreement 2026-17");
  }
}

TEST_CASE("seed-tenant tries a tenant, and leaves no store where there was none") {
  CommandFixture fixture(CommandFixture::Keeps::in_file);
  const Words words{"--resellers", "2", "--customers", "3", "--subscriptions", "4"};
  CHECK(*fixture.run(command::seed_tenant(), with(words, {"--dry-run", "--exit-code"})) == cli::Outcome::pending);
  CHECK(fixture.output.rows().at(0).at("result") == "would-record");
  CHECK_FALSE(fixture.has_store());
  REQUIRE(fixture.run(command::seed_tenant(), words));
  CHECK(fixture.output.rows().at(0).at("result") == "recorded");
  CHECK(*fixture.run(command::seed_tenant(), with(words, {"--dry-run", "--exit-code"})) == cli::Outcome::done);
  CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
}

TEST_CASE("a refused seed-tenant leaves no store where there was none") {
  CommandFixture fixture(CommandFixture::Keeps::in_file);
  fixture.inputs["fixture.json"] =
      R"({"account":{"name":"P","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77"},)"
      R"("items":[{"id":"22222222-2222-4222-8222-222222222222","companyProfile":{"companyName":"A"}},)"
      R"({"id":"no id","companyProfile":{"companyName":"B"}}]})";
  CHECK(fixture.failure(command::seed_tenant(), {"--from", "fixture.json"}).code == ErrorCode::input_invalid);
  CHECK_FALSE(fixture.has_store());
  CHECK(fixture.failure(command::seed_tenant(), {"--customers", "100", "--subscriptions", "200", "--sandbox-limits"})
            .code == ErrorCode::sandbox_limit);
  CHECK_FALSE(fixture.has_store());
}

}  // namespace
}  // namespace pcadmin::test
