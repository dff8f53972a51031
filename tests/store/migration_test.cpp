// Stores of older versions. What they hold stays, and is found as in a new one.
#include <fstream>
#include <iterator>
#include <string>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

void make_version_1(const std::string& path) {
  std::ifstream stream(PCADMIN_SOURCE_DIR "/tests/store/version_1.sql");
  const std::string sql{std::istreambuf_iterator<char>(stream), {}};
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
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
  make_version_1(path);
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

}  // namespace pcadmin::store::test
