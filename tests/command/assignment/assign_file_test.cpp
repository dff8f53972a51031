#include <catch2/catch.hpp>

#include "command/assignment/assign_tenant.hpp"
#include "exchange/workbook_bytes.hpp"
#include "report/renderer.hpp"

using namespace pcadmin;
using pcadmin::test::codes;
using pcadmin::test::Tenant;

namespace {

/// A tenant to which files are given; each is a test's own text.
struct Files : Tenant {
  Result<cli::Outcome> from(const std::string& text, std::vector<std::string> more = {}) {
    inputs["rows"] = text;
    more.insert(more.begin(), {"--from", "rows"});
    return assign(more);
  }
  Error failing(const std::string& text, const std::vector<std::string>& more = {}) {
    auto outcome = from(text, more);
    REQUIRE_FALSE(outcome);
    CHECK(output.rows().empty());
    return outcome.error();
  }
  std::vector<std::string> results() const {
    std::vector<std::string> all;
    for (const auto& row : output.rows())
      all.push_back(row.at("result"));
    return all;
  }
  std::string office_id = office.id.text();
  std::string intune_id = intune.id.text();
  std::string deleted_id = deleted.id.text();
};

using Results = std::vector<std::string>;

/// The answer of list-subscriptions in a machine's format.
std::string listed(Files& files, report::Format format) {
  struct Text final : report::Sink {
    Delivery write(std::string_view bytes) override {
      text += bytes;
      return Delivery::written;
    }
    std::string failure() const override { return {}; }
    std::string text;
  } sink;
  REQUIRE(files.run(command::list_subscriptions(), {}));
  report::RenderOptions options;
  options.format = format;
  const auto output = report::make_output(options, sink);
  std::vector<report::Column> columns;
  const std::vector<std::string> names = files.output.columns();
  for (const std::string& name : names) {
    columns.emplace_back();
    columns.back().name = name;
  }
  REQUIRE(output->begin_list(columns));
  for (const auto& row : files.output.rows()) {
    std::vector<report::Value> values;
    for (const std::string& name : names)
      values.push_back(row.at(name) == "null" ? report::Value{} : report::Value{std::string_view(row.at(name))});
    output->row(values);
  }
  output->end_list(files.output.rows().size(), false);
  REQUIRE(output->finish());
  return sink.text;
}

}  // namespace

TEST_CASE("a file that is complete is told of the designations that it doesn't name") {
  Files files;
  REQUIRE(files.assign({files.office_id, "Dawnlight", "--yes"}));
  const std::string of_intune = "subscription,contact\n" + files.intune_id + ",\n";
  const std::vector<std::string> complete{"--complete", "--dry-run", "--exit-code"};

  auto outcome = files.from(of_intune, complete);
  REQUIRE(outcome);
  CHECK(*outcome == cli::Outcome::pending);
  CHECK(files.results() == Results{"unchanged", "unlisted"});
  const test::Row& row = files.output.rows().at(1);
  CHECK(row.at("subscriptionId") == files.office_id);
  CHECK(row.at("fromName") == "Dawnlight");
  CHECK(row.at("toTenantId") == "null");

  CHECK(*files.from(of_intune, {"--dry-run", "--exit-code"}) == cli::Outcome::done);
  CHECK(*files.from("subscription,contact\n" + files.office_id + ",\n", complete) == cli::Outcome::done);
  CHECK(files.results() == Results{"unchanged"});
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--from", "rows", "--complete"},
                                                {files.office_id, "Dawnlight", "--complete", "--dry-run"}}) {
    CHECK(files.assign(words).error().code == ErrorCode::conflicting_options);
  }
}

TEST_CASE("a file assigns many, each contact named in the way that suits") {
  const auto assigned = [](const std::string& header, const std::string& contact) {
    Files files;
    INFO(header << " " << contact);
    REQUIRE(files.from(header + "\r\n" + files.office_id + "," + contact + "\r\n"));
    CHECK(files.results() == Results{"assigned"});
    CHECK(files.contact_of(files.office) == files.first.tenant_id);
  };
  const Files names;
  assigned("subscription,contact", "Bluegate");
  assigned("\xEF\xBB\xBFSubscription,Contact", "bluegate");
  assigned("subscriptionId,supportTenantId", "{" + names.first.tenant_id.text() + "}");
  assigned("id,supportMpnId", names.first.mpn_id->text());
  assigned("SubscriptionID,SupportName", "Bluegate");
  assigned("subscription,name", " Bluegate ");
}

