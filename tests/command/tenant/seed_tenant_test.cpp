// seed-tenant: fixtures, tenants that are made up, and what it refuses.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"
#include "store/things.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

Words seeded(Words words = {}) {
  words.insert(words.begin(), {"--resellers", "20", "--customers", "60", "--subscriptions", "400"});
  return words;
}

std::string exported(CommandFixture& fixture) {
  REQUIRE(fixture.run(command::export_data(), {}));
  std::string text;
  for (const std::string& resource : fixture.output.resources())
    text += resource + "\n";
  return text;
}

/// The lines of an export as a fixture.
std::string as_collection(std::string lines) {
  for (std::size_t at = lines.find('\n'); at + 1 < lines.size(); at = lines.find('\n', at + 1))
    lines[at] = ',';
  return R"({"items":[)" + lines + "]}";
}

void given_test_account(CommandFixture& fixture, const std::string& tenant_id) {
  Account account;
  account.partner.tenant_id = PartnerTenantId(*Guid::parse(tenant_id));
  account.partner.name = "Test provider";
  account.test = true;
  fixture.write([&](store::Transaction& tx) { tx.save_account(account); });
}

const char* const fixture_text =
    R"({"account":{"name":"Fixture provider","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77",
        "email":"help@fixture.example","cloud":"germany"},
        "items":[{"id":"22222222-2222-4222-8222-222222222222","name":"Reseller","mpnId":"78",
                  "attributes":{"objectType":"PartnerRelationship"},"pcadmin":{"relationship":{"state":"active"}}},
                 {"id":"33333333-3333-4333-8333-333333333333","companyProfile":{"companyName":"青田"},
                  "relationshipToPartner":"reseller"}]})";

}  // namespace

TEST_CASE("A tenant that is made up has the numbers that were asked for, and its account") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::seed_tenant(), seeded()));
  fixture.read([](store::View& view) {
    const auto account = view.account();
    REQUIRE(account);
    CHECK(account->test);
    int resellers = 0;
    for (auto partners = view.list_partners(); const store::PartnershipRecord* record = partners.next();)
      resellers += record->partner.role == PartnerRole::reseller ? 1 : 0;
    CHECK(resellers == 20);
    int customers = 0;
    std::int64_t subscriptions = 0;
    for (auto stream = view.list_customers({.counts_subscriptions = true});
         const store::CustomerRecord* record = stream.next();) {
      ++customers;
      subscriptions += record->subscription_count;
    }
    CHECK(customers == 60);
    CHECK(subscriptions == 400);
  });
  const auto journal = fixture.journal();
  REQUIRE(journal.size() == 1);
  CHECK(journal[0].kind == store::ChangeKind::seed);
  CHECK(journal[0].at == fixture.now);
  CHECK(journal[0].actor == fixture.actor);
}

