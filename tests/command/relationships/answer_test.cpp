// accept-relationship and decline-relationship.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("An accepted partnership is active, with its agreement") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate", RelationshipState::requested);
  REQUIRE(fixture.run(command::accept_relationship(), {"--reseller", "Bluegate", "--agreement", "SA-1"}));
  const Row& item = fixture.output.rows().at(0);
  CHECK(item.at("kind") == "partnership");
  CHECK(item.at("partnerTenantId") == reseller.tenant_id.text());
  CHECK(item.at("state") == "active");
  CHECK(item.at("agreement") == "SA-1");
  CHECK(item.at("adminPrivileges") == "null");
}

TEST_CASE("Accepting again changes the agreement alone") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate", RelationshipState::requested);
  REQUIRE(fixture.run(command::accept_relationship(), {"--reseller", "Bluegate", "--agreement", "SA-1"}));
  const Instant established = fixture.now;
  fixture.now += std::chrono::days{2};
  REQUIRE(fixture.run(command::accept_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.journal().size() == 1);
  REQUIRE(fixture.run(command::accept_relationship(), {"--reseller", "Bluegate", "--agreement", "SA-2"}));
  CHECK(fixture.journal().size() == 2);
  fixture.read([&](store::View& view) {
    const Relationship recorded = view.partnership(reseller.tenant_id);
    CHECK(recorded.agreement == "SA-2");
    CHECK(recorded.established_at == established);
  });
}

TEST_CASE("Accepting again says that something was recorded only where something changed") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate");
  fixture.given_customer("Larkfield", "larkfield.example");
  struct Case {
    Words more;
    std::string note;
  };
  const Words gdap{"--gdap", "Service Support Administrator", "--until", "2027-06-30"};
  const Case cases[] = {
      {{}, "Recorded"},   {{}, "Already so"},   {{"--agreement", "SA-1"}, "Recorded"},
      {gdap, "Recorded"}, {gdap, "Already so"}, {{"--agreement", "SA-1"}, "Already so"},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.more, tried.note);
    Words words{"--customer", "Larkfield", "--reseller", "Bluegate"};
    words.insert(words.end(), tried.more.begin(), tried.more.end());
    fixture.notes.clear();
    REQUIRE(fixture.run(command::accept_relationship(), words));
    CHECK(fixture.notes.at(0).find(tried.note) == 0);
  }
}

TEST_CASE("A customer that accepts grants what the link asked for") {
  struct Case {
    Words request;
    Words accept;
    std::string privileges;
    std::string until;
  };
  const Words gdap{"--gdap", "Service Support Administrator", "--until", "2027-06-30"};
  const Case cases[] = {
      {{}, {}, "dap", "null"},
      {{"--without-dap"}, {}, "null", "null"},
      {{}, gdap, "gdap", "2027-06-30T23:59:59Z"},
      {{"--without-dap"}, gdap, "gdap", "2027-06-30T23:59:59Z"},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.request, tried.accept);
    CommandFixture fixture;
    fixture.given_account();
    const Partner reseller = fixture.given_reseller("Bluegate");
    const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
    Words request{"--customer", "Larkfield", "--reseller", "Bluegate"};
    Words accept = request;
    request.insert(request.end(), tried.request.begin(), tried.request.end());
    accept.insert(accept.end(), tried.accept.begin(), tried.accept.end());
    REQUIRE(fixture.run(command::request_relationship(), request));
    REQUIRE(fixture.run(command::accept_relationship(), accept));
    const Row& item = fixture.output.rows().at(0);
    CHECK(item.at("kind") == "customer");
    CHECK(item.at("customerId") == customer.id.text());
    CHECK(item.at("state") == "active");
    CHECK(item.at("adminPrivileges") == tried.privileges);
    CHECK(item.at("adminUntil") == tried.until);
  }
}

TEST_CASE("Accepting again doesn't grant again what was revoked meanwhile") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  const Words pair{"--customer", "Larkfield"};
  REQUIRE(fixture.run(command::request_relationship(), pair));
  REQUIRE(fixture.run(command::accept_relationship(), pair));
  REQUIRE(fixture.run(command::revoke_admin(), {"--customer", "Larkfield", "--reseller", "provider"}));
  REQUIRE(fixture.run(command::accept_relationship(), pair));
  CHECK(fixture.output.rows().at(0).at("adminPrivileges") == "none");
}

