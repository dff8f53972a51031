// Rows that no store was ever given, since something else wrote them.
#include <string>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "rules/roles.hpp"
#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

void fill(Transaction& transaction) {
  transaction.save_account(example_account());
  transaction.save_partner(reseller(2));
  transaction.save_customer(customer(1));
  transaction.save_subscription(subscription(1, 1));
  transaction.set_partnership({partner_id(2), active_relationship()});
  transaction.set_customer_relationship({{customer_id(1), partner_id(2)}, active_relationship()});
  Administration administration;
  administration.dap = DapState::active;
  administration.gdaps.record(
      Gdap{"active", "1", "support", pcadmin::test::roles({"service-support-administrator"}), noon, noon, false});
  transaction.set_administration({{customer_id(1), partner_id(2)}, administration});
  transaction.set_support_contact({subscription_id(1), partner_id(2)});
}

/// The first error of reading all that there is.
Result<void> read_all(Store& store) {
  return store.read([](View& view) -> Result<void> {
    view.account();
    all(view.list_customers({}));
    all(view.list_subscriptions({}));
    all(view.list_candidates(subscription_id(1)));
    all(view.list_relationships({}));
    all(view.list_changes({}));
    return {};
  });
}

}  // namespace

TEST_CASE("content that has no meaning is damage, not some other fact") {
  const char* const damages[] = {
      "UPDATE account SET cloud = 'elsewhere'",
      "UPDATE partner SET role = 'king' WHERE role = 'reseller'",
      "UPDATE partner SET mpn_id = 'x' WHERE role = 'reseller'",
      "UPDATE customer SET guid = x'00'",
      "UPDATE subscription SET channel = 'tunnel'",
      "UPDATE partnership SET state = 'fine'",
      "UPDATE customer_relationship SET state = ''",
      "UPDATE administration SET dap = 'maybe'",
      "UPDATE gdap SET roles = '[\"open'",
      "UPDATE gdap SET roles = '[1]'",
      "UPDATE gdap SET roles = '{}'",
      "UPDATE change SET kind = 'whim'",
  };
  for (const std::string damage : damages) {
    CAPTURE(damage);
    OpenStore store;
    store.write(fill);
    done(read_all(*store));
    SQLite::Database(store.path(), SQLite::OPEN_READWRITE).exec("PRAGMA ignore_check_constraints = ON; " + damage);
    const auto read = read_all(*store);
    REQUIRE_FALSE(read);
    CHECK(name(read.error().code) == name(ErrorCode::store_damaged));
    CHECK_THAT(read.error().message, Catch::Contains(store.path()) && Catch::EndsWith("."));
  }
}

}  // namespace pcadmin::store::test
