// What of writing is about SQLite alone; all that any store does is in contract/.
#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

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

}  // namespace pcadmin::store::test
