#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "command/small_tenant.hpp"

namespace pcadmin {
namespace {

using test::Row;
using test::Words;

/// Two resellers that qualify, and two subscriptions that the first of them supports since a run of its own.
struct Tenant : test::SmallTenant {
  const Partner& first = reseller;
  Partner second = fixture.given_reseller("Bluegate");
  Subscription visio = fixture.given_subscription(customer.id, "Visio");
  Subscription teams = fixture.given_subscription(customer.id, "Teams");

  Tenant() {
    fixture.given_dap(customer.id, first.tenant_id);
    fixture.given_dap(customer.id, second.tenant_id);
    assign("Dawnlight");
  }

  void run(const cli::Command& command, const Words& arguments) { REQUIRE(fixture.run(command, arguments)); }

  void assign(const std::string& contact) {
    run(command::assign_support_contact(),
        {"--customer", "Larkfield", "--all-subscriptions", "--contact", contact, "--yes"});
  }

  void undo(Words arguments = {}) {
    arguments.emplace_back("--yes");
    run(command::undo(), arguments);
  }

  Error undo_failure(Words arguments = {}) {
    arguments.emplace_back("--yes");
    return fixture.failure(command::undo(), arguments);
  }

  std::string contact(const Subscription& subscription) {
    run(command::show_contact(), {subscription.id.text()});
    return fixture.output.rows().at(0).at("name");
  }

  std::string last_run() {
    run(command::history(), {"--limit", "1"});
    return fixture.output.rows().at(0).at("runId");
  }

