// What import makes of the options and of what the store has already.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <pcadmin/administration.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {

TEST_CASE("A kind that contradicts the data is a fault of every record, and nothing is written") {
  CommandFixture fixture;
  fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  const std::string object = R"({"id":")" + customer.id.text() + R"(","companyProfile":{"companyName":"Larkfield"}})";
  fixture.inputs["customers.jsonl"] = object + "\n" + object + "\n";
  const Error error = fixture.failure(
      command::import_data(), {"customers.jsonl", "--kind", "subscriptions", "--customer", "larkfield.example"});
  CHECK(error.code == ErrorCode::input_invalid);
  REQUIRE(error.details.size() == 2);
  CHECK(error.details[0].code == "CONTRADICTION");
  CHECK(error.details[1].line == 2);
  CHECK(fixture.journal().empty());
}

TEST_CASE("An option about things that weren't read is a contradiction") {
  CommandFixture fixture;
  fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  const Subscription subscription = fixture.given_subscription(customer.id, "Office");
  fixture.given_reseller("Bluegate");
  fixture.inputs["customers.json"] =
      R"({"id":"5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900","companyProfile":{"companyName":"New"}})";
  fixture.inputs["nothing.json"] = "[]";
  fixture.inputs["subscriptions.json"] =
      R"({"id":"6c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900","offerName":"E3","customerId":")" + customer.id.text() + R"("})";
  const std::vector<std::vector<std::string>> options{
      {"--channel", "ea"}, {"--subscription", subscription.id.text()}, {"--reseller", "Bluegate"}};
  for (std::vector<std::string> arguments : options) {
    INFO(arguments[0]);
    arguments.emplace_back("customers.json");
    const Error error = fixture.failure(command::import_data(), arguments);
    CHECK(error.code == ErrorCode::input_invalid);
    REQUIRE(error.details.size() == 1);
    CHECK(error.details[0].code == "CONTRADICTION");
    CHECK(error.details[0].message.find(arguments[0]) != std::string::npos);
    CHECK(fixture.journal().empty());
    arguments.back() = "nothing.json";
    CHECK(fixture.run(command::import_data(), arguments));
  }
  CHECK(fixture.run(command::import_data(), {"customers.json", "subscriptions.json", "--channel", "ea"}));
}

TEST_CASE("What was read and is faulty was read all the same") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.inputs["subscription.json"] = R"({"id":"no guid","offerName":"E3","status":"active"})";
  const Error error = fixture.failure(command::import_data(), {"subscription.json", "--channel", "ea"});
  REQUIRE(!error.details.empty());
  for (const ErrorDetail& detail : error.details)
    CHECK(detail.code != "CONTRADICTION");
}

TEST_CASE("A subscription, or a contact, that names another customer than the recorded one is refused") {
  CommandFixture fixture;
  fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  const Customer other = fixture.given_customer("Dawnlight", "dawnlight.example");
  const Subscription subscription = fixture.given_subscription(customer.id, "Office");
  const Partner reseller = fixture.given_reseller("Bluegate");
  const auto contact_of = [&](const Customer& named) {
    return R"({"subscriptionId":")" + subscription.id.text() + R"(","supportTenantId":")" + reseller.tenant_id.text() +
           R"(","customerId":")" + named.id.text() + R"("})";
  };
  fixture.inputs["subscription.json"] =
      R"({"id":")" + subscription.id.text() + R"(","offerName":"Office","customerId":")" + other.id.text() + R"("})";
  fixture.inputs["contact.json"] = contact_of(other);
  for (const char* const file : {"subscription.json", "contact.json"}) {
    INFO(file);
    const Error error = fixture.failure(command::import_data(), {file});
    CHECK(error.code == ErrorCode::input_invalid);
    REQUIRE(error.details.size() == 1);
    CHECK(error.details[0].code == "SUBSCRIPTION_OF_ANOTHER_CUSTOMER");
    CHECK(error.details[0].value == subscription.id.text());
    CHECK(fixture.journal().empty());
  }
  fixture.inputs["contact.json"] = contact_of(customer);
  CHECK(fixture.run(command::import_data(), {"contact.json"}));
}

