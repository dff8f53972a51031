#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin {
namespace {

using test::CommandFixture;

Relationship relationship(RelationshipState state, std::string word = {}) {
  Relationship made;
  made.state = state;
  made.partner_center_state = std::move(word);
  return made;
}

std::vector<std::string> column(const CommandFixture& fixture, const std::string& name) {
  std::vector<std::string> values;
  for (const test::Row& row : fixture.output.rows())
    values.push_back(row.at(name));
  return values;
}

TEST_CASE("list-customers shows what the account is to a customer in Partner Center's word") {
  struct Case {
    std::string title;
    Relationship recorded;
    std::string shown;
  };
  Relationship forgotten = relationship(RelationshipState::requested);
  forgotten.requested_at = *parse_instant("2026-01-01");
  const Case c = GENERATE_COPY(values<Case>({
      {"never said", {}, "null"},
      {"said to be none", relationship(RelationshipState::none, "none"), "none"},
      {"active in its word", relationship(RelationshipState::active, "advisor"), "advisor"},
      {"active, made here", relationship(RelationshipState::active), "reseller"},
      {"active, made here after it was none", relationship(RelationshipState::active, "none"), "reseller"},
      {"asked for", relationship(RelationshipState::requested), "none"},
      {"asked for long ago", forgotten, "none"},
      {"removed", relationship(RelationshipState::ended, "reseller"), "none"},
  }));
  CAPTURE(c.title);
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  fixture.write([&](store::Transaction& transaction) {
    transaction.set_customer_relationship({{customer.id, account.partner.tenant_id}, c.recorded});
  });
  REQUIRE(fixture.run(command::list_customers(), {}));
  REQUIRE(fixture.output.rows().size() == 1);
  CHECK(fixture.output.rows()[0].at("relationshipToPartner") == c.shown);
}

TEST_CASE("list-customers shows who they are, what the account administers, and how much they hold") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Customer larkfield = fixture.given_customer("Larkfield", "larkfield.example");
  fixture.given_customer("Maple", "");
  fixture.given_dap(larkfield.id, account.partner.tenant_id);
  fixture.given_subscription(larkfield.id, "Visio");
  fixture.given_subscription(larkfield.id, "Project", "deleted");

  REQUIRE(fixture.run(command::list_customers(), {}));

  CHECK(fixture.output.columns() == std::vector<std::string>{"customerId", "companyName", "domain",
                                                             "relationshipToPartner", "adminPrivileges",
                                                             "subscriptionCount"});
  const auto& rows = fixture.output.rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("customerId") == larkfield.id.text());
  CHECK(column(fixture, "companyName") == std::vector<std::string>{"Larkfield", "Maple"});
  CHECK(column(fixture, "domain") == std::vector<std::string>{"larkfield.example", "null"});
  CHECK(column(fixture, "adminPrivileges") == std::vector<std::string>{"dap", "null"});
  CHECK(column(fixture, "subscriptionCount") == std::vector<std::string>{"2", "0"});
  CHECK(fixture.output.total() == 2);
}

TEST_CASE("An empty list is explained to a person, and to nobody else") {
  CommandFixture fixture;
  fixture.given_account();
  for (const cli::Command& listing : {command::list_customers(), command::list_subscriptions(),
                                      command::list_resellers(), command::list_relationships()}) {
    CAPTURE(listing.info.name);
    fixture.output.is_for_people = false;
    REQUIRE(fixture.run(listing, {}));
    CHECK(fixture.notes.empty());
    CHECK(fixture.output.ended());
    fixture.output.is_for_people = true;
    REQUIRE(fixture.run(listing, {}));
    REQUIRE(fixture.notes.size() == 2);
    CHECK(fixture.notes[1].starts_with("Try: pcadmin "));
  }
}

TEST_CASE("A list that a filter emptied says so to a person") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_customer("Larkfield", "larkfield.example");
  fixture.output.is_for_people = true;
  REQUIRE(fixture.run(command::list_customers(), {"--filter", "companyName=Maple"}));
  CHECK(fixture.notes == std::vector<std::string>{"Nothing matches the filters."});
}

TEST_CASE("A filter for an id finds that customer alone") {
  CommandFixture fixture;
  fixture.given_account();
  fixture.given_customer("Larkfield", "larkfield.example");
  const Customer maple = fixture.given_customer("Maple", "maple.example");
  REQUIRE(fixture.run(command::list_customers(), {"--filter", "customerId=" + maple.id.text()}));
  CHECK(column(fixture, "companyName") == std::vector<std::string>{"Maple"});
}

}  // namespace
}  // namespace pcadmin
