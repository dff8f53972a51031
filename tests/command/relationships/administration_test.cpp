// grant-admin and revoke-admin.
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"
#include "rules/roles.hpp"
#include "text/local_time.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

struct Tenant : CommandFixture {
  Tenant() {
    account = given_account();
    reseller = given_reseller("Bluegate");
    larkfield = given_customer("Larkfield", "larkfield.example");
    maple = given_customer("Maple", "maple.example");
  }

  Administration administration(const Customer& customer) {
    Administration found;
    read([&](store::View& view) { found = view.administration(customer.id, reseller.tenant_id); });
    return found;
  }

  Result<cli::Outcome> grant(Words words) { return run(command::grant_admin(), pair(std::move(words))); }

  static Words pair(Words words) {
    const Words names{"--customer", "Larkfield", "--reseller", "Bluegate"};
    words.insert(words.begin(), names.begin(), names.end());
    return words;
  }

  Account account;
  Partner reseller;
  Customer larkfield;
  Customer maple;
};

}  // namespace

TEST_CASE("DAP is granted once; granting it again changes nothing") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  const Row& row = fixture.output.rows().at(0);
  CHECK(row.at("customerId") == fixture.larkfield.id.text());
  CHECK(row.at("companyName") == "Larkfield");
  CHECK(row.at("partnerTenantId") == fixture.reseller.tenant_id.text());
  CHECK(row.at("partnerName") == "Bluegate");
  CHECK(row.at("adminPrivileges") == "dap");
  CHECK(row.at("adminUntil") == "null");
  CHECK(row.at("result") == "granted");
  CHECK(fixture.administration(fixture.larkfield).dap_since == fixture.now);
  CHECK(fixture.confirmations.empty());
  REQUIRE(fixture.grant({}));
  CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("GDAP stands beside DAP, a new one replaces the previous, the same one changes nothing") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  REQUIRE(fixture.grant({"--gdap", "helpdesk administrator, Directory Readers", "--until", "2027-11-23"}));
  CHECK(fixture.output.rows().at(0).at("adminPrivileges") == "dap+gdap");
  CHECK(fixture.output.rows().at(0).at("adminUntil") == "2027-11-23T23:59:59Z");
  const Administration first = fixture.administration(fixture.larkfield);
  REQUIRE(first.gdaps.size() == 1);
  CHECK(first.gdaps.begin()->status == "active");
  CHECK(first.gdaps.begin()->activated_at == fixture.now);
  CHECK(first.gdaps.begin()->roles ==
        test::roles({"729827e3-9c14-49f7-bb1b-9608f156bbb8", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}));

  fixture.now += std::chrono::days{1};
  REQUIRE(fixture.grant({"--gdap", "Directory Readers,Helpdesk Administrator", "--until", "2027-11-23"}));
  CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
  REQUIRE(fixture.grant({"--gdap", "Global Administrator", "--until", "2027-11-23"}));
  CHECK(fixture.output.rows().at(0).at("result") == "granted");
  CHECK(fixture.administration(fixture.larkfield).gdaps.begin()->roles.size() == 1);
}

TEST_CASE("A role that doesn't count is kept, with a note") {
  Tenant fixture;
  REQUIRE(fixture.grant({"--gdap", "Global Administrator,訊息中心讀取者", "--until", "2027-11-23"}));
  REQUIRE(fixture.notes.size() == 1);
  CHECK(fixture.notes[0].find("Message Center Reader") != std::string::npos);
  CHECK(fixture.administration(fixture.larkfield).gdaps.begin()->roles.at(1) == Role::parse("Message Center Reader"));
}

