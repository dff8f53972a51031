// Stores of older versions. What they hold stays, and is found as in a new one.
#include <fstream>
#include <iterator>
#include <string>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/journal_text.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

/// As a program of that version left it.
void make_version(int version, const std::string& path) {
  std::ifstream stream(PCADMIN_SOURCE_DIR "/tests/store/version_" + std::to_string(version) + ".sql");
  const std::string sql{std::istreambuf_iterator<char>(stream), {}};
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> names_of(const std::vector<Customer>& customers) {
  std::vector<std::string> names;
  for (const Customer& customer : customers)
    names.push_back(customer.company_name);
  return names;
}

}  // namespace

TEST_CASE("a store of version 1 keeps all that it holds, and goes on") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_version(1, path);
  const auto reseller = *PartnerTenantId::parse("a0000000-0000-0000-0000-000000000002");
  const auto subscription = *SubscriptionId::parse("50000000-0000-0000-0000-000000000001");
  const auto first = *CustomerId::parse("c0000000-0000-0000-0000-000000000001");
  const auto second = *CustomerId::parse("c0000000-0000-0000-0000-000000000002");

  const auto store = value(sqlite::open(path, OpenMode::write));
  Version before;
  const auto look = [&](View& view) {
    before = view.version();
    REQUIRE(view.account());
    CHECK(view.account()->partner.name == "Example Provider");
    CHECK(view.customer(first)->domain == "Straße.Example");
    CHECK(view.subscription(subscription)->friendly_name == "ÉQUIPE");
    CHECK(view.brief(subscription)->designated == reseller);
    CHECK(view.partnership(reseller).agreement == "A-1");
    CHECK(view.customer_relationship(second, reseller).state == RelationshipState::active);
    CHECK(view.administration(first, reseller).dap == DapState::active);
    CHECK(all(view.list_changes({})).size() == 10);
  };
  read(*store, look);  // by what is rolled back
  CHECK(write(*store, [&](Transaction& tx) {
          look(tx);
          tx.set_support_contact({subscription, {}});
        }) == 9);

  read(*store, [&](View& view) {
    CHECK(view.version() != before);
    const auto changes = all(view.list_changes({}));
    REQUIRE(changes.size() == 11);
    CHECK(changes[0].change_id == 11);
    CHECK(changes[0].before == reseller.text());
    // Domains are folded as names are, which the database could not.
    CHECK(names_of(view.find_customers({Lookup::By::domain, "STRASSE.example"}, 9)) ==
          std::vector<std::string>{"Straße & Söhne"});
    CHECK(names_of(view.find_customers({Lookup::By::domain_prefix, "QING"}, 9)) ==
          std::vector<std::string>{"青田食品"});
    CHECK(view.find_subscriptions({Lookup::By::name, "équipe"}, {}, 9).size() == 1);
  });
  for (const Check check : {Check::schema, Check::integrity, Check::references})
    CHECK(value(sqlite::maintain(path)->check(check, 9)).empty());
  CHECK(sqlite::open(path, OpenMode::read));
}

TEST_CASE("a run is taken back in a store of version 1 as in a new one") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_version(1, path);
  const auto subscription = *SubscriptionId::parse("50000000-0000-0000-0000-000000000001");
  const auto store = value(sqlite::open(path, OpenMode::write));
  read(*store, [](View& view) { CHECK_FALSE(view.reversible_run()); });
  Run run = a_run("import");
  run.summarised = true;
  run.reversible = true;
  const auto run_id = write(
      *store,
      [&](Transaction& tx) {
        tx.save_customer(customer(1));
        tx.set_support_contact({subscription, {}});
        tx.summarise(ChangeKind::import, "{}");
      },
      run);
  read(*store, [&](View& view) {
    CHECK(view.reversible_run() == ReversibleRun{*run_id, 0, 1, 0});
    CHECK(all(view.list_changes({.of_reversible_run = true})).size() == 1);
  });
  run.reversible = false;
  write(
      *store,
      [](Transaction& tx) {
        tx.remove_created();
        tx.summarise(ChangeKind::import, "{}");
      },
      run);
  read(*store, [](View& view) { CHECK_FALSE(view.customer(customer_id(1))); });
}

TEST_CASE("a store of version 1 can be read without being changed") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_version(1, path);
  const std::string before = bytes_of_file(path);
  const auto store = value(sqlite::open(path, OpenMode::read));
  read(*store, [&](View& view) {
    CHECK(view.account()->partner.name == "Example Provider");
    CHECK(names_of(view.find_customers({Lookup::By::domain, "STRASSE.example"}, 9)) ==
          std::vector<std::string>{"Straße & Söhne"});
    CHECK(all(view.list_changes({})).size() == 10);
  });
  for (const Check check : {Check::schema, Check::integrity, Check::references})
    CHECK(value(sqlite::maintain(path)->check(check, 9)).empty());
  CHECK(bytes_of_file(path) == before);
}

