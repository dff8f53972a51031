#include <catch2/catch.hpp>

#include "command/assignment/assign_tenant.hpp"

using namespace pcadmin;
using pcadmin::test::codes;
using pcadmin::test::CommandFixture;
using pcadmin::test::Tenant;

TEST_CASE("assigning a reseller changes the contact of that subscription alone, and journals it") {
  Tenant tenant;
  REQUIRE(tenant.assign({tenant.office.id.text(), "Bluegate", "--reason", "agreement 17"}));
  const auto row = tenant.output.rows().at(0);
  CHECK(row.at("subscriptionId") == tenant.office.id.text());
  CHECK(row.at("fromTenantId") == tenant.account.partner.tenant_id.text());
  CHECK(row.at("toName") == "Bluegate");
  CHECK(row.at("result") == "assigned");
  CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);
  CHECK_FALSE(tenant.contact_of(tenant.intune));

  const auto change = tenant.journal().front();
  CHECK(change.command == "assign-support-contact");
  CHECK(change.actor == "kim");
  CHECK(change.reason == "agreement 17");
  CHECK(change.after == tenant.first.tenant_id.text());
}

TEST_CASE("what is already so is unchanged, asks nothing and leaves no journal entry") {
  Tenant tenant;
  tenant.given_contact(tenant.office.id, tenant.first.tenant_id);
  const auto entries = tenant.journal().size();
  REQUIRE(tenant.assign({tenant.office.id.text(), tenant.first.mpn_id->text()}));
  CHECK(tenant.output.rows().at(0).at("result") == "unchanged");
  CHECK(tenant.confirmations.empty());
  CHECK(tenant.journal().size() == entries);
}

TEST_CASE("a refusal names every reason and the command that helps, and changes nothing") {
  Tenant tenant;
  const auto pending = tenant.given_reseller("Seaside", RelationshipState::requested);
  const auto error = tenant.refused({tenant.office.id.text(), "Seaside"});
  CHECK(error.code == ErrorCode::contact_not_eligible);
  CHECK(codes(error) == std::vector<std::string>{"PARTNERSHIP_PENDING", "ADMIN_PRIVILEGES_MISSING"});
  CHECK(error.hint.find("pcadmin accept-relationship --reseller " + pending.tenant_id.text()) != std::string::npos);
  CHECK(error.hint.find("pcadmin grant-admin") != std::string::npos);
  CHECK(tenant.output.rows().empty());
  CHECK_FALSE(tenant.contact_of(tenant.office));
}

TEST_CASE("several subscriptions are assigned all or none") {
  Tenant tenant;
  const std::string office = tenant.office.id.text();
  const std::string deleted = tenant.deleted.id.text();
  const auto error = tenant.refused({"--subscription", office, "--subscription", deleted, "--contact", "Bluegate"});
  CHECK(codes(error) == std::vector<std::string>{"SUBSCRIPTION_DELETED"});
  CHECK(error.details.at(0).value == deleted);
  CHECK_FALSE(tenant.contact_of(tenant.office));

  REQUIRE(tenant.assign({"--subscription", office, "--subscription", tenant.intune.id.text(), "Bluegate"}));
  CHECK(tenant.output.rows().size() == 2);
  CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);
  CHECK(tenant.contact_of(tenant.intune) == tenant.first.tenant_id);
}

TEST_CASE("all of a customer's subscriptions are those that can have a contact") {
  Tenant tenant;
  REQUIRE(tenant.assign({"--customer", "larkfield.example", "--all-subscriptions", "--contact", "Bluegate"}));
  std::map<std::string, std::string> results;
  for (const auto& row : tenant.output.rows())
    results[row.at("offerName")] = row.at("result");
  CHECK(results == std::map<std::string, std::string>{
                       {"Office 365 E3", "assigned"}, {"Intune", "assigned"}, {"Yammer", "skipped"}});
}