TEST_CASE("A misspelt role is refused, and what was meant is named; administration stays as it was") {
  struct Case {
    const char* typed;
    const char* meant;  ///< nothing: taken as it is
  };
  const Case cases[] = {{"Service Suport Administrator", "Service Support Administrator"},
                        {"Helpdesk Admin", "Helpdesk Administrator"},
                        {"Help desk Administrator", nullptr},
                        {"global administrators", "Global Administrator"},
                        {"Directory Reader", "Directory Readers"},
                        {"global ADMINISTRATOR", nullptr},
                        {"Global Reader", nullptr},
                        {"Global Secure Access Administrator", nullptr},
                        {"Directory Writers", nullptr},
                        {"User Administrator", nullptr},
                        {"License Administrator", nullptr},
                        {"Billing Administrator", nullptr},
                        {"Exchange Administrator", nullptr},
                        {"Authentication Administrator", nullptr},
                        {"88d8e3e3-8f55-4a1e-953a-9b9898b8876b", nullptr}};
  for (const Case& each : cases) {
    INFO(each.typed);
    Tenant fixture;
    const Words words{"--gdap", each.typed, "--until", "2027-05-31"};
    if (each.meant == nullptr) {
      CHECK(fixture.grant(words));
      continue;
    }
    const Error error = fixture.failure(command::grant_admin(), Tenant::pair(words));
    CHECK(error.code == ErrorCode::invalid_value);
    CHECK(error.message.find(each.meant) != std::string::npos);
    CHECK(fixture.journal().empty());
  }
}

TEST_CASE("GDAP ends in the future, and two years from today at most") {
  struct Case {
    const char* until;
    bool accepted;
  };
  const Case cases[] = {{"2026-11-22", false},
                        {"2026-11-23", true},
                        {"2028-11-23", true},
                        {"2028-11-24", false},
                        {"2026-11-23T12:00:00Z", false}};
  for (const Case& tried : cases) {
    CAPTURE(tried.until);
    Tenant fixture;
    const auto granted = fixture.grant({"--gdap", "Global Administrator", "--until", tried.until});
    CHECK(static_cast<bool>(granted) == tried.accepted);
    if (!granted) CHECK(granted.error().code == ErrorCode::invalid_value);
  }
}

TEST_CASE("Revoking ends DAP and GDAP alike") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  REQUIRE(fixture.grant({"--gdap", "Global Administrator", "--until", "2027-11-23"}));
  REQUIRE(fixture.run(command::revoke_admin(), Tenant::pair({})));
  CHECK(fixture.output.rows().at(0).at("adminPrivileges") == "none");
  CHECK(fixture.output.rows().at(0).at("result") == "revoked");
  REQUIRE(fixture.run(command::revoke_admin(), Tenant::pair({})));
  CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
}

TEST_CASE("Revoking shows the contacts that break, and asks") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  const Subscription subscription = fixture.given_subscription(fixture.larkfield.id, "Office");
  fixture.given_contact(subscription.id, fixture.reseller.tenant_id);

  fixture.approves = false;
  CHECK(fixture.failure(command::revoke_admin(), Tenant::pair({})).code == ErrorCode::declined);
  REQUIRE(fixture.confirmations.size() == 1);
  CHECK(fixture.confirmations[0].review.find("Office") != std::string::npos);
  CHECK_FALSE(fixture.confirmations[0].needs_yes);
  CHECK(fixture.administration(fixture.larkfield).dap == DapState::active);

  REQUIRE(fixture.run(command::revoke_admin(), Tenant::pair({"--yes"})));
  CHECK(fixture.administration(fixture.larkfield).dap == DapState::revoked);
}

