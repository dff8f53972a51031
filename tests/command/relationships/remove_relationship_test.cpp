// remove-relationship.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/fixture.hpp"

namespace pcadmin::test {
namespace {

using Words = std::vector<std::string>;

/// Bluegate supports two of Larkfield's subscriptions; a third has the default contact.
struct Supported : CommandFixture {
  Supported() {
    account = given_account();
    reseller = given_reseller("Bluegate");
    customer = given_customer("Larkfield", "larkfield.example");
    given_dap(customer.id, reseller.tenant_id);
    for (const char* offer : {"Office", "Exchange", "Intune"}) {
      subscriptions.push_back(given_subscription(customer.id, offer));
    }
    given_contact(subscriptions[0].id, reseller.tenant_id);
    given_contact(subscriptions[1].id, reseller.tenant_id);
  }

  std::optional<PartnerTenantId> contact(std::size_t index) {
    std::optional<PartnerTenantId> found;
    read([&](store::View& view) { found = view.brief(subscriptions[index].id)->designated; });
    return found;
  }

  RelationshipState partnership() {
    RelationshipState state{};
    read([&](store::View& view) { state = view.partnership(reseller.tenant_id).state; });
    return state;
  }

  Account account;
  Partner reseller;
  Customer customer;
  std::vector<Subscription> subscriptions;
};

}  // namespace

TEST_CASE("Removing a partnership answers the contacts that no longer qualify, and keeps them") {
  Supported fixture;
  REQUIRE(fixture.run(command::remove_relationship(), {"--reseller", "Bluegate"}));
  REQUIRE(fixture.output.rows().size() == 2);
  CHECK(fixture.output.ended());
  CHECK(fixture.output.total() == 2);
  const Row& row = fixture.output.rows().at(0);
  CHECK(row.at("subscriptionId") == fixture.subscriptions[0].id.text());
  CHECK(row.at("customerId") == fixture.customer.id.text());
  CHECK(row.at("companyName") == "Larkfield");
  CHECK(row.at("offerName") == "Office");
  CHECK(row.at("supportTenantId") == fixture.reseller.tenant_id.text());
  CHECK(row.at("supportName") == "Bluegate");
  CHECK(row.at("result") == "kept");
  CHECK(row.at("reasons") == "PARTNERSHIP_ENDED");
  CHECK(fixture.partnership() == RelationshipState::ended);
  CHECK(fixture.contact(0) == fixture.reseller.tenant_id);
  CHECK(fixture.journal().size() == 1);
}

TEST_CASE("Who removes and keeps the contacts is told what hands them on") {
  Supported fixture;
  REQUIRE(fixture.run(command::remove_relationship(), {"--reseller", "Bluegate"}));
  CHECK(fixture.notes == std::vector<std::string>{"Removed: the partnership with 'Bluegate'.",
                                                  "Support contacts that no longer qualify: 2",
                                                  "Try: pcadmin assign-support-contact --from-contact " +
                                                      fixture.reseller.tenant_id.text() + " --to-provider --dry-run"});
}

TEST_CASE("The review names what is affected and is confirmed before anything happens") {
  Supported fixture;
  fixture.approves = false;
  const Error error = fixture.failure(command::remove_relationship(), {"--reseller", "Bluegate"});
  CHECK(error.code == ErrorCode::declined);
  REQUIRE(fixture.confirmations.size() == 1);
  const std::string& review = fixture.confirmations[0].review;
  CHECK(review.find("Office") != std::string::npos);
  CHECK(review.find("Exchange") != std::string::npos);
  CHECK(review.find("Intune") == std::string::npos);
  CHECK(fixture.confirmations[0].needs_yes);
  CHECK(fixture.partnership() == RelationshipState::active);
  CHECK(fixture.journal().empty());
}

TEST_CASE("The review counts by customer, and says who could take over") {
  Supported fixture;
  const Partner other = fixture.given_reseller("Dawnlight");
  fixture.given_dap(fixture.customer.id, other.tenant_id);
  fixture.given_reseller("Idle");
  const Customer maple = fixture.given_customer("Maple", "maple.example");
  fixture.given_dap(maple.id, fixture.reseller.tenant_id);
  fixture.given_contact(fixture.given_subscription(maple.id, "Visio", "active", Channel::csp).id,
                        fixture.reseller.tenant_id);
  REQUIRE(fixture.run(command::remove_relationship(), {"--reseller", "Bluegate"}));
  const std::string& review = fixture.confirmations.at(0).review;
  CAPTURE(review);
  CHECK(review.find("  Larkfield: 2 subscriptions\n") != std::string::npos);
  CHECK(review.find("    could take over: Farhill Cloud, Dawnlight\n") != std::string::npos);
  CHECK(review.find("  Maple: 1 subscription\n") != std::string::npos);
  CHECK(review.find("    could take over: Farhill Cloud\n") != std::string::npos);
}

TEST_CASE("What helps is somebody else, not the one that is being removed") {
  Supported fixture;
  REQUIRE(fixture.run(command::remove_relationship(), {"--reseller", "Bluegate", "--dry-run"}));
  CHECK(fixture.output.fixes() == std::vector<std::string>{
                                      "pcadmin list-contacts " + fixture.subscriptions[0].id.text(),
                                      "pcadmin list-contacts " + fixture.subscriptions[1].id.text(),
                                  });
}

TEST_CASE("Where nobody can be asked it wants --yes") {
  Supported fixture;
  fixture.terminal = false;
  CHECK(fixture.failure(command::remove_relationship(), {"--reseller", "Bluegate"}).code ==
        ErrorCode::confirmation_required);
  CHECK(fixture.run(command::remove_relationship(), {"--reseller", "Bluegate", "--yes"}));
}

TEST_CASE("--reassign-to-provider moves designated contacts back in the same run") {
  Supported fixture;
  REQUIRE(fixture.run(command::remove_relationship(), {"--reseller", "Bluegate", "--reassign-to-provider"}));
  for (const Row& row : fixture.output.rows()) {
    CHECK(row.at("result") == "reassigned");
    CHECK(row.at("supportName") == "Bluegate");
    CHECK(row.at("reasons") == "PARTNERSHIP_ENDED");
  }
  CHECK_FALSE(fixture.contact(0));
  CHECK_FALSE(fixture.contact(1));
  const auto journal = fixture.journal();
  REQUIRE(journal.size() == 3);
  for (const auto& change : journal)
    CHECK(change.run_id == journal.front().run_id);
}

TEST_CASE("--reassign-to-provider moves back what a removal before has left, and nothing else") {
  struct Case {
    Words removed;
    const char* reason;
  };
  const Case cases[] = {{{"--reseller", "Bluegate"}, "PARTNERSHIP_ENDED"},
                        {{"--customer", "Larkfield", "--reseller", "Bluegate"}, "CUSTOMER_RELATIONSHIP_ENDED"}};
  for (const Case& each : cases) {
    CAPTURE(each.reason);
    Supported fixture;
    const Words pair{"--customer", "Larkfield", "--reseller", "Bluegate"};
    REQUIRE(fixture.run(command::accept_relationship(), pair));
    Words again = each.removed;
    again.emplace_back("--reassign-to-provider");
    REQUIRE(fixture.run(command::remove_relationship(), each.removed));
    const std::size_t changes = fixture.journal().size();

    Words tried = again;
    tried.emplace_back("--dry-run");
    REQUIRE(fixture.run(command::remove_relationship(), tried));
    REQUIRE(fixture.output.rows().size() == 2);
    CHECK(fixture.output.rows()[0].at("result") == "would-reassign");
    CHECK(fixture.contact(0) == fixture.reseller.tenant_id);

    fixture.approves = false;
    CHECK(fixture.failure(command::remove_relationship(), again).code == ErrorCode::declined);
    fixture.approves = true;
    REQUIRE(fixture.run(command::remove_relationship(), again));
    REQUIRE(fixture.output.rows().size() == 2);
    CHECK(fixture.output.rows()[0].at("result") == "reassigned");
    CHECK(fixture.output.rows()[0].at("reasons") == each.reason);
    CHECK_FALSE(fixture.contact(0));
    CHECK_FALSE(fixture.contact(1));
    CHECK(fixture.journal().size() == changes + 2);

    REQUIRE(fixture.run(command::remove_relationship(), again));
    CHECK(fixture.output.rows().empty());
    CHECK(fixture.confirmations.empty());
    CHECK(fixture.journal().size() == changes + 2);
  }
}

TEST_CASE("A contact that doesn't qualify for another reason stays where a relationship ended before") {
  Supported fixture;
  Words pair{"--customer", "Larkfield", "--reseller", "Bluegate"};
  REQUIRE(fixture.run(command::request_relationship(), pair));
  REQUIRE(fixture.run(command::remove_relationship(), pair));
  REQUIRE(fixture.run(command::revoke_admin(), pair));
  pair.emplace_back("--reassign-to-provider");
  REQUIRE(fixture.run(command::remove_relationship(), pair));
  CHECK(fixture.output.rows().empty());
  CHECK(fixture.contact(0) == fixture.reseller.tenant_id);
}

TEST_CASE("--dry-run answers the same rows, changes nothing and asks nothing") {
  Supported fixture;
  fixture.terminal = false;
  REQUIRE(
      fixture.run(command::remove_relationship(), {"--reseller", "Bluegate", "--reassign-to-provider", "--dry-run"}));
  REQUIRE(fixture.output.rows().size() == 2);
  CHECK(fixture.output.rows().at(0).at("result") == "would-reassign");
  CHECK(fixture.output.rows().at(0).at("reasons") == "PARTNERSHIP_ENDED");
  CHECK(fixture.confirmations.empty());
  CHECK(fixture.partnership() == RelationshipState::active);
}

TEST_CASE("What changes while the review is read is a conflict") {
  Supported fixture;
  fixture.while_asking = [&] { fixture.given_contact(fixture.subscriptions[2].id, fixture.reseller.tenant_id); };
  const Error error = fixture.failure(command::remove_relationship(), {"--reseller", "Bluegate"});
  CHECK(error.code == ErrorCode::conflict);
  CHECK(fixture.partnership() == RelationshipState::active);
}

TEST_CASE("A name that means another customer meanwhile is a conflict") {
  Supported fixture;
  Customer other = fixture.given_customer("Hefeng", "hefeng.example");
  for (const CustomerId customer : {fixture.customer.id, other.id}) {
    fixture.write([&](store::Transaction& transaction) {
      Relationship relationship;
      relationship.state = RelationshipState::requested;
      relationship.requested_at = fixture.now;
      transaction.set_customer_relationship({{customer, fixture.reseller.tenant_id}, relationship});
    });
  }
  fixture.while_asking = [&] {
    Customer renamed = fixture.customer;
    renamed.domain = "old.example";
    other.domain = "larkfield.example";
    fixture.write([&](store::Transaction& transaction) {
      transaction.save_customer(renamed);
      transaction.save_customer(other);
    });
  };
  const Error error =
      fixture.failure(command::remove_relationship(), {"--customer", "larkfield.example", "--reseller", "Bluegate"});
  CHECK(error.code == ErrorCode::conflict);
  fixture.read([&](store::View& view) {
    for (const CustomerId customer : {fixture.customer.id, other.id}) {
      CHECK(view.customer_relationship(customer, fixture.reseller.tenant_id).state == RelationshipState::requested);
    }
  });
}

TEST_CASE("A reseller's relationship with a customer ends; its administration stays") {
  Supported fixture;
  const Words pair{"--customer", "Larkfield", "--reseller", "Bluegate"};
  REQUIRE(fixture.run(command::accept_relationship(), pair));
  REQUIRE(fixture.run(command::remove_relationship(), pair));
  REQUIRE(fixture.output.rows().size() == 2);
  CHECK(fixture.output.rows().at(0).at("reasons") == "CUSTOMER_RELATIONSHIP_ENDED");
  fixture.read([&](store::View& view) {
    CHECK(view.administration(fixture.customer.id, fixture.reseller.tenant_id).dap == DapState::active);
    CHECK(view.partnership(fixture.reseller.tenant_id).state == RelationshipState::active);
  });
}

TEST_CASE("The account can't leave a customer with active subscriptions; each is named") {
  Supported fixture;
  const Error error = fixture.failure(command::remove_relationship(), {"--customer", "Larkfield", "--yes"});
  CHECK(error.code == ErrorCode::active_subscriptions);
  REQUIRE(error.details.size() == 3);
  CHECK(error.details[0].value == fixture.subscriptions[0].id.text());
  CHECK(error.details[0].code == "ACTIVE_SUBSCRIPTIONS");
  CHECK(fixture.journal().empty());
}

TEST_CASE("The account that leaves a customer loses its DAP there, and can designate nobody") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Partner reseller = fixture.given_reseller("Bluegate");
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example");
  const Subscription subscription = fixture.given_subscription(customer.id, "Office", "suspended");
  fixture.given_dap(customer.id, account.partner.tenant_id);
  fixture.given_dap(customer.id, reseller.tenant_id);
  fixture.given_contact(subscription.id, reseller.tenant_id);
  REQUIRE(fixture.run(command::remove_relationship(), {"--customer", "Larkfield", "--yes"}));
  REQUIRE(fixture.output.rows().size() == 1);
  CHECK(fixture.output.rows().at(0).at("supportName") == "Bluegate");
  CHECK(fixture.output.rows().at(0).at("reasons") == "ACCOUNT_RELATIONSHIP_ENDED");
  fixture.read([&](store::View& view) {
    CHECK(view.administration(customer.id, account.partner.tenant_id).dap == DapState::revoked);
    CHECK(view.administration(customer.id, reseller.tenant_id).dap == DapState::active);
  });
}