TEST_CASE("a file of JSON Lines assigns many, and names one journal run") {
  Files files;
  REQUIRE(files.from("{\"subscription\":\"" + files.office_id + "\",\"contact\":\"Bluegate\",\"reason\":\"SA-7\"}\n" +
                     "{\"subscriptionId\":\"" + files.intune_id + "\",\"supportName\":\"Dawnlight\",\"links\":{}}\n"));
  CHECK(files.results() == Results{"assigned", "assigned"});
  CHECK(files.contact_of(files.intune) == files.second.tenant_id);
  const auto changes = files.journal();
  CHECK(changes.at(0).run_id == changes.at(1).run_id);
  CHECK(changes.at(0).reason == "SA-7");
}

TEST_CASE("what list-subscriptions answers is taken as it is, and changes nothing") {
  for (const auto format : {report::Format::csv, report::Format::jsonl}) {
    Files files;
    files.given_contact(files.office.id, files.first.tenant_id);
    files.given_contact(files.deleted.id, files.second.tenant_id);
    const auto text = listed(files, format);
    const auto entries = files.journal().size();
    const auto outcome = files.from(text, {"--dry-run", "--exit-code"});
    REQUIRE(outcome);
    CHECK(*outcome == cli::Outcome::done);
    CHECK(files.results() == Results{"unchanged", "unchanged", "unchanged"});
    CHECK(files.journal().size() == entries);
  }
}

TEST_CASE("a row without a contact leaves its subscription alone") {
  Files files;
  files.given_contact(files.office.id, files.first.tenant_id);
  REQUIRE(files.from("subscription,contact,to-provider\n" + files.office_id + ",,\n" + files.intune_id + ",,no\n"));
  CHECK(files.results() == Results{"unchanged", "unchanged"});
  CHECK(files.output.rows().at(0).at("toTenantId") == "null");
  CHECK(files.contact_of(files.office) == files.first.tenant_id);
}

TEST_CASE("an empty list or object is no contact left out, but a fault") {
  Files files;
  for (const char* nothing : {"[]", "{}"}) {
    INFO(nothing);
    const std::string row = "{\"subscription\":\"" + files.office_id + "\",\"contact\":" + nothing + "}\n";
    const Error error = files.failing(row, {"--failed-rows", "bad"});
    CHECK(error.code == ErrorCode::input_invalid);
    CHECK(codes(error) == std::vector<std::string>{"INVALID_VALUE"});
    CHECK(files.files.at("bad") == row);
    CHECK(files.failing("[" + row + "]", {}).code == ErrorCode::input_invalid);
  }
  // What doesn't matter may be empty.
  REQUIRE(files.from("{\"subscription\":\"" + files.office_id + "\",\"contact\":\"Bluegate\",\"reasons\":[]}\n"));
}

TEST_CASE("a row may ask for the provider, by whatever name") {
  for (const std::string row : {"provider,", ",true", "Farhill Cloud,yes"}) {
    Files files;
    INFO(row);
    files.given_contact(files.office.id, files.first.tenant_id);
    REQUIRE(files.from("subscription,contact,to-provider\n" + files.office_id + "," + row + "\n"));
    CHECK(files.results() == Results{"assigned"});
    CHECK_FALSE(files.contact_of(files.office));
  }
}

TEST_CASE("several columns that name the contact must agree") {
  Files files;
  const std::string header = "subscription,supportTenantId,supportMpnId,supportName\n";
  const std::string id = files.first.tenant_id.text();
  const std::string mpn = files.first.mpn_id->text();
  REQUIRE(files.from(header + files.office_id + "," + id + "," + mpn + ",bluegate\n"));
  CHECK(files.results() == Results{"assigned"});
  for (const std::string& cells :
       {id + "," + files.second.mpn_id->text() + ",", id + ",,Dawnlight", "," + mpn + ",Dawnlight"}) {
    INFO(cells);
    Files others;
    CHECK(codes(others.failing(header + others.office_id + "," + cells + "\n")) ==
          std::vector<std::string>{"CONTACT_MISMATCH"});
  }
}

