// init and set-support-profile.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

const Words account{"--name",   "Farhill Cloud", "--tenant-id", "{F6FADFA7-E5C1-4B62-9362-DA5CC13DA58A}",
                    "--mpn-id", "5102948"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("init creates the store and answers the account") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::init(), with(account, {"--cloud", "us-gov", "--partnership-link",
                                                      "https://partners.example/x", "--email", "a@b.example"})));
  const Row& item = fixture.output.rows().at(0);
  CHECK(item.at("tenantId") == "f6fadfa7-e5c1-4b62-9362-da5cc13da58a");
  CHECK(item.at("mpnId") == "5102948");
  CHECK(item.at("cloud") == "us-gov");
  CHECK(item.at("partnershipLink") == "https://partners.example/x");
  CHECK(item.at("email") == "a@b.example");
  CHECK(item.at("website") == "null");
  CHECK(item.at("test") == "false");
  CHECK(item.at("result") == "created");
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("init with the same values, or fewer, changes nothing") {
  CommandFixture fixture;
  const Words all = with(account, {"--location", "TW", "--test"});
  REQUIRE(fixture.run(command::init(), all));
  for (const Words& again : {all, account}) {
    REQUIRE(fixture.run(command::init(), again));
    CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
    CHECK(fixture.output.rows().at(0).at("location") == "TW");
    CHECK(fixture.output.rows().at(0).at("test") == "true");
  }
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("init of the same account with other values updates them, journalled") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::init(), account));
  REQUIRE(fixture.run(command::init(), with(account, {"--partnership-link", "https://partners.example/y"})));
  CHECK(fixture.output.rows().at(0).at("result") == "updated");
  CHECK(fixture.journal().size() == 2);
}

TEST_CASE("init on a store that has its account needs only what changes") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::init(), account));
  REQUIRE(fixture.run(command::init(), {"--partnership-link", "https://partners.example/y"}));
  const Row& item = fixture.output.rows().at(0);
  CHECK(item.at("result") == "updated");
  CHECK(item.at("name") == "Farhill Cloud");
  CHECK(item.at("partnershipLink") == "https://partners.example/y");
  REQUIRE(fixture.run(command::init(), {"--name", "Farhill"}));
  CHECK(fixture.output.rows().at(0).at("mpnId") == "5102948");
}

TEST_CASE("init asks before it changes what is recorded, not before it adds") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::init(), account));
  REQUIRE(fixture.run(command::init(), {"--location", "TW"}));
  CHECK(fixture.confirmations.empty());
  fixture.approves = false;
  CHECK(fixture.failure(command::init(), {"--location", "HK"}).code == ErrorCode::declined);
  CHECK(fixture.confirmations.at(0).review == "To be changed of the account 'Farhill Cloud':\n  Location: TW → HK\n");
  REQUIRE(fixture.run(command::init(), {"--location", "HK", "--yes"}));
  CHECK(fixture.output.rows().at(0).at("location") == "HK");
}

TEST_CASE("init without a store names all that is missing, and makes none") {
  CommandFixture fixture;
  const Error error = fixture.failure(command::init(), {"--name", "Farhill Cloud"});
  CHECK(error.code == ErrorCode::missing_argument);
  CHECK(error.message == "a new store needs --tenant-id, --mpn-id as well.");
  CHECK(error.hint == "pcadmin init --name NAME --tenant-id GUID --mpn-id ID");
  CHECK_FALSE(fixture.has_store());
}