TEST_CASE("a reseller leaves: all that it supports goes to another, grouped by customer in the review") {
  Tenant tenant;
  const Customer maple = tenant.given_customer("Maple", "maple.example");
  tenant.given_dap(maple.id, tenant.first.tenant_id);
  const Subscription visio = tenant.given_subscription(maple.id, "Visio");
  for (const Subscription& subscription : {tenant.office, tenant.intune, visio})
    tenant.given_contact(subscription.id, tenant.first.tenant_id);
  const std::vector<std::string> leaving = {"--from-contact", "Bluegate", "--contact", "Dawnlight"};

  SECTION("all or nothing") {
    const auto error = tenant.refused(leaving);
    CHECK(codes(error) == std::vector<std::string>{"ADMIN_PRIVILEGES_MISSING"});
    CHECK(error.details.at(0).value == visio.id.text());
    CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);
  }
  SECTION("those that can go, with those that can't and why") {
    auto going = leaving;
    going.emplace_back("--keep-going");
    REQUIRE(tenant.assign(going));
    CHECK(tenant.confirmations.at(0).review ==
          "  Larkfield (larkfield.example): 2 subscriptions\n"
          "    Office 365 E3 (" +
              tenant.office.id.text() +
              "): Bluegate → Dawnlight\n"
              "    Intune (" +
              tenant.intune.id.text() +
              "): Bluegate → Dawnlight\n"
              "  Maple (maple.example): 0 subscriptions\n"
              "    can't be changed: 1 (The customer never granted delegated administration)\n"
              "Bluegate → Dawnlight: 2 subscriptions\n"
              "Left out, since they are refused or not understood: 1\n");
    CHECK(tenant.contact_of(tenant.intune) == tenant.second.tenant_id);
    CHECK(tenant.contact_of(visio) == tenant.first.tenant_id);
  }
  SECTION("of one customer alone, back to the provider") {
    REQUIRE(tenant.assign({"--from-contact", "Bluegate", "--customer", "Maple", "--to-provider"}));
    CHECK_FALSE(tenant.contact_of(visio));
    CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);
  }
  SECTION("it names all subscriptions itself, and needs to be told who takes over") {
    CHECK(tenant.refused({"--from-contact", "Bluegate"}).code == ErrorCode::missing_argument);
    CHECK(tenant.refused({tenant.office.id.text(), "Dawnlight", "--from-contact", "Bluegate"}).code ==
          ErrorCode::unexpected_argument);
    CHECK(tenant.refused({"--subscription", "Intune", "--contact", "Dawnlight", "--from-contact", "Bluegate"}).code ==
          ErrorCode::conflicting_options);
  }
}

TEST_CASE("arguments in the wrong order are told as what they are, and put right") {
  Tenant tenant;
  const auto error = tenant.refused({"Bluegate", "Intune"});
  CHECK(error.message == "'Intune' is a subscription and 'Bluegate' a partner: the subscription comes first.");
  REQUIRE(error.corrections.size() == 2);
  CHECK(error.corrections[0].typed == "Bluegate");
  CHECK(error.corrections[0].meant == std::vector<std::string>{"Intune"});
  CHECK(error.corrections[1].meant == std::vector<std::string>{"Bluegate"});
  const auto customer = tenant.refused({"larkfield.example", "Bluegate"});
  CHECK(customer.message == "'larkfield.example' is a customer, not a subscription.");
  CHECK(customer.corrections.at(0).meant ==
        std::vector<std::string>{"--customer", "larkfield.example", "--all-subscriptions"});
}

TEST_CASE("a filter narrows all subscriptions, and an unknown field is refused") {
  Tenant tenant;
  const std::vector<std::string> all = {"--customer", "larkfield.example", "--all-subscriptions", "--contact",
                                        "Bluegate"};
  auto filtered = all;
  filtered.insert(filtered.end(), {"--filter", "offerName~office"});
  REQUIRE(tenant.assign(filtered));
  REQUIRE(tenant.output.rows().size() == 1);
  CHECK(tenant.output.rows().at(0).at("offerName") == "Office 365 E3");
  CHECK_FALSE(tenant.contact_of(tenant.intune));

  auto unknown = all;
  unknown.insert(unknown.end(), {"--filter", "colour=red"});
  CHECK(tenant.refused(unknown).code == ErrorCode::unknown_field);
}