TEST_CASE("A request is withdrawn, also with active subscriptions around") {
  CommandFixture fixture;
  fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::requested);
  fixture.given_subscription(customer.id, "Office", "active", Channel::direct);
  REQUIRE(fixture.run(command::remove_relationship(), {"--customer", "Larkfield", "--yes"}));
  CHECK(fixture.output.rows().empty());
  CHECK(fixture.output.ended());
  CHECK(fixture.notes.at(0).find("Withdrawn") != std::string::npos);
  const std::size_t changes = fixture.journal().size();
  REQUIRE(fixture.run(command::remove_relationship(), {"--customer", "Larkfield", "--yes"}));
  CHECK(fixture.notes.back().find("Already so") != std::string::npos);
  CHECK(fixture.journal().size() == changes);
}

TEST_CASE("Withdrawing the account's request leaves the account its DAP") {
  CommandFixture fixture;
  const Account account = fixture.given_account();
  const Customer customer = fixture.given_customer("Larkfield", "larkfield.example", RelationshipState::none);
  fixture.given_dap(customer.id, account.partner.tenant_id);
  REQUIRE(fixture.run(command::request_relationship(), {"--customer", "Larkfield"}));
  REQUIRE(fixture.run(command::remove_relationship(), {"--customer", "Larkfield"}));
  CHECK(fixture.confirmations.back().review.find("loses its DAP") == std::string::npos);
  fixture.read([&](store::View& view) {
    CHECK(view.customer_relationship(customer.id, account.partner.tenant_id).state == RelationshipState::ended);
    CHECK(view.administration(customer.id, account.partner.tenant_id).dap == DapState::active);
  });
}

TEST_CASE("remove-relationship wants to know which") {
  CommandFixture fixture;
  fixture.given_account();
  CHECK(fixture.failure(command::remove_relationship(), {"--yes"}).code == ErrorCode::missing_argument);
}

}  // namespace pcadmin::test