TEST_CASE("A partner that has the MPN id of another is taken over, and that is noted") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  const auto partner = [](const char* id, const MpnId& mpn_id) {
    return std::string(R"({"id":")") + id + R"(","name":"Branch","mpnId":")" + mpn_id.text() + R"("})";
  };
  fixture.inputs["p.json"] = "[" + partner("7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77", *reseller.mpn_id) + "," +
                             partner("8d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77", *account.partner.mpn_id) + "]";
  REQUIRE(fixture.run(command::import_data(), {"p.json"}));
  REQUIRE(fixture.notes.size() == 2);
  CHECK(fixture.notes[0].find("Bluegate") != std::string::npos);
  CHECK(fixture.notes[0].find(reseller.mpn_id->text()) != std::string::npos);
  CHECK(fixture.notes[1].find(account.partner.name) != std::string::npos);
  // Known so by now.
  REQUIRE(fixture.run(command::import_data(), {"p.json"}));
  CHECK(fixture.notes.empty());
}

TEST_CASE("Who shares an MPN id in the end is noted, whatever the order in a file") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  const auto partner = [](const std::string& id, std::string_view name, const std::string& mpn_id) {
    return R"({"id":")" + id + R"(","name":")" + std::string(name) + R"(","mpnId":")" + mpn_id + R"("})";
  };
  const std::string branch = partner("7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77", "Branch", reseller.mpn_id->text());
  const std::string moved = partner(reseller.tenant_id.text(), "Bluegate", "77770001");
  SECTION("its holder gives it up") {
    fixture.inputs["p.json"] = "[" + branch + "," + moved + "]";
    REQUIRE(fixture.run(command::import_data(), {"p.json"}));
    CHECK(fixture.notes.empty());
  }
  SECTION("its holder is renamed") {
    fixture.inputs["p.json"] =
        "[" + branch + "," + partner(reseller.tenant_id.text(), "Bluegate East", reseller.mpn_id->text()) + "]";
    REQUIRE(fixture.run(command::import_data(), {"p.json"}));
    REQUIRE(fixture.notes.size() == 1);
    CHECK(fixture.notes[0].starts_with("Branch"));
    CHECK(fixture.notes[0].find("Bluegate East") != std::string::npos);
  }
}

namespace {

std::string numbered_id(const char* beginning, std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(beginning) + "-6c0a-4b0e-9a51-" + std::string(12 - digits.size(), '0') + digits;
}

}  // namespace

TEST_CASE("Later items of a file build on earlier ones, near or far from each other") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  constexpr std::size_t count = 1100;
  std::string file;
  for (std::size_t i = 0; i < count; ++i) {
    file += R"({"id":")" + numbered_id("5c7e3f5e", i) +
            R"(","companyProfile":{"companyName":"C","domain":"c.example"}})" + "\n";
  }
  for (const std::size_t i : {std::size_t{0}, count - 1}) {
    file += R"({"id":")" + numbered_id("6c7e3f5e", i) + R"(","offerName":"E3","customerId":")" +
            numbered_id("5c7e3f5e", i) + "\"}\n";
    file += R"({"subscriptionId":")" + numbered_id("6c7e3f5e", i) +
            R"(","supportTenantId":"7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77","name":"Helper"})" + "\n";
  }
  // Said again, in the same words and at the end of the second span.
  file += R"({"id":")" + numbered_id("5c7e3f5e", 7) + R"(","companyProfile":{"companyName":"C","domain":"c.example"}})";
  fixture.inputs["all.jsonl"] = file;
  REQUIRE(fixture.run(command::import_data(), {"all.jsonl"}));
  CHECK(fixture.output.rows().at(0) == Row{{"file", "all.jsonl"},
                                           {"kind", "mixed"},
                                           {"created", std::to_string(count + 4)},
                                           {"updated", "0"},
                                           {"unchanged", "1"},
                                           {"result", "recorded"}});
  fixture.read([&](store::View& view) {
    const auto brief = view.brief(*SubscriptionId::parse(numbered_id("6c7e3f5e", count - 1)));
    REQUIRE(brief);
    CHECK(brief->designated == PartnerTenantId::parse("7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77"));
  });
}

