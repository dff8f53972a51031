// request-relationship.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"
#include "exchange/invitation.hpp"
#include "store/things.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

const char* const new_tenant = "7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77";

bool has_own_line(const std::string& text, const std::string& line) {
  return text.find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("Requesting a partnership records it and drafts an e-mail around the account's link") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate", RelationshipState::none);
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "bluegate"}));
  const Row item = fixture.output.rows().at(0);
  CHECK(item.at("kind") == "partnership");
  CHECK(item.at("customerId") == "null");
  CHECK(item.at("partnerTenantId") == reseller.tenant_id.text());
  CHECK(item.at("state") == "requested");
  CHECK(item.at("url") == "https://partners.example/invite");
  CHECK(item.at("draftSubject").find("Farhill Cloud") != std::string::npos);
  CHECK(has_own_line(item.at("draftBody"), "https://partners.example/invite"));
  fixture.read([&](store::View& view) {
    const Relationship recorded = view.partnership(reseller.tenant_id);
    CHECK(recorded.state == RelationshipState::requested);
    CHECK(recorded.requested_at == fixture.now);
  });
}

TEST_CASE("What becomes known of a reseller that is known already is told") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate");
  const Words words{"--reseller", "Bluegate", "--email", "a@b.example", "--location", "TW"};
  REQUIRE(fixture.run(command::request_relationship(), words));
  CHECK(fixture.output.rows().at(0).at("result") == "updated");
  CHECK(fixture.notes.at(0) == "Recorded of 'Bluegate', which is known: --location, --email.");
  REQUIRE(fixture.run(command::request_relationship(), words));
  CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
  CHECK(fixture.notes.size() == 1);  // nothing to request
}

TEST_CASE("Asked again while pending, nothing changes and the link is the one that was sent") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate", RelationshipState::none);
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate", "--link", "https://sent.example/1"}));
  Row first = fixture.output.rows().at(0);
  CHECK(first.at("result") == "requested");
  first["result"] = "unchanged";
  fixture.now += std::chrono::days{1};
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.output.rows().at(0) == first);
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate", "--link", "https://sent.example/2"}));
  CHECK(fixture.output.rows().at(0) == first);
  CHECK(first.at("url") == "https://sent.example/1");
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("A pending request whose link isn't known, since Partner Center's data told of it, gets one") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate", RelationshipState::requested);
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.output.rows().at(0).at("url") == "https://partners.example/invite");
  CHECK(fixture.notes.at(0).find("Nothing changed") == std::string::npos);
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.notes.at(0).find("Nothing changed") != std::string::npos);
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("A request that expired is made again, with today's link") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate", RelationshipState::none);
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate", "--link", "https://sent.example/1"}));
  fixture.now += std::chrono::days{91};
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.output.rows().at(0).at("url") == "https://partners.example/invite");
  fixture.read([&](store::View& view) { CHECK(view.partnership(reseller.tenant_id).requested_at == fixture.now); });
}

TEST_CASE("An active relationship needs no request") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate");
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.output.rows().at(0).at("state") == "active");
  CHECK(fixture.output.rows().at(0).at("draftBody") == "null");
  CHECK(fixture.notes.at(0).find("active") != std::string::npos);
  CHECK(fixture.journal().empty());
}

TEST_CASE("Without a partnership link a partnership can't be requested, and the error says how it can") {
  CommandFixture fixture;
  fixture.given_account(Cloud::global, "");
  fixture.given_reseller("Bluegate", RelationshipState::none);
  const Error error = fixture.failure(command::request_relationship(), {"--reseller", "Bluegate"});
  CHECK(error.code == ErrorCode::partnership_link_missing);
  CHECK(error.hint.find("--link") != std::string::npos);
  CHECK(error.hint.find("--partnership-link") != std::string::npos);
  CHECK(fixture.journal().empty());
}

TEST_CASE("A customer is asked by the link that Partner Center makes") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  struct Case {
    Words words;
    std::string url;
    PartnerTenantId partner;
  };
  const Case cases[] = {
      {{}, exchange::customer_invitation(account, true), account.partner.tenant_id},
      {{"--reseller", "Bluegate"}, exchange::reseller_invitation(account, reseller, true), reseller.tenant_id},
  };
  for (const Case& asked : cases) {
    Words words{"--customer", "larkfield.example"};
    words.insert(words.end(), asked.words.begin(), asked.words.end());
    REQUIRE(fixture.run(command::request_relationship(), words));
    const Row& item = fixture.output.rows().at(0);
    CHECK(item.at("kind") == "customer");
    CHECK(item.at("customerId") == customer.id.text());
    CHECK(item.at("partnerTenantId") == asked.partner.text());
    CHECK(item.at("url") == asked.url);
    CHECK(has_own_line(item.at("draftBody"), asked.url));
    CHECK(item.at("draftBody").find("delegated administration privileges") != std::string::npos);
  }
}

TEST_CASE("--without-dap asks for the relationship alone") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  REQUIRE(fixture.run(command::request_relationship(), {"--customer", "Larkfield", "--without-dap"}));
  const Row& item = fixture.output.rows().at(0);
  CHECK(item.at("url") == exchange::customer_invitation(account, false));
  CHECK(item.at("draftBody").find("delegated") == std::string::npos);
}

TEST_CASE("Clouds for governments know no request without DAP") {
  for (const Cloud cloud : {Cloud::us_gov, Cloud::germany}) {
    CommandFixture fixture;
    fixture.given_account(cloud);
    fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
    const Words words{"--customer", "Larkfield", "--without-dap"};
    CHECK(fixture.failure(command::request_relationship(), words).code == ErrorCode::dap_required);
    CHECK(fixture.run(command::request_relationship(), {"--customer", "Larkfield"}));
  }
}