TEST_CASE("the customer of a row must agree, and helps to find a subscription by its name") {
  Files files;
  const auto other = files.given_customer("Hillside", "hillside.example");
  const std::string header = "subscription,customer,contact\n";
  CHECK(codes(files.failing(header + files.office_id + ",hillside.example,Bluegate\n")) ==
        std::vector<std::string>{"SUBSCRIPTION_OF_ANOTHER_CUSTOMER"});
  CHECK(codes(files.failing("subscriptionId,customerId,contact\n" + files.office_id + "," + other.id.text() +
                            ",Bluegate\n")) == std::vector<std::string>{"SUBSCRIPTION_OF_ANOTHER_CUSTOMER"});
  REQUIRE(files.from(header + "Intune,larkfield.example,Bluegate\n"));
  CHECK(files.contact_of(files.intune) == files.first.tenant_id);
}

TEST_CASE("every fault of a file is named by its line, with what is wrong") {
  Files files;
  const auto error =
      files.failing("subscriptionId,contact,supportTenantId\n" +                                             //
                    files.office_id + ",Bluegate,\n" +                                                       //
                    "not-an-id,Bluegate,\n" +                                                                //
                    "0c39d6d5-c70d-4c55-bc02-f620844f3fd1,Bluegate,\n" + files.intune_id + ",Bluegaet,\n" +  //
                    files.intune_id + ",,nobody\n" +                                                         //
                    ",Bluegate,\n");
  CHECK(error.code == ErrorCode::input_invalid);
  CHECK(codes(error) == std::vector<std::string>{"INVALID_GUID", "SUBSCRIPTION_NOT_FOUND", "PARTNER_NOT_FOUND",
                                                 "INVALID_GUID", "MISSING_FIELD"});
  std::vector<std::uint64_t> lines;
  for (const auto& detail : error.details)
    lines.push_back(detail.line);
  CHECK(lines == std::vector<std::uint64_t>{3, 4, 5, 6, 7});
  CHECK(error.details.at(2).file == "rows");
  CHECK(error.details.at(2).value == "Bluegaet");
  CHECK(error.details.at(2).column == files.intune_id.size() + 2);
  CHECK(error.details.at(2).message.find("did you mean 'Bluegate'") != std::string::npos);
  CHECK_FALSE(files.contact_of(files.office));
}

TEST_CASE("an unknown or missing column is a fault of the file") {
  Files files;
  CHECK(codes(files.failing("subscription,contact,colour\n" + files.office_id + ",Bluegate,red\n")) ==
        std::vector<std::string>{"UNKNOWN_FIELD"});
  const auto message = [&](const std::string& text) { return files.failing(text).details.at(0).message; };
  CHECK(message("subscription,contct\n" + files.office_id + ",Bluegate\n").find("'contact'") != std::string::npos);
  CHECK(message("{\"subscription\":\"x\",\"support-tenant\":\"y\"}").find("'supportTenantId'") != std::string::npos);
  CHECK(codes(files.failing("colour,size\n")) ==
        std::vector<std::string>{"UNKNOWN_FIELD", "UNKNOWN_FIELD"});  // also without rows
  CHECK(codes(files.failing("subscription,offerName\n" + files.office_id + ",E3\n")) ==
        std::vector<std::string>{"MISSING_FIELD"});
  CHECK(codes(files.failing("contact,offerName\nBluegate,E3\n")) == std::vector<std::string>{"MISSING_FIELD"});
  CHECK(codes(files.failing("subscription,contact,Contact\n" + files.office_id + ",Bluegate,Dawnlight\n")) ==
        std::vector<std::string>{"CSV_HEADER"});
  CHECK(codes(files.failing("{\"subscription\":\"" + files.office_id + "\",\"contcat\":\"Bluegate\"}\n")) ==
        std::vector<std::string>{"UNKNOWN_FIELD"});
  CHECK(codes(files.failing("{\"subscription\":\"" + files.office_id +
                            "\",\"contact\":\"Bluegate\",\"contact\":\"Dawnlight\"}\n")) ==
        std::vector<std::string>{"CONTACT_MISMATCH"});
}