TEST_CASE("A relationship that was agreed elsewhere can be accepted, without a grant") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  REQUIRE(fixture.run(command::accept_relationship(), {"--customer", "Larkfield"}));
  CHECK(fixture.output.rows().at(0).at("state") == "active");
  CHECK(fixture.output.rows().at(0).at("adminPrivileges") == "null");
}

TEST_CASE("A declined request is declined, once; only a request can be") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate", RelationshipState::requested);
  REQUIRE(fixture.run(command::decline_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.output.rows().at(0).at("state") == "declined");

  REQUIRE(fixture.run(command::decline_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.output.rows().at(0).at("state") == "declined");
  CHECK(fixture.notes.back() == "Already so: the partnership with 'Bluegate' was declined.");
  CHECK(fixture.journal().size() == 1);

  fixture.given_reseller("Dawnlight", RelationshipState::active);
  const Error error = fixture.failure(command::decline_relationship(), {"--reseller", "Dawnlight"});
  CHECK(error.code == ErrorCode::invalid_transition);
  CHECK(error.message.find("the partnership with 'Dawnlight'") != std::string::npos);
  CHECK(error.hint.find("pcadmin remove-relationship --reseller ") != std::string::npos);
}

TEST_CASE("A request that nobody answered in time can't be declined any more") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  REQUIRE(fixture.run(command::request_relationship(), {"--customer", "Larkfield"}));
  fixture.now += std::chrono::days{91};
  CHECK(fixture.failure(command::decline_relationship(), {"--customer", "Larkfield"}).code ==
        ErrorCode::invalid_transition);
  REQUIRE(fixture.run(command::accept_relationship(), {"--customer", "Larkfield"}));
}

TEST_CASE("accept-relationship says what is missing or doesn't go together") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate", RelationshipState::requested);
  fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::requested);
  struct Case {
    Words words;
    ErrorCode code;
  };
  const Case cases[] = {
      {{}, ErrorCode::missing_argument},
      {{"--reseller", "Bluegate", "--gdap", "Global Administrator", "--until", "2027-01-01"},
       ErrorCode::conflicting_options},
      {{"--customer", "Larkfield", "--gdap", "Global Administrator"}, ErrorCode::missing_argument},
      {{"--customer", "Larkfield", "--until", "2027-01-01"}, ErrorCode::missing_argument},
      {{"--customer", "Larkfield", "--gdap", "Global Administrator", "--until", "2026-11-22"},
       ErrorCode::invalid_value},
      {{"--customer", "Larkfield", "--gdap", " , ", "--until", "2027-01-01"}, ErrorCode::invalid_value},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.words);
    CHECK(fixture.failure(command::accept_relationship(), tried.words).code == tried.code);
  }
  CHECK(fixture.journal().empty());
}

TEST_CASE("Accepting with roles that take the place of sufficient ones shows what that breaks, and asks") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  const Words pair{"--customer", "Larkfield", "--reseller", "Bluegate"};
  const auto accept = [&](const std::string& role) {
    Words words = pair;
    for (const char* word : {"--gdap", role.c_str(), "--until", "2027-11-23"})
      words.emplace_back(word);
    return words;
  };
  REQUIRE(fixture.run(command::accept_relationship(), accept("Helpdesk Administrator")));
  CHECK(fixture.confirmations.empty());
  fixture.given_contact(fixture.given_subscription(customer.id, "Office").id, reseller.tenant_id);
  const std::size_t before = fixture.journal().size();
  fixture.approves = false;
  CHECK(fixture.failure(command::accept_relationship(), accept("Directory Readers")).code == ErrorCode::declined);
  CHECK(fixture.confirmations.at(0).review.find("Office") != std::string::npos);
  CHECK(fixture.journal().size() == before);
  fixture.approves = true;
  REQUIRE(fixture.run(command::accept_relationship(), accept("Directory Readers")));
  CHECK(fixture.journal().size() > before);
}

}  // namespace pcadmin::test