  Words column(const std::string& name) {
    Words values;
    for (const Row& row : fixture.output.rows())
      values.push_back(row.at(name));
    return values;
  }
};

Words codes(const Error& error) {
  Words codes;
  for (const ErrorDetail& detail : error.details)
    codes.push_back(detail.code);
  return codes;
}

TEST_CASE("undo takes the last run back, and undoing the undo redoes it") {
  Tenant tenant;
  tenant.undo({"--reason", "wrong reseller"});
  CHECK(tenant.column("result") == Words{"undone", "undone"});
  CHECK(tenant.column("kind") == Words{"support-contact", "support-contact"});
  CHECK(tenant.column("before") == Words(2, tenant.first.tenant_id.text()));
  CHECK(tenant.column("beforeName") == Words(2, "Dawnlight"));
  CHECK(tenant.column("after") == Words(2, "null"));
  CHECK(tenant.column("afterName") == Words(2, "Farhill Cloud"));
  CHECK(tenant.fixture.output.total() == 2);
  CHECK(tenant.contact(tenant.visio) == "Farhill Cloud");

  const store::ChangeRecord entry = tenant.fixture.journal().at(0);
  CHECK(entry.command == "undo");
  CHECK(entry.actor == "kim");
  CHECK(entry.reason == "wrong reseller");
  CHECK(entry.before == tenant.first.tenant_id.text());
  CHECK(entry.after.empty());

  tenant.undo();
  CHECK(tenant.contact(tenant.visio) == "Dawnlight");
  CHECK(tenant.contact(tenant.teams) == "Dawnlight");
}

TEST_CASE("undo takes back a run that isn't the last one") {
  Tenant tenant;
  const std::string run = tenant.last_run();
  tenant.run(command::set_support_profile(), {"Bluegate", "--email", "help@bluegate.example"});
  tenant.undo({"--run", run});
  CHECK(tenant.contact(tenant.visio) == "Farhill Cloud");
}

TEST_CASE("undo --dry-run shows what would go back and changes nothing") {
  Tenant tenant;
  const std::size_t entries = tenant.fixture.journal().size();
  tenant.run(command::undo(), {"--dry-run"});
  CHECK(tenant.column("result") == Words{"would-undo", "would-undo"});
  CHECK(tenant.fixture.confirmations.empty());
  CHECK(tenant.fixture.journal().size() == entries);
  CHECK(tenant.contact(tenant.visio) == "Dawnlight");
}

TEST_CASE("undo shows what goes back, and asks") {
  Tenant tenant;
  tenant.fixture.approves = false;
  CHECK(tenant.fixture.failure(command::undo(), {}).code == ErrorCode::declined);
  REQUIRE(tenant.fixture.confirmations.size() == 1);
  const cli::Confirmation& confirmation = tenant.fixture.confirmations.front();
  CHECK_THAT(confirmation.review, Catch::Contains("assign-support-contact by kim"));
  CHECK_THAT(confirmation.review, Catch::Contains("Dawnlight → Farhill Cloud, subscriptions: 2"));
  CHECK_THAT(confirmation.review, Catch::Contains("'Visio' of 'Larkfield'"));
  CHECK(confirmation.question.find("Undo 2 changes") == 0);
  CHECK_FALSE(confirmation.needs_yes);
  CHECK(tenant.contact(tenant.visio) == "Dawnlight");
}

TEST_CASE("undo names everything that has changed since, and changes nothing") {
  Tenant tenant;
  const std::string run = tenant.last_run();
  tenant.run(command::assign_support_contact(), {"Visio", "Bluegate", "--yes"});
  const Error error = tenant.undo_failure({"--run", run});
  CHECK(error.code == ErrorCode::conflict);
  REQUIRE(codes(error) == Words{"CONFLICT"});
  CHECK(error.details[0].value == tenant.visio.id.text());
  CHECK_THAT(error.details[0].message, Catch::Contains("the run to undo left Dawnlight, now it is Bluegate"));
  CHECK(error.hint == "pcadmin history " + tenant.visio.id.text());
  CHECK(tenant.contact(tenant.teams) == "Dawnlight");
  CHECK(tenant.contact(tenant.visio) == "Bluegate");
  // What was put back by hand has changed as well.
  tenant.run(command::assign_support_contact(), {"Visio", "provider", "--yes"});
  CHECK(tenant.undo_failure({"--run", run}).code == ErrorCode::conflict);
}

TEST_CASE("undo finds what changes while it asks") {
  Tenant tenant;
  tenant.fixture.while_asking = [&] { tenant.fixture.given_contact(tenant.visio.id, tenant.second.tenant_id); };
  CHECK(tenant.fixture.failure(command::undo(), {}).code == ErrorCode::conflict);
  tenant.fixture.while_asking = {};
  CHECK(tenant.contact(tenant.teams) == "Dawnlight");
}

TEST_CASE("undo assigns a former contact only where it qualifies now, and names every reason") {
  Tenant tenant;
  tenant.assign("Bluegate");
  const std::string run = tenant.last_run();
  tenant.run(command::revoke_admin(), {"--customer", "Larkfield", "--reseller", "Dawnlight", "--yes"});
  tenant.run(command::remove_relationship(), {"--reseller", "Dawnlight", "--yes"});
  const Error error = tenant.undo_failure({"--run", run});
  CHECK(error.code == ErrorCode::contact_not_eligible);
  CHECK(codes(error) ==
        Words{"PARTNERSHIP_ENDED", "ADMIN_PRIVILEGES_ENDED", "PARTNERSHIP_ENDED", "ADMIN_PRIVILEGES_ENDED"});
  CHECK_THAT(error.hint, Catch::Contains("pcadmin grant-admin"));
  CHECK(tenant.contact(tenant.visio) == "Bluegate");
  CHECK(tenant.fixture.failure(command::undo(), {"--run", run, "--dry-run"}).code == ErrorCode::contact_not_eligible);
}

TEST_CASE("undo goes back to the default whatever became of the account") {
  Tenant tenant;
  const std::string run = tenant.last_run();
  Relationship ended;
  ended.state = RelationshipState::ended;
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_customer_relationship({{tenant.customer.id, tenant.account.partner.tenant_id}, ended});
  });
  tenant.undo({"--run", run});
  CHECK(tenant.contact(tenant.visio) == "Farhill Cloud");
}

TEST_CASE("undo of a removed partnership brings back the contacts that it took away") {
  Tenant tenant;
  tenant.run(command::remove_relationship(), {"--reseller", "Dawnlight", "--reassign-to-provider", "--yes"});
  REQUIRE(tenant.contact(tenant.visio) == "Farhill Cloud");
  tenant.undo();
  CHECK(tenant.contact(tenant.visio) == "Dawnlight");
  CHECK(tenant.contact(tenant.teams) == "Dawnlight");
  tenant.fixture.read(
      [&](store::View& view) { CHECK(view.partnership(tenant.first.tenant_id).state == RelationshipState::active); });
  tenant.undo();
  CHECK(tenant.contact(tenant.visio) == "Farhill Cloud");
}

TEST_CASE("undo restores administration and support profiles as they were") {
  Tenant tenant;
  Administration before;
  tenant.fixture.read(
      [&](store::View& view) { before = view.administration(tenant.customer.id, tenant.first.tenant_id); });
  tenant.run(command::grant_admin(), {"--customer", "Larkfield", "--reseller", "Dawnlight", "--gdap",
                                      "Helpdesk Administrator", "--until", "2027-06-01"});
  tenant.undo();
  CHECK(tenant.fixture.notes.back() == "Try: pcadmin check-contacts");
  tenant.run(command::set_support_profile(), {"Dawnlight", "--email", "help@dawnlight.example"});
  tenant.undo();
  tenant.fixture.read([&](store::View& view) {
    CHECK(view.administration(tenant.customer.id, tenant.first.tenant_id) == before);
    CHECK(view.partner(tenant.first.tenant_id)->support_profile == SupportProfile{});
  });
}

