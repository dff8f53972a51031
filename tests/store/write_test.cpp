// What of writing is about SQLite alone; all that any store does is in contract/.
#include <span>
#include <string>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/query.hpp"

namespace pcadmin::store::test {

TEST_CASE("a change that the database refuses fails the run, even if its body goes on") {
  OpenStore store;
  store.write([](Transaction& tx) {
    tx.save_partners(std::vector{reseller(2), reseller(3)});
    tx.save_customer(customer(1));
  });
  SQLite::Database(store.path(), SQLite::OPEN_READWRITE)
      .exec("CREATE TRIGGER refuse BEFORE UPDATE ON customer BEGIN SELECT RAISE(ABORT, 'no'); END");
  const auto written = store->write(a_run(), [](Transaction& tx) -> Result<void> {
    tx.save_partner(reseller(2, "Renamed"));
    CHECK_THROWS_AS(tx.save_customer(customer(1, "Renamed")), Failure);
    CHECK_THROWS_AS(tx.save_partner(reseller(3, "Renamed")), Failure);
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::internal_error);
  store.read([](View& view) { CHECK(view.partner(partner_id(2)) == reseller(2)); });
}

TEST_CASE("what SQLite refuses to bind is a failure of the store") {
  sqlite::SqliteConnection connection("", sqlite::Access::write, {}, {});
  sqlite3_limit(connection.database().getHandle(), SQLITE_LIMIT_LENGTH, 100);
  const std::string text(200, 'x');
  CHECK_THROWS_AS(sqlite::SqliteQuery(connection, "SELECT ?", text), Failure);
  const sqlite::SqlOfMany sql{.before = "VALUES "};
  const auto bind = [](sqlite::ParameterBinder& parameters, std::size_t, const std::string& each) {
    parameters.add(each);
  };
  CHECK_THROWS_AS(sqlite::execute_for_many(connection, sql, std::span(&text, 1), bind, [](const sqlite::RowReader&) {}),
                  Failure);
}

}  // namespace pcadmin::store::test