TEST_CASE("Every reason why a contact can fail shows up in a tenant that is made up") {
  CommandFixture fixture;
  fixture.now = *parse_instant("2026-01-01T00:00:00Z");
  REQUIRE(fixture.run(command::seed_tenant(), {"--resellers", "20", "--customers", "400", "--subscriptions", "3000"}));
  REQUIRE(fixture.run(command::check_contacts(), {}));
  std::set<std::string> codes;
  for (const Row& row : fixture.output.rows()) {
    std::string reasons = row.at("reasons");
    for (std::size_t begin = 0; begin < reasons.size();) {
      const std::size_t end = std::min(reasons.find(',', begin), reasons.size());
      codes.insert(reasons.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  CHECK(codes == std::set<std::string>{"ACCOUNT_RELATIONSHIP_ENDED", "NOT_A_RESELLER", "PARTNERSHIP_MISSING",
                                       "PARTNERSHIP_PENDING", "PARTNERSHIP_ENDED", "CUSTOMER_RELATIONSHIP_ENDED",
                                       "CUSTOMER_RELATIONSHIP_MISSING", "CUSTOMER_RELATIONSHIP_PENDING",
                                       "ADMIN_PRIVILEGES_MISSING", "ADMIN_PRIVILEGES_ENDED",
                                       "ADMIN_ROLE_INSUFFICIENT"});
}

TEST_CASE("The same words make the same tenant, at another time and by somebody else") {
  CommandFixture one;
  CommandFixture other;
  other.now = *parse_instant("2033-03-03T03:03:03Z");
  other.actor = "somebody else";
  REQUIRE(one.run(command::seed_tenant(), seeded()));
  REQUIRE(other.run(command::seed_tenant(), seeded()));
  const std::string first = exported(one);
  CHECK(exported(other) == first);
  REQUIRE(other.run(command::seed_tenant(), seeded({"--reset", "--random-seed", "2"})));
  CHECK(exported(other) != first);
  REQUIRE(other.run(command::seed_tenant(), seeded({"--reset"})));
  CHECK(exported(other) == first);
}

TEST_CASE("Said again it changes nothing, and what was changed meanwhile is made as it was") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::seed_tenant(), seeded()));
  const std::string first = exported(fixture);
  REQUIRE(fixture.run(command::seed_tenant(), seeded()));
  for (const Row& row : fixture.output.rows()) {
    CHECK(row.at("created") == "0");
    CHECK(row.at("updated") == "0");
  }
  CHECK(fixture.journal().size() == 1);

  fixture.write([](store::Transaction& tx) {
    std::vector<SubscriptionId> designated;
    for (const store::SubscriptionRecord& record : store::test::all(tx.list_subscriptions({}))) {
      if (record.designated && designated.size() < 3) designated.push_back(record.subscription.id);
    }
    for (const SubscriptionId id : designated)
      tx.set_support_contact({id});
  });
  CHECK(exported(fixture) != first);
  REQUIRE(fixture.run(command::seed_tenant(), seeded()));
  CHECK(exported(fixture) == first);
}

TEST_CASE("--reset empties a test store, its journal included, and asks before") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::seed_tenant(), seeded()));
  const Customer more = fixture.given_customer("Maple", "maple.example");
  const Subscription assigned = fixture.given_subscription(more.id, "Office 365 Business Premium");
  fixture.given_contact(assigned.id, fixture.given_reseller("Northwind").tenant_id);

  fixture.approves = false;
  CHECK(fixture.failure(command::seed_tenant(), seeded({"--reset"})).code == ErrorCode::declined);
  CHECK(fixture.confirmations.at(0).needs_yes);
  CHECK(fixture.confirmations.at(0).review.find(
            "Customers: 61, subscriptions: 401, assignments since it was filled: 1") != std::string::npos);
  fixture.read([&](store::View& view) { CHECK(view.customer(more.id)); });

  fixture.approves = true;
  REQUIRE(fixture.run(command::seed_tenant(), seeded({"--reset"})));
  fixture.read([&](store::View& view) { CHECK_FALSE(view.customer(more.id)); });
  const auto journal = fixture.journal();
  REQUIRE(journal.size() == 1);
  CHECK(journal[0].change_id == 1);
}

TEST_CASE("--reset takes nothing away that it didn't show") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::seed_tenant(), seeded()));
  CustomerId meanwhile;
  fixture.while_asking = [&] { meanwhile = fixture.given_customer("Maple", "maple.example").id; };
  CHECK(fixture.failure(command::seed_tenant(), seeded({"--reset"})).code == ErrorCode::conflict);
  fixture.read([&](store::View& view) { CHECK(view.customer(meanwhile)); });
}

TEST_CASE("What has no reseller was sold by the store's own account") {
  CommandFixture fixture;
  fixture.write([](store::Transaction& tx) {
    Account account;
    account.partner.tenant_id = PartnerTenantId(*Guid::parse("99999999-9999-4999-8999-999999999999"));
    account.partner.mpn_id = MpnId::parse("88");
    account.partner.name = "Test provider";
    account.test = true;
    tx.save_account(account);
  });
  REQUIRE(fixture.run(command::seed_tenant(), {"--resellers", "0"}));
  CHECK(fixture.output.rows().at(0).at("kind") == "account");
  CHECK(fixture.output.rows().at(0).at("unchanged") == "1");
  fixture.read([](store::View& view) {
    for (const store::SubscriptionRecord& record : store::test::all(view.list_subscriptions({})))
      CHECK(record.subscription.partner_id == "88");
  });
}