TEST_CASE("going back to the provider is allowed whatever the rules say, however the provider is named") {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--to-provider"}, {"provider"}, {"Farhill"}}) {
    Tenant tenant;
    INFO(words.front());
    const bool by_name = words.front() == "Farhill";
    tenant.given_contact(tenant.deleted.id, tenant.first.tenant_id);
    std::vector<std::string> arguments = {tenant.deleted.id.text()};
    arguments.push_back(by_name ? tenant.account.partner.name : words.front());
    REQUIRE(tenant.assign(arguments));
    CHECK(tenant.output.rows().at(0).at("result") == "assigned");
    CHECK_FALSE(tenant.contact_of(tenant.deleted));
  }
}

TEST_CASE("a dry run shows the same rows and writes nothing") {
  Tenant tenant;
  const auto entries = tenant.journal().size();
  const auto outcome = tenant.assign({tenant.office.id.text(), "Bluegate", "--dry-run", "--exit-code"});
  REQUIRE(outcome);
  CHECK(*outcome == cli::Outcome::pending);
  CHECK(tenant.output.rows().at(0).at("result") == "would-assign");
  CHECK(tenant.confirmations.empty());
  CHECK_FALSE(tenant.contact_of(tenant.office));
  CHECK(tenant.journal().size() == entries);

  const auto nothing = tenant.assign({tenant.office.id.text(), "provider", "--dry-run", "--exit-code"});
  REQUIRE(nothing);
  CHECK(*nothing == cli::Outcome::done);
}

TEST_CASE("a contact that somebody has changed is refused by --if-current") {
  Tenant tenant;
  tenant.given_contact(tenant.office.id, tenant.second.tenant_id);
  const auto error = tenant.refused({tenant.office.id.text(), "Bluegate", "--if-current", "provider"});
  CHECK(error.code == ErrorCode::not_current);
  CHECK(tenant.contact_of(tenant.office) == tenant.second.tenant_id);
  REQUIRE(tenant.assign({tenant.office.id.text(), "Bluegate", "--if-current", "Dawnlight"}));
  CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);
}

TEST_CASE("the review of one shows customer, subscription and both contacts on lines of their own") {
  Tenant tenant;
  tenant.approves = false;
  CHECK(tenant.refused({tenant.office.id.text(), "Bluegate"}).code == ErrorCode::declined);
  CHECK_FALSE(tenant.contact_of(tenant.office));
  REQUIRE(tenant.confirmations.size() == 1);
  CHECK(tenant.confirmations.front().review ==
        "Customer:         Larkfield (larkfield.example)\n"
        "Subscription:     Office 365 E3 (" +
            tenant.office.id.text() +
            ")\n"
            "Support contact:  Farhill Cloud → Bluegate\n");
  CHECK(tenant.confirmations.front().question == "Assign Bluegate as the support contact of this subscription?");
}

TEST_CASE("the review of several names them, then counts them by their contacts") {
  Tenant tenant;
  tenant.given_contact(tenant.intune.id, tenant.second.tenant_id);
  REQUIRE(tenant.assign(
      {"--subscription", tenant.office.id.text(), "--subscription", tenant.intune.id.text(), "--contact", "Bluegate"}));
  CHECK(tenant.confirmations.at(0).review ==
        "  Larkfield (larkfield.example): 2 subscriptions\n"
        "    Office 365 E3 (" +
            tenant.office.id.text() +
            "): Farhill Cloud → Bluegate\n"
            "    Intune (" +
            tenant.intune.id.text() +
            "): Dawnlight → Bluegate\n"
            "Farhill Cloud → Bluegate: 1 subscription\n"
            "Dawnlight → Bluegate: 1 subscription\n");
  CHECK(tenant.confirmations.at(0).question == "Assign Bluegate as the support contact of 2 subscriptions?");
}

TEST_CASE("what changes while the question stands is a conflict") {
  Tenant tenant;
  tenant.while_asking = [&] { tenant.given_contact(tenant.office.id, tenant.second.tenant_id); };
  CHECK(tenant.refused({tenant.office.id.text(), "Bluegate"}).code == ErrorCode::conflict);
  CHECK(tenant.contact_of(tenant.office) == tenant.second.tenant_id);

  Tenant revoking;
  revoking.while_asking = [&] {
    revoking.write([&](store::Transaction& transaction) {
      transaction.set_administration({{revoking.customer.id, revoking.first.tenant_id}, Administration{}});
    });
  };
  CHECK(revoking.refused({revoking.office.id.text(), "Bluegate"}).code == ErrorCode::conflict);
  CHECK_FALSE(revoking.contact_of(revoking.office));
}