TEST_CASE("init as another account is refused") {
  CommandFixture fixture;
  REQUIRE(fixture.run(command::init(), account));
  const Words others[] = {
      {"--name", "Farhill Cloud", "--tenant-id", "f6fadfa7-e5c1-4b62-9362-da5cc13da58b", "--mpn-id", "5102948"},
      {"--name", "Farhill Cloud", "--tenant-id", "f6fadfa7-e5c1-4b62-9362-da5cc13da58a", "--mpn-id", "5102949"},
      with(account, {"--test"})};
  for (const Words& other : others) {
    const Error error = fixture.failure(command::init(), other);
    CHECK(error.code == ErrorCode::account_exists);
    CHECK(error.message.find("Farhill Cloud") != std::string::npos);
  }
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("init checks every value before it makes anything") {
  struct Case {
    Words words;
    ErrorCode code;
  };
  const Case cases[] = {
      {{"--name", " ", "--tenant-id", account[3], "--mpn-id", "1"}, ErrorCode::invalid_value},
      {{"--name", "\xff", "--tenant-id", account[3], "--mpn-id", "1"}, ErrorCode::invalid_value},
      {{"--name", "A", "--tenant-id", "no-guid", "--mpn-id", "1"}, ErrorCode::invalid_guid},
      {{"--name", "A", "--tenant-id", account[3], "--mpn-id", "12a"}, ErrorCode::invalid_mpn_id},
      {with(account, {"--partnership-link", "ftp://x.example"}), ErrorCode::invalid_value},
      {with(account, {"--partnership-link", "https://"}), ErrorCode::invalid_value},
      {with(account, {"--partnership-link", "https://a b"}), ErrorCode::invalid_value},
      {with(account, {"--email", "nobody"}), ErrorCode::invalid_value},
      {with(account, {"--email", "a@b@c"}), ErrorCode::invalid_value},
      {with(account, {"--email", "@b"}), ErrorCode::invalid_value},
      {with(account, {"--email", "a b@c"}), ErrorCode::invalid_value},
      {with(account, {"--telephone", "call us"}), ErrorCode::invalid_value},
      {with(account, {"--website", "www.example"}), ErrorCode::invalid_value},
      {with(account, {"--cloud", "moon"}), ErrorCode::invalid_value},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.words);
    CommandFixture fixture;
    CHECK(fixture.failure(command::init(), tried.words).code == tried.code);
    CHECK_FALSE(fixture.has_store());
  }
}

TEST_CASE("A wrong --columns stops init before it makes anything") {
  CommandFixture fixture;
  fixture.output.refuses_columns = true;
  CHECK(fixture.failure(command::init(), account).code == ErrorCode::unknown_field);
  CHECK_FALSE(fixture.has_store());
}

TEST_CASE("set-support-profile sets what is given and clears what is given empty") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  const auto set = [&](const Words& words) {
    REQUIRE(fixture.run(command::set_support_profile(), with({"Bluegate"}, words)));
    return fixture.output.rows().at(0);
  };
  Row item = set({"--email", "help@bluegate.example", "--telephone", "+886 4 5550 0133"});
  CHECK(item.at("tenantId") == reseller.tenant_id.text());
  CHECK(item.at("email") == "help@bluegate.example");
  CHECK(item.at("result") == "updated");
  item = set({"--email", "", "--website", "https://bluegate.example"});
  CHECK(item.at("email") == "null");
  CHECK(item.at("telephone") == "+886 4 5550 0133");
  CHECK(item.at("website") == "https://bluegate.example");
  item = set({"--email", ""});
  CHECK(item.at("result") == "unchanged");
  CHECK(fixture.journal().size() == 2);
}

TEST_CASE("set-support-profile of 'provider' is the account's") {
  CommandFixture fixture;
  fixture.given_account();
  REQUIRE(fixture.run(command::set_support_profile(), {"provider", "--telephone", "+1 555 0100"}));
  fixture.read([](store::View& view) {
    const auto saved = view.account();
    REQUIRE(saved);
    CHECK(saved->partner.support_profile.telephone.text() == "+1 555 0100");
  });
}

TEST_CASE("set-support-profile refuses what can't be true") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_reseller("Bluegate");
  const auto code = [&](const Words& words) { return fixture.failure(command::set_support_profile(), words).code; };
  CHECK(code({"Bluegate"}) == ErrorCode::missing_argument);
  CHECK(code({"Bluegate", "--email", "x"}) == ErrorCode::invalid_value);
  CHECK(code({"Bluegate", "--telephone", "+1\n2"}) == ErrorCode::invalid_value);
  CHECK(code({"Nobody", "--email", "a@b"}) == ErrorCode::partner_not_found);
  CHECK(fixture.journal().empty());
}

}  // namespace pcadmin::test