TEST_CASE("A tenant that can't be made is refused, and no store is made") {
  for (const Words& words : {Words{"--customers", "0", "--subscriptions", "1"}, Words{"--base-date", "1899-12-31"},
                             Words{"--base-date", "9900-01-02"}}) {
    CommandFixture fixture;
    const ErrorCode code = fixture.failure(command::seed_tenant(), words).code;
    CHECK((code == ErrorCode::conflicting_options || code == ErrorCode::invalid_value));
    CHECK(fixture.failure(command::list_customers(), {}).code == ErrorCode::store_not_found);
  }
}

TEST_CASE("What is made at the first and the last base date can be read back") {
  for (const char* const date : {"1900-01-01", "9900-01-01"}) {
    CommandFixture fixture;
    REQUIRE(fixture.run(command::seed_tenant(), seeded({"--base-date", date})));
    const std::string first = exported(fixture);
    CommandFixture other;
    other.inputs["-"] = as_collection(first);
    REQUIRE(other.run(command::seed_tenant(), {"--from", "-"}));
    CHECK(exported(other) == first);
  }
}

TEST_CASE("A store in use in earnest is never seeded") {
  CommandFixture fixture;
  fixture.given_account();
  const std::size_t before = fixture.journal().size();
  for (const Words& words : {Words{}, Words{"--reset"}, Words{"--reset", "--yes"}}) {
    CHECK(fixture.failure(command::seed_tenant(), words).code == ErrorCode::not_a_test_store);
  }
  CHECK(fixture.confirmations.empty());
  CHECK(fixture.journal().size() == before);
}

TEST_CASE("A fixture says all of a tenant, its account included") {
  CommandFixture fixture;
  fixture.inputs["fixture.json"] = fixture_text;
  REQUIRE(fixture.run(command::seed_tenant(), {"--from", "fixture.json"}));
  fixture.read([](store::View& view) {
    const Account account = *view.account();
    CHECK(account.partner.name == "Fixture provider");
    CHECK(account.partner.support_profile.email.text() == "help@fixture.example");
    CHECK(account.cloud == Cloud::germany);
    CHECK(account.test);
  });
  const std::string first = exported(fixture);
  CHECK(first.find("青田") != std::string::npos);
  REQUIRE(fixture.run(command::seed_tenant(), {"--from", "fixture.json"}));
  for (const Row& row : fixture.output.rows()) {
    CHECK(row.at("created") == "0");
    CHECK(row.at("updated") == "0");
  }
  CHECK(fixture.journal().size() == 1);
  // Where the account alone differs, that shows.
  std::string renamed = fixture_text;
  renamed.replace(renamed.find("Fixture provider"), 16, "Renamed provider");
  fixture.inputs["renamed.json"] = renamed;
  REQUIRE(fixture.run(command::seed_tenant(), {"--from", "renamed.json"}));
  CHECK(fixture.output.rows().at(0).at("kind") == "account");
  CHECK(fixture.output.rows().at(0).at("updated") == "1");
  // What an export says is a fixture as well.
  CommandFixture other;
  other.inputs["-"] = as_collection(first);
  REQUIRE(other.run(command::seed_tenant(), {"--from", "-"}));
  CHECK(exported(other) == first);
}

TEST_CASE("A fixture of another account needs --reset") {
  CommandFixture fixture;
  fixture.inputs["fixture.json"] = fixture_text;
  given_test_account(fixture, "99999999-9999-4999-8999-999999999999");
  CHECK(fixture.failure(command::seed_tenant(), {"--from", "fixture.json"}).code == ErrorCode::account_exists);
  REQUIRE(fixture.run(command::seed_tenant(), {"--from", "fixture.json", "--reset"}));
  fixture.read([](store::View& view) { CHECK(view.account()->partner.name == "Fixture provider"); });
}