TEST_CASE("somebody who does the same meanwhile is in nobody's way") {
  Tenant tenant;
  tenant.while_asking = [&] { tenant.given_contact(tenant.office.id, tenant.first.tenant_id); };
  CHECK(tenant.assign({tenant.office.id.text(), "Bluegate"}));
  CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);
  REQUIRE(tenant.output.rows().size() == 1);
  CHECK(tenant.output.rows()[0].at("result") == "unchanged");
  CHECK(tenant.output.rows()[0].at("fromName") == "Bluegate");

  tenant.while_asking = [&] { tenant.given_contact(tenant.office.id, tenant.second.tenant_id); };
  CHECK(tenant.assign({"--subscription", tenant.office.id.text(), "--subscription", tenant.intune.id.text(),
                       "--contact", "Dawnlight"}));
  REQUIRE(tenant.output.rows().size() == 2);
  CHECK(tenant.output.rows()[0].at("result") == "unchanged");
  CHECK(tenant.output.rows()[1].at("result") == "assigned");
}

TEST_CASE("a missing support agreement is noted, and prevents nothing") {
  Tenant tenant;
  REQUIRE(tenant.assign({tenant.office.id.text(), "Bluegate"}));
  REQUIRE_FALSE(tenant.notes.empty());
  CHECK(tenant.notes.front().find("SUPPORT_AGREEMENT_MISSING") != std::string::npos);
  CHECK(tenant.notes.front().find("--agreement") != std::string::npos);
}

TEST_CASE("--keep-going changes what can be, however the subscriptions are named") {
  using Results = std::vector<std::string>;
  Tenant tenant;
  const auto results = [&] {
    Results found;
    for (const auto& row : tenant.output.rows())
      found.push_back(row.at("result"));
    return found;
  };
  const std::vector<std::string> named{"--subscription", tenant.deleted.id.text(), "--subscription", "Nothing",
                                       "--subscription", tenant.office.id.text(),  "--contact",      "Bluegate",
                                       "--keep-going"};
  const auto outcome = tenant.assign(named);
  REQUIRE(outcome);
  CHECK(*outcome == cli::Outcome::partly_applied);
  CHECK(results() == Results{"refused", "failed", "assigned"});
  CHECK(tenant.output.rows()[0].at("reasons") == "SUBSCRIPTION_DELETED");
  CHECK(tenant.output.rows()[1].at("reasons") == "SUBSCRIPTION_NOT_FOUND");
  CHECK(tenant.contact_of(tenant.office) == tenant.first.tenant_id);

  tenant.given_contact(tenant.intune.id, tenant.second.tenant_id);
  const auto all = tenant.assign({"--customer", "larkfield.example", "--all-subscriptions", "--contact", "Dawnlight",
                                  "--if-current", "Bluegate", "--keep-going"});
  REQUIRE(all);
  CHECK(*all == cli::Outcome::done);  // what isn't as expected is so already
  CHECK(results() == Results{"assigned", "unchanged", "skipped"});

  tenant.given_contact(tenant.intune.id, tenant.first.tenant_id);
  const auto partly = tenant.assign({"--customer", "larkfield.example", "--all-subscriptions", "--to-provider",
                                     "--if-current", "Dawnlight", "--keep-going"});
  REQUIRE(partly);
  CHECK(*partly == cli::Outcome::partly_applied);
  CHECK(results() == Results{"assigned", "refused", "skipped"});
  CHECK(tenant.output.rows()[1].at("reasons") == "NOT_CURRENT");
}

TEST_CASE("--keep-going ends as without it where none of the named ones is good") {
  Tenant tenant;
  CHECK(tenant.refused({tenant.deleted.id.text(), "Bluegate", "--keep-going"}).code == ErrorCode::contact_not_eligible);
  const Error error = tenant.refused({"--subscription", tenant.deleted.id.text(), "--subscription", "Nothing",
                                      "--contact", "Bluegate", "--keep-going"});
  CHECK(error.code == ErrorCode::subscription_not_found);
  CHECK(codes(error) == std::vector<std::string>{"SUBSCRIPTION_DELETED", "SUBSCRIPTION_NOT_FOUND"});
  CHECK(tenant.refused({"Nothing", "Bluegate", "--keep-going"}).details.empty());
}