TEST_CASE("a file of any spreadsheet assigns, and a person is told how it is read") {
  struct Case {
    const char* what;
    std::string text;
    const char* told;
  };
  const Files names;
  const std::string id = names.office_id;
  const std::string mpn = names.first.mpn_id->text();
  const Case cases[] = {
      {"semicolons", "sep=;\r\nsubscription;contact;;\r\n" + id + ";Bluegate;;\r\n;;;\r\n", "semicolons"},
      {"tabs", "subscriptionId\tsupportMpnId\n" + id + "\t" + mpn + "\n", "tabs"},
      {"commas", "#TYPE System.Object\n\"subscription\",\"contact\"\n\"" + id + "\",\"Bluegate\"\n", nullptr},
      {"ids as formulas", "subscriptionId,supportMpnId\n\"=\"\"" + id + "\"\"\",'" + mpn + "\n", nullptr},
      {"doubled columns that don't matter", "subscription,Status,status,contact\n" + id + ",a,b,Bluegate\n", nullptr},
      {"a workbook", exchange::testing::workbook_of({{"subscription", "contact"}, {}, {id, " Bluegate\u00A0"}}),
       "workbook"},
  };
  for (const Case& each : cases) {
    INFO(each.what);
    Files files;
    files.output.is_for_people = true;
    REQUIRE(files.from(each.text));
    CHECK(files.contact_of(files.office) == files.first.tenant_id);
    const bool is_told =
        !files.notes.empty() && each.told != nullptr && files.notes.front().find(each.told) != std::string::npos;
    CHECK(is_told == (each.told != nullptr));
  }
}

TEST_CASE("columns that repeat the contact that stands contradict nothing") {
  const Files names;
  const auto cells = [](const Partner& id, const Partner& mpn, const std::string& name) {
    return id.tenant_id.text() + "," + mpn.mpn_id->text() + "," + name;
  };
  const Partner& standing = names.second;  // Dawnlight
  for (const std::string& edited :
       {cells(names.first, standing, "Dawnlight"), cells(standing, names.first, "Dawnlight"),
        cells(standing, standing, "Bluegate"), cells(standing, names.first, "Bluegate")}) {
    INFO(edited);
    Files files;
    files.given_contact(files.office.id, files.second.tenant_id);
    REQUIRE(files.from("subscriptionId,supportTenantId,supportMpnId,supportName\n" + files.office_id + "," + edited));
    CHECK(files.contact_of(files.office) == files.first.tenant_id);
  }
}

TEST_CASE("what a spreadsheet has destroyed is told as that") {
  Files files;
  const Error error = files.failing("subscriptionId,supportMpnId\n" + files.office_id + ",5.10295E+06\n" +
                                    "#########," + files.first.mpn_id->text() + "\n");
  CHECK(codes(error) == std::vector<std::string>{"INVALID_MPN_ID", "INVALID_GUID"});
  CHECK(error.details.at(0).message.find("spreadsheet") != std::string::npos);
  CHECK(error.details.at(1).message.find("narrow") != std::string::npos);
}

TEST_CASE("a row of a file says where it stands and what it names") {
  Files files;
  REQUIRE(files.from("subscription,contact\nIntune,Bluegate\n" + files.office_id + ",Bluegate\n"));
  CHECK(files.output.rows().at(0).at("line") == "2");
  CHECK(files.output.rows().at(0).at("input") == "Intune");
  CHECK(files.output.rows().at(1).at("input") == files.office_id);
  REQUIRE(files.assign({"Intune", "Dawnlight"}));
  CHECK(files.output.rows().at(0).at("line") == "null");
  CHECK(files.output.rows().at(0).at("input") == "null");
}

TEST_CASE("a subscription with two contacts is a fault on both lines, with the same contact it is one assignment") {
  Files files;
  const std::string header = "subscription,contact\n";
  const auto error = files.failing(header + files.office_id + ",Bluegate\n" + files.intune_id + ",Bluegate\n" +
                                   files.office_id + ",Dawnlight\n");
  CHECK(codes(error) == std::vector<std::string>{"CONTRADICTION", "CONTRADICTION"});
  CHECK(error.details.at(1).line == 4);

  REQUIRE(
      files.from(header + files.office_id + ",Bluegate\n" + files.office_id + "," + files.first.mpn_id->text() + "\n"));
  CHECK(files.results() == Results{"assigned", "unchanged"});
}

TEST_CASE("rows that a rule refuses are named with all their reasons, and nothing is written") {
  Files files;
  const auto pending = files.given_reseller("Seaside", RelationshipState::requested);
  const auto error = files.failing("subscription,contact\n" + files.office_id + ",Bluegate\n" + files.deleted_id +
                                   ",Bluegate\n" + files.intune_id + ",Seaside\n");
  CHECK(error.code == ErrorCode::contact_not_eligible);
  CHECK(codes(error) ==
        std::vector<std::string>{"SUBSCRIPTION_DELETED", "PARTNERSHIP_PENDING", "ADMIN_PRIVILEGES_MISSING"});
  CHECK(error.details.at(0).line == 3);
  CHECK(error.details.at(2).line == 4);
  CHECK(error.details.at(2).file == "rows");
  CHECK_FALSE(files.contact_of(files.office));
  CHECK(files.journal().empty());
}

