// What import makes of the options and of what the store has already.
#include <algorithm>
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
    CHECK(fixture.warnings.at(0).message.starts_with("Branch"));
    CHECK(fixture.warnings.at(0).code == "MPN_ID_SHARED");
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

TEST_CASE("Faults of a line stand in the order of its items, what was referred to in vain last") {
  CommandFixture fixture;
  fixture.given_account();
  const std::string subscription = R"({"id":"6c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900","offerName":"E3","customerId":)";
  fixture.inputs["line.json"] = "[" + subscription + R"("5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900"},)" + subscription +
                                R"("no guid"},)" + subscription + R"("5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a901"}])";
  const Error error = fixture.failure(command::import_data(), {"line.json"});
  REQUIRE(error.details.size() == 3);
  CHECK(error.details[0].code == "INVALID_GUID");
  CHECK(error.details[1].code == "DUPLICATE_ID");
  CHECK(error.details[2].code == "CUSTOMER_NOT_FOUND");
}

namespace {

constexpr const char* customer_id = "5c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900";
constexpr const char* subscription_id = "6c7e3f5e-6c0a-4b0e-9a51-77d8b3f2a900";

std::string customer_json(const std::string& name, const std::string& relationship = {}) {
  return std::string(R"({"id":")") + customer_id + R"(","companyProfile":{"companyName":")" + name + "\"}" +
         (relationship.empty() ? "" : R"(,"relationshipToPartner":")" + relationship + "\"") + "}";
}

std::string gdap_json(const std::string& id, const std::string& customer) {
  return R"({"id":")" + id + R"(","status":"active","customer":)" + customer +
         R"(,"accessDetails":{"unifiedRoles":[{"roleDefinitionId":"729827e3-9c14-49f7-bb1b-9608f156bbb8"}]},)" +
         R"("endDateTime":"2027-06-30"})";
}

/// A file of each kind, whose name says what it refers to.
void give_files_that_refer_to_each_other(CommandFixture& fixture) {
  fixture.inputs["contacts.json"] = std::string(R"({"subscriptionId":")") + subscription_id +
                                    R"(","supportTenantId":"7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77","name":"Helper"})";
  fixture.inputs["gdap.json"] =
      R"({"value":[)" + gdap_json("g", std::string(R"({"tenantId":")") + customer_id + "\"}") + "]}";
  fixture.inputs["subscriptions.json"] =
      std::string(R"([{"id":")") + subscription_id + R"(","offerName":"E3","customerId":")" + customer_id + "\"}]";
  fixture.inputs["customers.json"] = customer_json("Larkfield");
}

}  // namespace

TEST_CASE("Files may be named in any order, whatever refers to what") {
  std::vector<std::string> files{"contacts.json", "customers.json", "gdap.json", "subscriptions.json"};
  do {
    CAPTURE(files);
    CommandFixture fixture;
    const Account account = fixture.given_account();
    give_files_that_refer_to_each_other(fixture);
    REQUIRE(fixture.run(command::import_data(), files));
    REQUIRE(fixture.output.rows().size() == files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      CHECK(fixture.output.rows()[i].at("file") == files[i]);
      CHECK(fixture.output.rows()[i].at("created") == "1");
      CHECK(fixture.output.rows()[i].at("updated") == "0");
    }
    fixture.read([&](store::View& view) {
      const auto brief = view.brief(*SubscriptionId::parse(subscription_id));
      REQUIRE(brief);
      CHECK(brief->designated == PartnerTenantId::parse("7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77"));
      CHECK(view.administration(*CustomerId::parse(customer_id), account.partner.tenant_id) != Administration());
    });
    CHECK(fixture.notes.empty());
  } while (std::next_permutation(files.begin(), files.end()));
}

TEST_CASE("What is referred to in vain is a fault in its place, told once") {
  CommandFixture fixture;
  fixture.given_account();
  give_files_that_refer_to_each_other(fixture);
  fixture.inputs["bad.jsonl"] = customer_json("New") + "\n{\"id\":\n" + customer_json("New");
  const Error error =
      fixture.failure(command::import_data(), {"contacts.json", "subscriptions.json", "bad.jsonl", "contacts.json"});
  std::vector<std::string> faults;
  for (const ErrorDetail& detail : error.details)
    faults.push_back(detail.file + " " + detail.code);
  CHECK(std::count(faults.begin(), faults.end(), "bad.jsonl JSON_TRUNCATED") == 1);
  CHECK(fixture.journal().empty());
  fixture.inputs.erase("bad.jsonl");
  const Error in_vain = fixture.failure(command::import_data(), {"contacts.json", "subscriptions.json"});
  REQUIRE(in_vain.details.size() == 2);
  CHECK(in_vain.details[0].file == "contacts.json");
  CHECK(in_vain.details[0].code == "SUBSCRIPTION_NOT_FOUND");
  CHECK(in_vain.details[1].file == "subscriptions.json");
  CHECK(in_vain.details[1].code == "CUSTOMER_NOT_FOUND");
}