TEST_CASE("A grant that takes away what sufficed says so, and asks") {
  struct Case {
    const char* title;
    bool terminal;
    bool approves;
    bool says_yes;
    std::optional<ErrorCode> fails;
  };
  const Case cases[] = {{"approved", true, true, false, std::nullopt},
                        {"declined", true, false, false, ErrorCode::declined},
                        {"with --yes", true, false, true, std::nullopt},
                        {"with nobody to ask", false, false, false, std::nullopt}};
  for (const Case& each : cases) {
    CAPTURE(each.title);
    Tenant fixture;
    REQUIRE(fixture.grant({"--gdap", "Helpdesk Administrator", "--until", "2027-11-23"}));
    CHECK(fixture.confirmations.empty());
    const Administration before = fixture.administration(fixture.larkfield);
    fixture.terminal = each.terminal;
    fixture.approves = each.approves;
    Words weaker{"--gdap", "Directory Readers", "--until", "2027-11-23"};
    if (each.says_yes) weaker.emplace_back("--yes");
    const auto granted = fixture.grant(weaker);
    REQUIRE(fixture.confirmations.size() == 1);
    CHECK(fixture.confirmations[0].review.find("no role for support in place of one that had some: 1") !=
          std::string::npos);
    CHECK_FALSE(fixture.confirmations[0].needs_yes);
    CHECK((fixture.administration(fixture.larkfield) == before) == each.fails.has_value());
    if (each.fails) {
      REQUIRE_FALSE(granted);
      CHECK(granted.error().code == *each.fails);
    } else {
      REQUIRE(granted);
      CHECK(fixture.notes.back().find("support") != std::string::npos);
    }
  }
}

TEST_CASE("Grants that take away from others than was shown are a conflict, be they as many") {
  Tenant fixture;
  REQUIRE(fixture.grant({"--gdap", "Helpdesk Administrator", "--until", "2027-11-23"}));
  const Administration sufficient = fixture.administration(fixture.larkfield);
  fixture.inputs["grants.csv"] =
      "customer,reseller,gdap,until\nLarkfield,Bluegate,Directory Readers,2027-06-30\n"
      "Maple,Bluegate,Directory Readers,2027-06-30\n";
  fixture.while_asking = [&] {
    fixture.write([&](store::Transaction& transaction) {
      transaction.set_administration({{fixture.larkfield.id, fixture.reseller.tenant_id}, {}});
      transaction.set_administration({{fixture.maple.id, fixture.reseller.tenant_id}, sufficient});
    });
  };
  CHECK(fixture.failure(command::grant_admin(), {"--from", "grants.csv"}).code == ErrorCode::conflict);
  CHECK(fixture.administration(fixture.maple) == sufficient);
}

TEST_CASE("The account's own administration matters to the contacts of other channels") {
  Tenant fixture;
  const Words own{"--customer", "Larkfield", "--reseller", "provider"};
  REQUIRE(fixture.run(command::grant_admin(), own));
  fixture.given_subscription(fixture.larkfield.id, "Office");
  fixture.given_subscription(fixture.larkfield.id, "Azure", "active", Channel::ea);
  REQUIRE(fixture.run(command::revoke_admin(), own));
  REQUIRE(fixture.confirmations.size() == 1);
  CHECK(fixture.confirmations[0].review.find("Azure") != std::string::npos);
  CHECK(fixture.confirmations[0].review.find("Office") == std::string::npos);
}

TEST_CASE("What breaks differently from what was shown is a conflict") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  const Subscription first = fixture.given_subscription(fixture.larkfield.id, "Office");
  const Subscription second = fixture.given_subscription(fixture.larkfield.id, "Exchange");
  fixture.given_contact(first.id, fixture.reseller.tenant_id);
  fixture.while_asking = [&] { fixture.given_contact(second.id, fixture.reseller.tenant_id); };
  CHECK(fixture.failure(command::revoke_admin(), Tenant::pair({})).code == ErrorCode::conflict);
  CHECK(fixture.administration(fixture.larkfield).dap == DapState::active);
}

TEST_CASE("--dry-run shows what would become, and changes nothing") {
  Tenant fixture;
  REQUIRE(fixture.grant({"--dry-run"}));
  CHECK(fixture.output.rows().at(0).at("result") == "would-grant");
  CHECK(fixture.output.rows().at(0).at("adminPrivileges") == "dap");
  REQUIRE(fixture.run(command::revoke_admin(), Tenant::pair({"--dry-run"})));
  CHECK(fixture.output.rows().at(0).at("result") == "unchanged");
  CHECK(fixture.journal().empty());
}