TEST_CASE("--failed-rows writes what was named and isn't changed as rows of a file that can be run again") {
  Tenant tenant;
  REQUIRE(tenant.assign({"--subscription", tenant.office.id.text(), "--subscription", "No \"such\", thing",
                         "--subscription", tenant.deleted.id.text(), "--contact", "Bluegate", "--customer",
                         "larkfield.example", "--keep-going", "--failed-rows", "bad.csv"}));
  const std::string rest = "," + tenant.customer.id.text() + "," + tenant.first.tenant_id.text() + "\r\n";
  CHECK(tenant.files.at("bad.csv") ==
        "subscription,customerId,contact\r\n\"No \"\"such\"\", thing\"" + rest + tenant.deleted.id.text() + rest);
  tenant.given_contact(tenant.intune.id, tenant.second.tenant_id);
  const Error error = tenant.refused(
      {tenant.intune.id.text(), "--to-provider", "--if-current", "Bluegate", "--failed-rows", "bad.jsonl"});
  CHECK(error.code == ErrorCode::not_current);
  CHECK(tenant.files.at("bad.jsonl") ==
        R"({"subscription":")" + tenant.intune.id.text() + R"(","customerId":"","contact":"provider"})" + "\n");

  tenant.inputs["bad.jsonl"] = tenant.files.at("bad.jsonl");
  REQUIRE(tenant.assign({"--from", "bad.jsonl", "--failed-rows", "none"}));
  CHECK_FALSE(tenant.contact_of(tenant.intune));
  CHECK(tenant.files.count("none") == 0);
}

TEST_CASE("a contact that isn't the expected one is said to be another, with both names") {
  Tenant tenant;
  tenant.given_contact(tenant.office.id, tenant.second.tenant_id);
  const Error error = tenant.refused({tenant.office.id.text(), "provider", "--if-current", "Bluegate"});
  CHECK(error.code == ErrorCode::not_current);
  CHECK(error.message == "The support contact of Office 365 E3 (" + tenant.office.id.text() +
                             ") of Larkfield is Dawnlight, not Bluegate.");
}

TEST_CASE("words that don't go together are refused before anything is opened") {
  struct Row {
    std::vector<std::string> arguments;
    ErrorCode code;
  };
  const Row rows[] = {
      {{}, ErrorCode::missing_argument},
      {{"S"}, ErrorCode::missing_argument},
      {{"--contact", "Bluegate"}, ErrorCode::missing_argument},
      {{"S", "C", "--to-provider"}, ErrorCode::unexpected_argument},
      {{"S", "C", "--contact", "D"}, ErrorCode::unexpected_argument},
      {{"S", "--contact", "D", "--to-provider"}, ErrorCode::conflicting_options},
      {{"--all-subscriptions", "--contact", "D"}, ErrorCode::missing_argument},
      {{"--all-subscriptions", "--customer", "C", "--subscription", "S", "D"}, ErrorCode::conflicting_options},
      {{"S", "C", "--filter", "status=active"}, ErrorCode::conflicting_options},
      {{"S", "C", "--exit-code"}, ErrorCode::conflicting_options},
      {{"S", "C", "--format", "csv"}, ErrorCode::conflicting_options},
      {{"S", "C", "--failed-rows", "-"}, ErrorCode::invalid_value},
      {{"--from", "F", "--failed-rows", "-"}, ErrorCode::invalid_value},
      {{"S", "C", "--from", "F"}, ErrorCode::conflicting_options},
      {{"--from", "F", "--contact", "C"}, ErrorCode::conflicting_options},
      {{"--from", "F", "--customer", "C"}, ErrorCode::conflicting_options},
  };
  CommandFixture without_store;
  for (const auto& row : rows) {
    INFO(Catch::StringMaker<std::vector<std::string>>::convert(row.arguments));
    CHECK(without_store.failure(command::assign_support_contact(), row.arguments).code == row.code);
  }
}

TEST_CASE("a subscription of another customer isn't found under the customer that was named") {
  Tenant tenant;
  tenant.given_customer("Hillside", "hillside.example");
  const auto error = tenant.refused({tenant.office.id.text(), "Bluegate", "--customer", "hillside.example"});
  CHECK(error.code == ErrorCode::subscription_not_found);
}