TEST_CASE("Delegated administration of nobody that is known is left out and noted, the rest is taken") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  fixture.inputs["gdap.json"] = "[" + gdap_json("open", "null") + "," +
                                gdap_json("strange", std::string(R"({"tenantId":")") + customer_id + "\"}") + "," +
                                gdap_json("known", R"({"tenantId":")" + customer.id.text() + "\"}") + "]";
  REQUIRE(fixture.run(command::import_data(), {"gdap.json"}));
  CHECK(fixture.output.rows().at(0).at("created") == "1");
  REQUIRE(fixture.notes.size() == 2);
  CHECK(fixture.notes[0].find(customer_id) != std::string::npos);
  CHECK(fixture.notes[1].find("open") != std::string::npos);
  fixture.read([&](store::View& view) {
    CHECK(view.administration(customer.id, account.partner.tenant_id) != Administration());
  });
}

TEST_CASE("A customer that a file names twice is one customer, with the stronger relationship") {
  const auto [first, second] = GENERATE(table<std::string, std::string>(
      {{"none", "reseller"}, {"reseller", "none"}, {"advisor", "reseller"}, {"reseller", "advisor"}}));
  CAPTURE(first, second);
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const CustomerId id = *CustomerId::parse(customer_id);
  fixture.inputs["one.json"] = customer_json("Larkfield", "reseller");
  REQUIRE(fixture.run(command::import_data(), {"one.json"}));
  Relationship before;
  fixture.read([&](store::View& view) { before = view.customer_relationship(id, account.partner.tenant_id); });
  fixture.inputs["two.json"] = "[" + customer_json("Larkfield", first) + "," + customer_json("Larkfield", second) + "]";
  REQUIRE(fixture.run(command::import_data(), {"two.json"}));
  REQUIRE(fixture.notes.size() == 1);
  CHECK(fixture.notes[0].find(customer_id) != std::string::npos);
  fixture.read([&](store::View& view) { CHECK(view.customer_relationship(id, account.partner.tenant_id) == before); });
  fixture.inputs["two.json"] = "[" + customer_json("Larkfield") + "," + customer_json("Larkfield", "reseller") + "]";
  REQUIRE(fixture.run(command::import_data(), {"two.json"}));
  fixture.inputs["two.json"] =
      "[" + customer_json("Larkfield", "none") + "," + customer_json("Renamed", "reseller") + "]";
  CHECK(fixture.failure(command::import_data(), {"two.json"}).details.at(0).code == "DUPLICATE_ID");
}

TEST_CASE("A name that was destroyed on its way takes no other name's place") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.inputs["good.json"] = customer_json("和風旅行社");
  REQUIRE(fixture.run(command::import_data(), {"good.json"}));
  const auto refused = [&](const std::string& content) {
    fixture.inputs["bad"] = content;
    const Error error = fixture.failure(command::import_data(), {"bad"});
    REQUIRE(error.details.size() == 1);
    CHECK(error.details[0].code == "TEXT_DESTROYED");
  };
  refused(customer_json("?????"));
  refused(customer_json("和風\uFFFD\uFFFD社"));
  refused(std::string("Microsoft ID,Company name\r\n") + customer_id + ",?????\r\n");
  refused(std::string(R"({"id":")") + subscription_id + R"(","offerName":"??","customerId":")" + customer_id + "\"}");
  refused(R"({"id":"7d1c7b1e-53a4-4f0f-9c0a-5b9f4c1e2a77","mpnId":"1","name":"??"})");
  fixture.inputs["fine.json"] = customer_json("Who?");
  CHECK(fixture.run(command::import_data(), {"fine.json"}));
}

TEST_CASE("What a source doesn't know takes nothing away") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.inputs["whole.json"] = std::string(R"({"id":")") + customer_id +
                                 R"(","companyProfile":{"companyName":"Larkfield","domain":"larkfield.example"}})";
  REQUIRE(fixture.run(command::import_data(), {"whole.json"}));
  for (const std::string profile : {R"({"companyName":"","domain":null})", R"({"domain":""})", "null"}) {
    CAPTURE(profile);
    fixture.inputs["less.json"] = std::string(R"({"id":")") + customer_id +
                                  R"(","relationshipToPartner":null,"companyProfile":)" + profile +
                                  R"(,"attributes":{"objectType":"Customer"}})";
    REQUIRE(fixture.run(command::import_data(), {"less.json"}));
    CHECK(fixture.output.rows().at(0).at("unchanged") == "1");
  }
}

TEST_CASE("Dates that nothing depends on are noted") {
  CommandFixture fixture;
  fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  fixture.inputs["s.json"] = std::string(R"({"id":")") + subscription_id + R"(","offerName":"E3","customerId":")" +
                             customer.id.text() + R"(","creationDate":"6/30/2027"})";
  REQUIRE(fixture.run(command::import_data(), {"s.json"}));
  REQUIRE(fixture.notes.size() == 1);
  CHECK(fixture.notes[0].find("s.json:1: 6/30/2027") != std::string::npos);
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