TEST_CASE("A file grants many in one run, from CSV and from JSON Lines") {
  struct Case {
    const char* name;
    const char* text;
  };
  const Case cases[] = {
      {"grants.csv",
       "customer,reseller,gdap,until\r\n"
       "larkfield.example,Bluegate,,\r\n"
       "Maple,Bluegate,\"Global Administrator, Message Center Reader\",2027-11-23\r\n"},
      {"-",
       "{\"customer\":\"larkfield.example\",\"reseller\":\"Bluegate\"}\n"
       "{\"customerId\":\"Maple\",\"partnerTenantId\":\"Bluegate\",\"gdap\":[\"Global Administrator\",\"Message Center "
       "Reader\"],"
       "\"until\":\"2027-11-23\"}\n"},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.name);
    Tenant fixture;
    fixture.inputs[tried.name] = tried.text;
    REQUIRE(fixture.run(command::grant_admin(), {"--from", tried.name}));
    REQUIRE(fixture.output.rows().size() == 2);
    CHECK(fixture.output.rows()[0].at("companyName") == "Larkfield");
    CHECK(fixture.output.rows()[0].at("adminPrivileges") == "dap");
    CHECK(fixture.output.rows()[1].at("companyName") == "Maple");
    CHECK(fixture.output.rows()[1].at("adminPrivileges") == "gdap");
    CHECK(fixture.administration(fixture.maple).gdaps.begin()->roles.size() == 2);
    CHECK(fixture.confirmations.size() == 1);
    const auto journal = fixture.journal();
    REQUIRE(journal.size() == 2);
    CHECK(journal[0].run_id == journal[1].run_id);
  }
}

TEST_CASE("A file with faults names them all by line, and nothing is written") {
  Tenant fixture;
  fixture.inputs["grants.csv"] =
      "customer,reseller,gdap,until\n"
      "Larkfield,Bluegate,,\n"
      "Nowhere,Nobody,,\n"
      ",Bluegate,,\n"
      "Larkfield,Bluegate,Global Administrator,\n"
      "Larkfield,Bluegate,Global Administrator,someday\n"
      "Larkfield,Bluegate,Global Administrator,2001-01-01\n"
      "Maple,Bluegate,Global Administrator,2027-01-01\n"
      "Maple,Bluegate,Global Administrator,2027-01-02\n";
  const Error error = fixture.failure(command::grant_admin(), {"--from", "grants.csv"});
  CHECK(error.code == ErrorCode::input_invalid);
  std::vector<std::pair<std::uint64_t, std::string>> faults;
  for (const ErrorDetail& detail : error.details) {
    CHECK(detail.file == "grants.csv");
    faults.emplace_back(detail.line, detail.code);
  }
  const std::vector<std::pair<std::uint64_t, std::string>> expected{
      {3, "CUSTOMER_NOT_FOUND"}, {3, "PARTNER_NOT_FOUND"}, {4, "MISSING_FIELD"}, {5, "MISSING_FIELD"},
      {6, "INVALID_DATE"},       {7, "INVALID_VALUE"},     {9, "CONTRADICTION"}};
  CHECK(faults == expected);
  CHECK(fixture.journal().empty());
}

TEST_CASE("A misspelt column is a fault, since DAP would be granted for GDAP") {
  Tenant fixture;
  fixture.inputs["grants.csv"] = "customer,reseller,gdpa,until\nLarkfield,Bluegate,Global Administrator,\n";
  const Error error = fixture.failure(command::grant_admin(), {"--from", "grants.csv"});
  REQUIRE(error.details.size() == 1);
  CHECK(error.details[0].code == "UNKNOWN_FIELD");
}

TEST_CASE("A sheet grants: roles of a cell behind semicolons, a date of a workbook") {
  for (const char* text :
       {"customer;reseller;gdap;until\nLarkfield;Bluegate;\"Global Administrator; Helpdesk "
        "Administrator\";2027-01-01\n;;;\n",
        "sep=,\ncustomer,reseller,gdap,until,,\n Larkfield ,Bluegate,\"Global Administrator,Helpdesk "
        "Administrator\",2027-01-01,,\n"}) {
    INFO(text);
    Tenant fixture;
    fixture.inputs["grants.csv"] = text;
    REQUIRE(fixture.run(command::grant_admin(), {"--from", "grants.csv", "--yes"}));
    CHECK(fixture.output.rows().at(0).at("adminPrivileges") == "gdap");
    CHECK(fixture.output.rows().at(0).at("adminUntil") == "2027-01-01T23:59:59Z");
  }
}

