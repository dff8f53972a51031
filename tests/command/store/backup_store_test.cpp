// backup-store and restore-store: what is refused, what is shown and asked, and what is answered.
#include <filesystem>
#include <fstream>
#include <string>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin {
namespace {

std::string code(const Error& error) {
  return std::string(name(error.code));
}

/// A tenant of one customer with two subscriptions, and a place for its backup.
struct Fixture : test::CommandFixture {
  Fixture() : CommandFixture(Keeps::in_file), account(given_account()) {
    reseller = given_reseller("Maple");
    customer = given_customer("Larkfield", "larkfield.example");
    subscription = given_subscription(customer.id, "Office 365");
    given_subscription(customer.id, "Exchange");
    given_dap(customer.id, reseller.tenant_id);
  }

  std::string backup() const { return path("backup.db"); }
  void given_backup() { REQUIRE(run(command::backup_store(), {backup()})); }

  /// A store of another account in a file.
  std::string foreign_store() const {
    Account other;
    other.partner.tenant_id = PartnerTenantId(*Guid::parse("99999999-0000-4000-8000-000000000001"));
    other.partner.name = "Nearby Cloud";
    const std::string file = path("foreign.db");
    const auto opened = store::sqlite::open(file, store::OpenMode::create);
    REQUIRE(opened);
    store::Run by;
    by.at = now;
    REQUIRE((*opened)->write(by, [&](store::Transaction& transaction) -> Result<void> {
      transaction.save_account(other);
      return {};
    }));
    return file;
  }

  std::int64_t subscriptions() {
    std::int64_t count = 0;
    read([&](store::View& view) { count = view.summary().subscriptions; });
    return count;
  }