TEST_CASE("A reseller that isn't known yet is added with its request") {
  CommandFixture fixture;
  fixture.given_account();
  const Words words{"--reseller",  "Stillwater IT", "--mpn-id", "4410092",
                    "--tenant-id", new_tenant,      "--email",  "hello@stillwater.example"};
  REQUIRE(fixture.run(command::request_relationship(), words));
  CHECK(fixture.output.rows().at(0).at("partnerTenantId") == new_tenant);
  REQUIRE(fixture.run(command::request_relationship(), words));
  fixture.read([](store::View& view) {
    const auto resellers = store::test::all(view.list_partners());
    REQUIRE(resellers.size() == 1);
    CHECK(resellers[0].partner.name == "Stillwater IT");
    CHECK(resellers[0].partner.mpn_id == MpnId::parse("4410092"));
    CHECK(resellers[0].partner.support_profile.email.text() == "hello@stillwater.example");
  });
}

TEST_CASE("What is said of a known reseller must agree with what is known") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate", RelationshipState::none);
  const auto code = [&](const Words& words) { return fixture.failure(command::request_relationship(), words).code; };
  CHECK(code({"--reseller", "Bluegate", "--tenant-id", new_tenant}) == ErrorCode::conflict);
  CHECK(code({"--reseller", "Bluegate", "--mpn-id", "1"}) == ErrorCode::conflict);
  CHECK(code({"--reseller", "Redgate", "--mpn-id", "1", "--tenant-id", reseller.tenant_id.text()}) ==
        ErrorCode::conflict);
  CHECK(fixture.journal().empty());
  CHECK(fixture.run(command::request_relationship(), {"--reseller", "Bluegate", "--tenant-id",
                                                      reseller.tenant_id.text(), "--mpn-id", reseller.mpn_id->text()}));
}

TEST_CASE("A reseller can't take the MPN id of another partner") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  for (const Partner& holder : {account.partner, reseller}) {
    const Error error =
        fixture.failure(command::request_relationship(),
                        {"--reseller", "Klon", "--mpn-id", holder.mpn_id->text(), "--tenant-id", new_tenant});
    CHECK(error.code == ErrorCode::conflict);
    CHECK(error.message.find(holder.name) != std::string::npos);
    CHECK(error.message.find(holder.tenant_id.text()) != std::string::npos);
  }
  // Neither can one that was known without an MPN id.
  Partner known;
  known.tenant_id = PartnerTenantId(*Guid::parse(new_tenant));
  known.name = "Stillwater IT";
  fixture.write([&](store::Transaction& transaction) { transaction.save_partner(known); });
  const Words words{"--reseller", "Stillwater IT", "--mpn-id", reseller.mpn_id->text()};
  CHECK(fixture.failure(command::request_relationship(), words).code == ErrorCode::conflict);
  CHECK(fixture.journal().size() <= 1);
}

TEST_CASE("A reseller that shares its MPN id by what Partner Center says can be asked") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  Partner branch = reseller;
  branch.tenant_id = PartnerTenantId(*Guid::parse(new_tenant));
  branch.name = "Bluegate Branch";
  fixture.write([&](store::Transaction& transaction) { transaction.save_partner(branch); });
  CHECK(fixture.run(command::request_relationship(),
                    {"--reseller", "Bluegate Branch", "--mpn-id", reseller.mpn_id->text()}));
}

TEST_CASE("request-relationship says what is missing or doesn't go together") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate", RelationshipState::none);
  fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  struct Case {
    Words words;
    ErrorCode code;
  };
  const Case cases[] = {
      {{}, ErrorCode::missing_argument},
      {{"--reseller", "Nobody"}, ErrorCode::partner_not_found},
      {{"--reseller", "Nobody", "--mpn-id", "1"}, ErrorCode::missing_argument},
      {{"--reseller", "Nobody", "--mpn-id", "x", "--tenant-id", new_tenant}, ErrorCode::invalid_mpn_id},
      {{"--reseller", "123456789", "--mpn-id", "1", "--tenant-id", new_tenant}, ErrorCode::invalid_value},
      {{"--reseller", "provider"}, ErrorCode::invalid_value},
      {{"--reseller", "Bluegate", "--without-dap"}, ErrorCode::conflicting_options},
      {{"--reseller", "Bluegate", "--link", "partners.example"}, ErrorCode::invalid_value},
      {{"--customer", "Larkfield", "--link", "https://a.example"}, ErrorCode::conflicting_options},
      {{"--customer", "Larkfield", "--mpn-id", "1"}, ErrorCode::conflicting_options},
      {{"--customer", "Nowhere"}, ErrorCode::customer_not_found},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.words);
    CHECK(fixture.failure(command::request_relationship(), tried.words).code == tried.code);
  }
  CHECK(fixture.journal().empty());
}

TEST_CASE("A person at a terminal reads the draft; names can't harm the terminal") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Blue\x1b[31mgate", RelationshipState::none);
  fixture.output.is_for_people = true;
  REQUIRE(fixture.run(command::request_relationship(), {"--reseller", "Blue\x1b[31mgate"}));
  CHECK(fixture.output.rows().empty());
  CHECK(fixture.output.texts().find("Subject: ") != std::string::npos);
  CHECK(has_own_line(fixture.output.texts(), "https://partners.example/invite"));
  CHECK(fixture.output.texts().find('\x1b') == std::string::npos);
}

}  // namespace pcadmin::test