TEST_CASE("What a spreadsheet has made of a sheet of grants is told, also where it has no rows") {
  struct Case {
    const char* text;
    const char* code;
    const char* told;
  };
  const Case cases[] = {
      {"customer,reseller,gdap,until\nLarkfield,Bluegate,Global Administrator,6/30/2027\n", "INVALID_DATE",
       "2027-06-30"},
      {"customer,reseller\nLarkfield,5.10295E+06\n", "PARTNER_NOT_FOUND", "spreadsheet"},
      {"colour,size\n", "UNKNOWN_FIELD", "colour"},
      {"customer,reseller,until,until\n", "CSV_HEADER", "until"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    Tenant fixture;
    fixture.inputs["grants.csv"] = each.text;
    const Error error = fixture.failure(command::grant_admin(), {"--from", "grants.csv"});
    CHECK(error.code == ErrorCode::input_invalid);
    REQUIRE_FALSE(error.details.empty());
    CHECK(error.details[0].code == each.code);
    CHECK(error.details[0].message.find(each.told) != std::string::npos);
  }
}

TEST_CASE("An empty list of roles grants no DAP in place of GDAP") {
  Tenant fixture;
  fixture.inputs["grants.jsonl"] = R"({"customer":"Larkfield","reseller":"Bluegate","gdap":[]})";
  const Error error = fixture.failure(command::grant_admin(), {"--from", "grants.jsonl"});
  CHECK(error.code == ErrorCode::input_invalid);
  REQUIRE(error.details.size() == 1);
  CHECK(error.details[0].code == "INVALID_VALUE");
  CHECK(fixture.journal().empty());
}

TEST_CASE("What grant-admin answers can be given to revoke-admin") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  fixture.inputs["-"] = "customerId,companyName,partnerTenantId,partnerName,adminPrivileges,adminUntil,result\n" +
                        fixture.larkfield.id.text() + ",Larkfield," + fixture.reseller.tenant_id.text() +
                        ",Bluegate,dap,,granted\n";
  REQUIRE(fixture.run(command::revoke_admin(), {"--from", "-"}));
  CHECK(fixture.output.rows().at(0).at("result") == "revoked");
}

TEST_CASE("A pair that stands in a file twice is revoked once") {
  Tenant fixture;
  REQUIRE(fixture.grant({}));
  const Subscription subscription = fixture.given_subscription(fixture.larkfield.id, "Office");
  fixture.given_contact(subscription.id, fixture.reseller.tenant_id);
  fixture.inputs["twice.csv"] = "customer,reseller\nLarkfield,Bluegate\nlarkfield.example,Bluegate\n";
  REQUIRE(fixture.run(command::revoke_admin(), {"--from", "twice.csv"}));
  CHECK(fixture.output.rows().at(0).at("result") == "revoked");
  CHECK(fixture.output.rows().at(1).at("result") == "unchanged");
  CHECK(fixture.confirmations.at(0).review.find("qualify: 1") != std::string::npos);
}

TEST_CASE("A dry run of a file answers what the run would, where one row meets what another has changed") {
  Tenant fixture;
  fixture.inputs["grants.csv"] =
      "customer,reseller,gdap,until\nLarkfield,Bluegate,,\nLarkfield,Bluegate,Helpdesk Administrator,2027-06-30\n"
      "larkfield.example,Bluegate,,\n";
  REQUIRE(fixture.run(command::grant_admin(), {"--from", "grants.csv", "--dry-run"}));
  const auto tried = fixture.output.rows();
  CHECK(fixture.journal().empty());
  REQUIRE(fixture.run(command::grant_admin(), {"--from", "grants.csv"}));
  const auto done = fixture.output.rows();
  REQUIRE(tried.size() == 3);
  REQUIRE(done.size() == 3);
  const char* const results[] = {"granted", "granted", "unchanged"};
  const char* const privileges[] = {"dap", "dap+gdap", "dap+gdap"};
  for (std::size_t i = 0; i < done.size(); ++i) {
    CHECK(done[i].at("result") == results[i]);
    CHECK(done[i].at("adminPrivileges") == privileges[i]);
    CHECK(tried[i].at("adminPrivileges") == privileges[i]);
    CHECK(tried[i].at("result") == (done[i].at("result") == "granted" ? "would-grant" : "unchanged"));
  }
}