  Account account;
  Partner reseller;
  Customer customer;
  Subscription subscription;
};

TEST_CASE("backup-store answers what the backup holds") {
  Fixture fixture;
  REQUIRE(fixture.run(command::backup_store(), {fixture.backup()}));
  REQUIRE(fixture.output.rows().size() == 1);
  const test::Row& row = fixture.output.rows()[0];
  CHECK(row.at("file") == fixture.backup());
  CHECK(row.at("tenantId") == fixture.account.partner.tenant_id.text());
  CHECK(row.at("name") == "Farhill Cloud");
  CHECK(row.at("resellers") == "1");
  CHECK(row.at("customers") == "1");
  CHECK(row.at("subscriptions") == "2");
  CHECK(row.at("lastChangeAt") == "2026-11-22T12:00:00Z");
  CHECK(row.at("bytes") == std::to_string(std::filesystem::file_size(fixture.backup())));
  std::int64_t newest = 0;
  fixture.read([&](store::View& view) { newest = view.summary().newest->change_id; });
  CHECK(row.at("lastChangeId") == std::to_string(newest));
}

TEST_CASE("backup-store replaces an earlier backup, and nothing else") {
  Fixture fixture;
  fixture.given_backup();
  fixture.given_subscription(fixture.customer.id, "Azure");
  REQUIRE(fixture.run(command::backup_store(), {fixture.backup()}));
  CHECK(fixture.output.rows()[0].at("subscriptions") == "3");

  std::ofstream(fixture.path("text.txt")) << "precious\n";
  const Error text = fixture.failure(command::backup_store(), {fixture.path("text.txt")});
  CHECK(code(text) == "CONFLICT");
  CHECK(text.target == fixture.path("text.txt"));
  CHECK(std::filesystem::file_size(fixture.path("text.txt")) == 9);

  const std::string foreign = fixture.foreign_store();
  const Error other = fixture.failure(command::backup_store(), {foreign});
  CHECK(code(other) == "ACCOUNT_EXISTS");
  CHECK_THAT(other.message, Catch::Contains("Nearby Cloud") && Catch::Contains("Farhill Cloud"));

  std::filesystem::copy(fixture.backup(), fixture.path("nobody.db"));
  SQLite::Database(fixture.path("nobody.db"), SQLite::OPEN_READWRITE).exec("DELETE FROM account");
  CHECK(code(fixture.failure(command::backup_store(), {fixture.path("nobody.db")})) == "CONFLICT");
  CHECK(code(fixture.failure(command::backup_store(), {fixture.path("pcadmin.db")})) == "CONFLICTING_OPTIONS");
  CHECK(code(fixture.failure(command::backup_store(), {"-"})) == "INVALID_VALUE");
  CHECK(code(fixture.failure(command::backup_store(), {"/dev/null"})) == "INVALID_VALUE");
}

TEST_CASE("backup-store needs a store, and leaves nothing where there is none") {
  test::CommandFixture fixture;
  CHECK(code(fixture.failure(command::backup_store(), {fixture.path("backup.db")})) == "STORE_NOT_FOUND");
  CHECK_FALSE(std::filesystem::exists(fixture.path("backup.db")));
}

TEST_CASE("restore-store shows what is there and what would be, asks, and answers what the backup holds") {
  Fixture fixture;
  fixture.given_backup();
  fixture.given_subscription(fixture.customer.id, "Azure");
  REQUIRE(fixture.run(command::restore_store(), {fixture.backup(), "--reason", "a bad import"}));
  REQUIRE(fixture.confirmations.size() == 1);
  const cli::Confirmation& asked = fixture.confirmations[0];
  CHECK(asked.needs_yes);
  CHECK_FALSE(asked.assume_yes);
  CHECK_THAT(asked.review, Catch::Contains("subscriptions: 3") && Catch::Contains("subscriptions: 2") &&
                               Catch::Contains("lost") && Catch::Contains(fixture.backup()));
  CHECK_THAT(asked.question, Catch::Contains("Farhill Cloud"));
  CHECK(fixture.output.rows().at(0).at("subscriptions") == "2");
  CHECK(fixture.subscriptions() == 2);

  const auto journal = fixture.journal();
  REQUIRE(journal.size() == 1);
  CHECK(journal[0].kind == store::ChangeKind::restore);
  CHECK(journal[0].command == "restore-store");
  CHECK(journal[0].actor == "kim");
  CHECK(journal[0].reason == "a bad import");
  CHECK(fixture.changed_run == journal[0].run_id);
}

TEST_CASE("restore-store changes nothing where it isn't confirmed") {
  Fixture fixture;
  fixture.given_backup();
  fixture.given_subscription(fixture.customer.id, "Azure");
  fixture.approves = false;
  CHECK(code(fixture.failure(command::restore_store(), {fixture.backup()})) == "DECLINED");
  fixture.terminal = false;
  CHECK(code(fixture.failure(command::restore_store(), {fixture.backup()})) == "CONFIRMATION_REQUIRED");
  CHECK(fixture.subscriptions() == 3);
  REQUIRE(fixture.run(command::restore_store(), {fixture.backup(), "--yes"}));
  CHECK(fixture.subscriptions() == 2);
}

TEST_CASE("restore-store refuses when the store has changed while it was asked") {
  Fixture fixture;
  fixture.given_backup();
  fixture.while_asking = [&fixture] { fixture.given_subscription(fixture.customer.id, "Azure"); };
  CHECK(code(fixture.failure(command::restore_store(), {fixture.backup()})) == "CONFLICT");
  CHECK(fixture.subscriptions() == 3);
}

TEST_CASE("restore-store refuses another account's backup, the store itself, and what is no backup") {
  Fixture fixture;
  const Error foreign = fixture.failure(command::restore_store(), {fixture.foreign_store(), "--yes"});
  CHECK(code(foreign) == "ACCOUNT_EXISTS");
  CHECK_THAT(foreign.message, Catch::Contains("Nearby Cloud") && Catch::Contains("Farhill Cloud"));
  CHECK(code(fixture.failure(command::restore_store(), {fixture.path("pcadmin.db"), "--yes"})) ==
        "CONFLICTING_OPTIONS");
  CHECK(code(fixture.failure(command::restore_store(), {"-", "--yes"})) == "INVALID_VALUE");
  CHECK(code(fixture.failure(command::restore_store(), {fixture.path("no.db"), "--yes"})) == "FILE_NOT_FOUND");
  CHECK(fixture.confirmations.empty());
  CHECK(fixture.subscriptions() == 2);
}

TEST_CASE("restore-store creates a store of whatever account where there is none") {
  Fixture fixture;
  const std::string foreign = fixture.foreign_store();
  std::filesystem::remove(fixture.path("pcadmin.db"));
  std::filesystem::remove(fixture.path("pcadmin.db-wal"));
  std::filesystem::remove(fixture.path("pcadmin.db-shm"));
  REQUIRE(fixture.run(command::restore_store(), {foreign}));
  CHECK_THAT(fixture.confirmations.at(0).review, Catch::Contains("now: nothing") && !Catch::Contains("lost"));
  fixture.read([](store::View& view) { CHECK(view.account()->partner.name == "Nearby Cloud"); });
}

TEST_CASE("restore-store replaces a damaged store, and says that it is") {
  Fixture fixture;
  fixture.given_backup();
  std::filesystem::resize_file(fixture.path("pcadmin.db"), 4096 * 3);
  REQUIRE(fixture.run(command::restore_store(), {fixture.backup()}));
  CHECK_THAT(fixture.confirmations.at(0).review, Catch::Contains("damaged"));
  CHECK(fixture.subscriptions() == 2);
}

TEST_CASE("a restored backup can't be undone") {
  Fixture fixture;
  fixture.given_backup();
  REQUIRE(fixture.run(command::restore_store(), {fixture.backup(), "--yes"}));
  CHECK(code(fixture.failure(command::undo(), {"--yes"})) == "NOT_UNDOABLE");
}

}  // namespace
}  // namespace pcadmin