TEST_CASE("Faults of a line stand in the order of its items") {
  CommandFixture fixture;
  fixture.given_account();
  const std::string subscription = R"({"id":"6c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900","offerName":"E3","customerId":)";
  fixture.inputs["line.json"] = "[" + subscription + R"("5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900"},)" + subscription +
                                R"("no guid"},)" + subscription + R"("5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a901"}])";
  const Error error = fixture.failure(command::import_data(), {"line.json"});
  REQUIRE(error.details.size() == 3);
  CHECK(error.details[0].code == "CUSTOMER_NOT_FOUND");
  CHECK(error.details[1].code == "INVALID_GUID");
  CHECK(error.details[2].code == "DUPLICATE_ID");
}

TEST_CASE("Of several GDAPs that are listed all count, in whatever order and however often they are imported") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner helper = fixture.given_reseller("Bluegate");
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  const auto listed = [&](const char* id, const char* status, const char* role, const char* end) {
    return std::string(R"({"id":")") + id + R"(","status":")" + status + R"(","customer":{"tenantId":")" +
           customer.id.text() + R"("},"accessDetails":{"unifiedRoles":[{"roleDefinitionId":")" + role +
           R"("}]},"endDateTime":")" + end + R"("})" + "\n";
  };
  const char* const readers = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
  const char* const helpdesk = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
  const std::string sufficient = listed("g-1", "active", helpdesk, "2027-01-31T00:00:00Z");
  const std::string insufficient = listed("g-2", "active", readers, "2028-06-30T00:00:00Z");
  const std::string terminated = listed("g-3", "terminated", helpdesk, "2028-06-30T00:00:00Z");
  const auto import = [&](const std::string& lines) {
    fixture.inputs["gdap.jsonl"] = lines;
    REQUIRE(fixture.run(command::import_data(), {"gdap.jsonl", "--reseller", "Bluegate"}));
  };
  const auto administration = [&] {
    Administration known;
    fixture.read([&](store::View& view) { known = view.administration(customer.id, helper.tenant_id); });
    return known;
  };
  for (const std::string& lines : {sufficient + insufficient + terminated, terminated + insufficient + sufficient}) {
    import(lines);
    CHECK(administration().gdaps.size() == 3);
    CHECK(standing(administration(), fixture.now) == AdministrationStanding::sufficient);
    CHECK(gdap_end(administration(), fixture.now) == parse_instant("2027-01-31T00:00:00Z"));
  }
  const std::size_t entries = fixture.journal().size();
  import(sufficient + insufficient + terminated);
  CHECK(fixture.output.rows().back().at("unchanged") == "3");
  CHECK(fixture.journal().size() == entries);

  // What is recorded by hand stands beside them, till it is revoked with them or replaced by hand.
  REQUIRE(fixture.run(command::grant_admin(), {"--customer", "Larkfield", "--reseller", "Bluegate", "--gdap",
                                               "Global Administrator", "--until", "2027-12-31"}));
  import(sufficient + insufficient + terminated);
  CHECK(administration().gdaps.size() == 4);
  CHECK(gdap_end(administration(), fixture.now) == parse_end("2027-12-31"));
  REQUIRE(fixture.run(command::undo(), {"--yes"}));
  CHECK(administration().gdaps.size() == 3);
  import(listed("g-1", "terminated", helpdesk, "2026-11-01T00:00:00Z"));
  CHECK(standing(administration(), fixture.now) == AdministrationStanding::role_insufficient);
}

}  // namespace pcadmin::test