TEST_CASE("undo keeps a partner that the run made known") {
  Tenant tenant;
  const std::string tenant_id = "7f3b1a52-0c1e-4f8e-9a4d-52d1f0a6c001";
  tenant.run(command::request_relationship(),
             {"--reseller", "Maple IT", "--mpn-id", "7001234", "--tenant-id", tenant_id});
  tenant.undo();
  Row results;
  for (const Row& row : tenant.fixture.output.rows())
    results[row.at("kind")] = row.at("result");
  CHECK(results == Row{{"partner", "kept"}, {"partnership", "undone"}});
  tenant.fixture.read([&](store::View& view) {
    const PartnerTenantId id(*Guid::parse(tenant_id));
    CHECK(view.partner(id).has_value());
    CHECK(view.partnership(id) == Relationship{});
  });
}

TEST_CASE("undo takes several changes of one thing back from the last to the first") {
  Tenant tenant;
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_support_contact({tenant.visio.id, tenant.second.tenant_id});
    transaction.set_support_contact({tenant.visio.id});
  });
  tenant.undo();
  CHECK(tenant.column("beforeName") == Words{"Farhill Cloud", "Bluegate"});
  CHECK(tenant.column("afterName") == Words{"Bluegate", "Dawnlight"});
  CHECK(tenant.contact(tenant.visio) == "Dawnlight");
}

TEST_CASE("undo names a thing that changed several times only once when it has changed since") {
  Tenant tenant;
  tenant.fixture.write([&](store::Transaction& transaction) {
    transaction.set_support_contact({tenant.visio.id, tenant.second.tenant_id});
    transaction.set_support_contact({tenant.visio.id});
  });
  const std::string run = tenant.last_run();
  tenant.fixture.given_contact(tenant.visio.id, tenant.first.tenant_id);
  CHECK(codes(tenant.undo_failure({"--run", run})) == Words{"CONFLICT"});
}

TEST_CASE("undo doesn't let the account leave a customer again that has active subscriptions") {
  Tenant tenant;
  const auto set_status = [&](const std::string& status) {
    tenant.fixture.write([&](store::Transaction& transaction) {
      for (Subscription subscription : {tenant.visio, tenant.teams}) {
        subscription.status = status;
        transaction.save_subscription(subscription);
      }
    });
  };
  set_status("suspended");
  tenant.run(command::remove_relationship(), {"--customer", "Larkfield", "--yes"});
  tenant.undo();
  const std::string run = tenant.last_run();
  set_status("active");
  const Error error = tenant.undo_failure({"--run", run});
  CHECK(error.code == ErrorCode::active_subscriptions);
  CHECK(error.details.size() == 2);
  set_status("suspended");
  tenant.undo({"--run", run});
  tenant.fixture.read([&](store::View& view) {
    const Relationship own = view.customer_relationship(tenant.customer.id, tenant.account.partner.tenant_id);
    CHECK(own.state == RelationshipState::ended);
  });
}

TEST_CASE("undo can't take back the account's creation, and fails for an unknown run") {
  Tenant tenant;
  CHECK(tenant.undo_failure({"--run", "1"}).code == ErrorCode::not_undoable);
  CHECK(tenant.undo_failure({"--run", "99999"}).code == ErrorCode::run_not_found);
}

TEST_CASE("history finds what undo changed by everything that narrows it") {
  Tenant tenant;
  tenant.fixture.now += std::chrono::days{1};
  tenant.undo();
  const std::string run = tenant.last_run();
  for (const Words& narrowing :
       std::vector<Words>{{"--run", run},
                          {"--customer", "Larkfield", "--since", "2026-11-24"},
                          {"--contact", "Dawnlight", "--since", "2026-11-24T12:00:00Z"},
                          {"--actor", "kim", "--filter", "command=undo", "--until", "2026-11-24"}}) {
    CAPTURE(narrowing);
    tenant.run(command::history(), narrowing);
    CHECK(tenant.column("command") == Words{"undo", "undo"});
  }
  tenant.run(command::history(), {"Visio", "--filter", "command=undo"});
  CHECK(tenant.column("beforeName") == Words{"Dawnlight"});
  CHECK(tenant.column("afterName") == Words{"Farhill Cloud"});
}

}  // namespace
}  // namespace pcadmin