TEST_CASE("what ended in a store of version 1 had been active, unless its request was withdrawn") {
  struct Case {
    const char* what;
    const char* recorded;  // of customer 2 and reseller 2, and how the journal tells of it
    bool was_active;
  };
  const Case cases[] = {
      {"an acceptance, a removal, and a request that was withdrawn",
       "UPDATE customer_relationship SET state = 'ended', established_at = NULL, ended_at = requested_at"
       " WHERE customer = 2 AND partner = 2;",
       true},
      {"an import that said active, of which the journal knows nothing",
       "DELETE FROM change WHERE kind = 'customer-relationship';"
       "UPDATE customer_relationship SET state = 'ended', established_at = NULL, ended_at = requested_at"
       " WHERE customer = 2 AND partner = 2;",
       true},
      {"a request that was withdrawn",
       "DELETE FROM change WHERE kind = 'customer-relationship';"
       "INSERT INTO change (run, kind, customer, partner, before, after)"
       " VALUES (5, 'customer-relationship', 2, 2, '{\"state\":\"requested\"}', '{\"state\":\"ended\"}');"
       "UPDATE customer_relationship SET state = 'ended', established_at = NULL, ended_at = requested_at"
       " WHERE customer = 2 AND partner = 2;",
       false},
  };
  const auto reseller = *PartnerTenantId::parse("a0000000-0000-0000-0000-000000000002");
  const auto customer = *CustomerId::parse("c0000000-0000-0000-0000-000000000002");
  for (const Case& example : cases) {
    CAPTURE(example.what);
    const Folder folder;
    const std::string path = folder / "pcadmin.db";
    make_version(1, path);
    SQLite::Database(path, SQLite::OPEN_READWRITE).exec(example.recorded);
    const auto store = value(sqlite::open(path, OpenMode::read));
    read(*store,
         [&](View& view) { CHECK(was_active(view.customer_relationship(customer, reseller)) == example.was_active); });
  }
}

TEST_CASE("the GDAP of each customer and partner in a store of version 2 is the first of several, in the journal too") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_version(2, path);
  const auto provider = *PartnerTenantId::parse("11111111-1111-1111-1111-111111111111");
  const auto reseller = *PartnerTenantId::parse("a0000000-0000-0000-0000-000000000002");
  const auto first = *CustomerId::parse("c0000000-0000-0000-0000-000000000001");
  const auto second = *CustomerId::parse("c0000000-0000-0000-0000-000000000002");
  const auto store = value(sqlite::open(path, OpenMode::write));
  const auto look = [&](View& view) {
    const Administration listed = view.administration(first, provider);
    REQUIRE(listed.gdaps.size() == 1);
    CHECK(*listed.gdaps.begin() ==
          Gdap{.id = "5e61a5a8-0000-4000-8000-000000000001-5e61a5a8-0000-4000-8000-000000000002",
               .display_name = "Support \"gdap\":{ 2026",
               .status = "terminated",
               .roles = {*Role::parse("Helpdesk Administrator")},
               .activated_at = parse_instant("2026-01-01T00:00:00Z"),
               .until = parse_instant("2026-03-03T00:00:00Z"),
               .auto_extend = true});
    const Administration by_hand = view.administration(second, reseller);
    CHECK(by_hand.dap == DapState::active);
    REQUIRE(by_hand.gdaps.size() == 1);
    CHECK(by_hand.gdaps.begin()->id.empty());
    CHECK(view.administration(first, reseller).gdaps.empty());
    // What the journal says last of each is what stands.
    std::size_t told = 0;
    for (const ChangeRecord& change : all(view.list_changes({}))) {
      if (change.kind != ChangeKind::administration) continue;
      const auto before = value(administration_from_journal(change.before));
      const auto after = value(administration_from_journal(change.after));
      CHECK(to_journal_text(before) == change.before);
      CHECK(to_journal_text(after) == change.after);
      if (change.run_id == 6) continue;
      CHECK(after == view.administration(*change.customer_id, *change.partner_tenant_id));
      ++told;
    }
    CHECK(told == 3);
  };
  read(*store, look);
  CHECK(write(*store, [&](Transaction& tx) {
    look(tx);
    Administration both = tx.administration(first, provider);
    both.gdaps.record({.id = "another", .status = "active"});
    tx.set_administration({{first, provider}, both});
  }));
  read(*store, [&](View& view) { CHECK(view.administration(first, provider).gdaps.size() == 2); });
  for (const Check check : {Check::schema, Check::integrity, Check::references})
    CHECK(value(sqlite::maintain(path)->check(check, 9)).empty());
}

}  // namespace pcadmin::store::test