TEST_CASE("a row's if-current, or the option, refuses what somebody else has changed") {
  Files files;
  files.given_contact(files.office.id, files.second.tenant_id);
  const auto by_column = files.failing("subscription,contact,if-current\n" + files.office_id + ",Bluegate,provider\n");
  CHECK(codes(by_column) == std::vector<std::string>{"NOT_CURRENT"});
  const std::string rows = "subscription,contact\n" + files.office_id + ",Bluegate\n";
  CHECK(files.failing(rows, {"--if-current", "provider"}).code == ErrorCode::not_current);
  REQUIRE(files.from(rows, {"--if-current", "Dawnlight"}));
  CHECK(files.results() == Results{"assigned"});
}

TEST_CASE("--keep-going writes the good rows and lists all") {
  Files files;
  const auto outcome = files.from("subscription,contact\n" + files.office_id + ",Bluegate\n" + files.deleted_id +
                                      ",Bluegate\n" + files.intune_id + ",Nobody\n" + files.intune_id + "\n",
                                  {"--keep-going"});
  REQUIRE(outcome);
  CHECK(*outcome == cli::Outcome::partly_applied);
  CHECK(files.results() == Results{"assigned", "refused", "failed", "failed"});
  CHECK(files.output.rows().at(1).at("reasons") == "SUBSCRIPTION_DELETED");
  CHECK(files.output.rows().at(2).at("reasons") == "PARTNER_NOT_FOUND");
  CHECK(files.output.rows().at(2).at("subscriptionId") == files.intune_id);
  CHECK(files.output.rows().at(3).at("reasons") == "CSV_COLUMNS");
  CHECK(files.contact_of(files.office) == files.first.tenant_id);
  CHECK(files.confirmations.at(0).review.find("Left out") != std::string::npos);
}

TEST_CASE("--keep-going ends as without it where no row is good") {
  Files files;
  const std::string refused = files.deleted_id + ",Bluegate\n";
  CHECK(files.failing("subscription,contact\n" + refused, {"--keep-going"}).code == ErrorCode::contact_not_eligible);
  CHECK(files.failing("subscription,contact\n" + refused + "x,Bluegate\n", {"--keep-going"}).code ==
        ErrorCode::input_invalid);
}

TEST_CASE("bad rows outrank pending ones in a dry run that asks for the exit code") {
  Files files;
  const std::string good = "subscription,contact\n" + files.office_id + ",Bluegate\n";
  const auto pending = files.from(good, {"--dry-run", "--exit-code"});
  REQUIRE(pending);
  CHECK(*pending == cli::Outcome::pending);
  CHECK(files.results() == Results{"would-assign"});
  CHECK(files.failing(good + files.deleted_id + ",Bluegate\n", {"--dry-run", "--exit-code", "--keep-going"}).code ==
        ErrorCode::contact_not_eligible);
  CHECK(files.failing(good + "x,y\n", {"--dry-run", "--exit-code"}).code == ErrorCode::input_invalid);
}

TEST_CASE("--failed-rows writes the bad rows of CSV as they stood there") {
  Files files;
  const std::string quoted = "\"" + files.deleted_id + "\",\"Blue\ngate\"\r\n";
  const auto outcome = files.from("subscription,contact\r\n" + quoted + files.office_id + ",Bluegate\r\n" +
                                      files.intune_id + "\r\n" + files.deleted_id + ",Bluegate",
                                  {"--keep-going", "--failed-rows", "bad"});
  REQUIRE(outcome);
  CHECK(files.results() == Results{"failed", "assigned", "failed", "refused"});
  CHECK(files.files.at("bad") ==
        "subscription,contact\r\n" + quoted + files.intune_id + "\r\n" + files.deleted_id + ",Bluegate\n");
}

TEST_CASE("--failed-rows writes the bad rows of JSON as JSON Lines") {
  Files files;
  const std::string good = "{\"subscription\":\"" + files.office_id + "\",\"contact\":\"Bluegate\"}";
  const std::string bad = "{\"subscription\":\"" + files.deleted_id + "\",\"contact\":\"Bluegate\"}";
  REQUIRE(files.from(good + "\n" + bad + "\n", {"--keep-going", "--failed-rows", "bad"}));
  CHECK(files.files.at("bad") == bad + "\n");
  REQUIRE(files.from("[" + bad + ",\n" + good + "]", {"--keep-going", "--failed-rows", "others"}));
  CHECK(files.files.at("others") == bad + "\n");
}