TEST_CASE("The review of many grants says what is granted to whom, by whom") {
  Tenant fixture;
  fixture.inputs["grants.csv"] =
      "customer,reseller,gdap,until\nLarkfield,Bluegate,,\nMaple,Bluegate,Helpdesk Administrator,2027-06-30\n";
  REQUIRE(fixture.run(command::grant_admin(), {"--from", "grants.csv"}));
  CHECK(fixture.confirmations.at(0).review ==
        "Admin privileges to be granted: 2\n"
        "  Larkfield (larkfield.example): Bluegate: DAP\n"
        "  Maple (maple.example): Bluegate: GDAP (Helpdesk Administrator) until " +
            text::local_time(*parse_end("2027-06-30")) + "\n");
}

TEST_CASE("Revoking from very many customers at once finds the contacts that break, and those alone") {
  Tenant fixture;
  std::string file = "customer,reseller\n";
  fixture.write([&](store::Transaction& transaction) {
    for (int i = 0; i < 60; ++i) {
      Customer customer;
      customer.id = CustomerId(*Guid::parse("c1000000-0000-4000-8000-0000000000" + std::to_string(10 + i)));
      customer.company_name = "Company " + std::to_string(i);
      transaction.save_customer(customer);
      file += customer.id.text() + ",Bluegate\n";
    }
  });
  for (const Customer& customer : {fixture.larkfield, fixture.maple}) {
    fixture.given_dap(customer.id, fixture.reseller.tenant_id);
    const Subscription subscription = fixture.given_subscription(customer.id, "Office of " + customer.company_name);
    fixture.given_contact(subscription.id, fixture.reseller.tenant_id);
  }
  fixture.inputs["many.csv"] = file + "Maple,Bluegate\n";
  REQUIRE(fixture.run(command::revoke_admin(), {"--from", "many.csv"}));
  CHECK(fixture.output.rows().size() == 61);
  const std::string& review = fixture.confirmations.at(0).review;
  CHECK(review.find("Office of Maple") != std::string::npos);
  CHECK(review.find("Office of Larkfield") == std::string::npos);
}

TEST_CASE("grant-admin says what is missing or doesn't go together") {
  Tenant fixture;
  fixture.inputs["grants.csv"] = "customer,reseller\nLarkfield,Bluegate\n";
  struct Case {
    Words words;
    ErrorCode code;
  };
  const Case cases[] = {
      {{}, ErrorCode::missing_argument},
      {{"--customer", "Larkfield"}, ErrorCode::missing_argument},
      {{"--from", "grants.csv", "--customer", "Larkfield"}, ErrorCode::conflicting_options},
      {{"--from", "grants.csv", "--gdap", "Global Administrator", "--until", "2027-01-01"},
       ErrorCode::conflicting_options},
      {{"--format", "csv", "--customer", "Larkfield", "--reseller", "Bluegate"}, ErrorCode::conflicting_options},
      {{"--from", "missing.csv"}, ErrorCode::file_not_found},
      {Tenant::pair({"--gdap", "Global Administrator"}), ErrorCode::missing_argument},
      {Tenant::pair({"--until", "2027-01-01"}), ErrorCode::missing_argument},
  };
  for (const Case& tried : cases) {
    CAPTURE(tried.words);
    CHECK(fixture.failure(command::grant_admin(), tried.words).code == tried.code);
  }
  CHECK(fixture.journal().empty());
}

}  // namespace pcadmin::test