TEST_CASE("What is wrong with a fixture is said with its place, and no store is made") {
  struct Case {
    const char* text;
    const char* code;
  };
  const Case cases[] = {
      {"", "EMPTY_FILE"},
      {"[]", "MISSING_FIELD"},
      {R"({"account":{"name":"A","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77"}})", "MISSING_FIELD"},
      {R"({"acount":{"name":"A"},"items":[]})", "UNKNOWN_FIELD"},
      {R"({"account":{"nmae":"A"},"items":[]})", "UNKNOWN_FIELD"},
      {R"({"items":[],"account":{"name":"A","tenantId":"1","mpnId":"77"}})", "INVALID_GUID"},
      {R"({"items":[],"account":{"name":"A","tenantId":"11111111-1111-4111-8111-111111111111"}})", "MISSING_FIELD"},
      {R"({"items":[],"account":{"name":"A","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77",
           "cloud":"moon"}})",
       "INVALID_VALUE"},
      {R"({"items":[{"id":"not a guid","companyProfile":{"companyName":"A"}}]})", "INVALID_GUID"},
      {R"({"items":[)", "JSON_TRUNCATED"},
      {R"({"items":[],"account":{}})", "MISSING_FIELD"},
      {R"({"items":[],"account":[]})", "NOT_AN_OBJECT"},
      {R"({"account":null,"items":[]})", "NOT_AN_OBJECT"},
      {R"({"items":[],"acount":{}})", "UNKNOWN_FIELD"},
      {R"({"acount":[],"items":[]})", "UNKNOWN_FIELD"},
      {R"({"value":[]})", "UNKNOWN_FIELD"},
      {R"({"items":[],"items":[]})", "DUPLICATE_FIELD"},
      {R"({"items":[]} {"items":[]})", "MISSING_FIELD"},
      {R"({"items":[]} {"name":"A"})", "MISSING_FIELD"},
      {R"([{"name":"A"}])", "MISSING_FIELD"},
      {R"({"items":[],"account":{"name":" ","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77"}})",
       "INVALID_VALUE"},
      {R"({"items":[],"account":{"name":"A","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77",
           "website":"javascript:0"}})",
       "INVALID_VALUE"},
      {R"({"account":{"name":"A","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77"},"items":[
           {"id":"g","status":"active","accessDetails":{},"customer":{"tenantId":"21111111-1111-4111-8111-111111111111"}}]})",
       "CUSTOMER_NOT_FOUND"},
      {R"({"account":{"name":"A","tenantId":"11111111-1111-4111-8111-111111111111","mpnId":"77"},"items":[
           {"id":"21111111-1111-4111-8111-111111111111","companyProfile":{"companyName":"C"}},
           {"id":"31111111-1111-4111-8111-111111111111","customerId":"21111111-1111-4111-8111-111111111111",
            "offerName":"E3","creationDate":"tomorrow"}]})",
       "INVALID_DATE"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CommandFixture fixture;
    fixture.inputs["fixture.json"] = one.text;
    const Error error = fixture.failure(command::seed_tenant(), {"--from", "fixture.json"});
    CHECK(error.code == ErrorCode::input_invalid);
    REQUIRE_FALSE(error.details.empty());
    bool found = false;
    for (const ErrorDetail& detail : error.details) {
      CHECK(detail.file == "fixture.json");
      found = found || detail.code == one.code;
    }
    CHECK(found);
    CHECK(fixture.failure(command::list_customers(), {}).code == ErrorCode::store_not_found);
  }
}

TEST_CASE("--sandbox-limits refuses what goes beyond them, each named, and writes nothing") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::seed_tenant(), {"--sandbox-limits", "--customers", "75", "--subscriptions", "375"}));
  const std::string within = exported(fixture);
  const Error error = fixture.failure(command::seed_tenant(), {"--sandbox-limits", "--reset", "--resellers", "6",
                                                               "--customers", "76", "--subscriptions", "381"});
  CHECK(error.code == ErrorCode::sandbox_limit);
  CHECK(error.details.size() == 3);
  CHECK(exported(fixture) == within);
}

TEST_CASE("What describes a tenant to be made up doesn't go with a fixture") {
  CommandFixture fixture;
  fixture.inputs["fixture.json"] = fixture_text;
  for (const char* const option : {"--resellers", "--customers", "--subscriptions", "--random-seed"}) {
    CHECK(fixture.failure(command::seed_tenant(), {"--from", "fixture.json", option, "3"}).code ==
          ErrorCode::conflicting_options);
  }
  CHECK(fixture.failure(command::seed_tenant(), {"--from", "fixture.json", "--base-date", "2026-01-01"}).code ==
        ErrorCode::conflicting_options);
}

TEST_CASE("Test data can't be undone; it is emptied by --reset") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::seed_tenant(), {}));
  CHECK(fixture.failure(command::undo(), {}).code == ErrorCode::not_undoable);
}

}  // namespace pcadmin::test