TEST_CASE("--failed-rows holds for a run that writes nothing, and leaves no file where all is well") {
  Files files;
  files.failing("subscription,contact\n" + files.deleted_id + ",Bluegate\n", {"--failed-rows", "bad"});
  CHECK(files.files.at("bad") == "subscription,contact\n" + files.deleted_id + ",Bluegate\n");
  REQUIRE(files.from("subscription,contact\n" + files.office_id + ",Bluegate\n", {"--failed-rows", "none"}));
  CHECK(files.files.count("none") == 0);
  CHECK(files.failing("subscription,contact\n", {"--failed-rows", "rows"}).code == ErrorCode::conflicting_options);
}

TEST_CASE("--failed-rows keeps how the file is read, and is told of") {
  Files files;
  const std::string bad = files.deleted_id + ";Bluegate\r\n";
  const std::string text =
      "\xEF\xBB\xBF"
      "sep=;\r\nsubscription;contact\r\n" +
      bad;
  REQUIRE(files.from(text + files.office_id + ";Bluegate\r\n", {"--keep-going", "--failed-rows", "bad"}));
  CHECK(files.files.at("bad") == text);
  CHECK(files.notes.back().find("'bad'") != std::string::npos);
}

TEST_CASE("--failed-rows writes the bad rows of a workbook as CSV") {
  Files files;
  const std::string sheet = exchange::testing::workbook_of(
      {{"Subscription", "Contact"}, {files.office_id, "Bluegate"}, {"@x", "Blue\"gate"}});
  REQUIRE(files.from(sheet, {"--keep-going", "--failed-rows", "bad.csv"}));
  CHECK(files.files.at("bad.csv") == "\xEF\xBB\xBFSubscription,Contact\r\n'@x,\"Blue\"\"gate\"\r\n");
}

TEST_CASE("--failed-rows takes away its own file of a run before, and no other") {
  Files files;
  const std::string good = "subscription,contact\n" + files.office_id + ",Bluegate\n";
  files.files["bad.csv"] = "subscription,contact\nx,y\n";
  REQUIRE(files.from(good, {"--failed-rows", "bad.csv"}));
  CHECK(files.files.count("bad.csv") == 0);
  for (const char* other : {"colour,size\n1,2\n", "dear all\n", "{\"colour\":1}\n"}) {
    INFO(other);
    files.files["bad.csv"] = other;
    CHECK(files.failing(good, {"--failed-rows", "bad.csv"}).code == ErrorCode::conflict);
    CHECK(files.files.at("bad.csv") == other);
  }
}

TEST_CASE("--failed-rows is named as what the input is") {
  Files files;
  const std::string row = "{\"subscription\":\"" + files.office_id + "\",\"contact\":\"Bluegate\"}\n";
  CHECK(files.failing(row, {"--failed-rows", "bad.csv"}).code == ErrorCode::conflicting_options);
  CHECK(files.failing("subscription,contact\n", {"--failed-rows", "bad.xlsx"}).code == ErrorCode::conflicting_options);
  CHECK(files.failing("", {"--format", "csv", "--failed-rows", "bad.jsonl"}).code == ErrorCode::conflicting_options);
  CHECK_FALSE(files.contact_of(files.office));
}

TEST_CASE("all faults up to a bound are named, and no more are looked for") {
  Files files;
  std::string text = "subscriptionId,contact\n";
  for (int row = 0; row < 1500; ++row)
    text += "x,Bluegate\n";
  CHECK(files.failing(text).details.size() == 1000);
  CHECK(files.failing(text, {"--keep-going"}).details.size() == 1000);
}

TEST_CASE("a file whose plan was overtaken while the question stood is a conflict") {
  Files files;
  const std::string text = "subscription,contact\n" + files.office_id + ",Bluegate\n";
  files.while_asking = [&] { files.given_contact(files.office.id, files.second.tenant_id); };
  CHECK(files.failing(text).code == ErrorCode::conflict);
  files.while_asking = [&] { files.given_customer("Somebody else", "else.example"); };
  REQUIRE(files.from(text));
  CHECK(files.contact_of(files.office) == files.first.tenant_id);
}
