// Backups, their restoring, and a store's health.
#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

constexpr unsigned many = 6000;  // customers, so that a copy takes several steps

void fill(Transaction& transaction, unsigned customers) {
  transaction.save_account(example_account());
  transaction.save_partner(reseller(2));
  for (unsigned number = 1; number <= customers; ++number)
    transaction.save_customer(customer(number));
  transaction.save_subscription(subscription(1, 1));
}

/// A folder with a store, and what is done with it as a whole.
class Place {
  Folder folder_;

 public:
  explicit Place(unsigned customers = 3) {
    if (customers > 0) write([customers](Transaction& transaction) { fill(transaction, customers); });
  }

  std::string path() const { return folder_ / "pcadmin.db"; }
  std::string backup() const { return folder_ / "backup.db"; }
  std::string operator/(std::string_view name) const { return folder_ / name; }

  void write(const std::function<void(Transaction&)>& body) {
    const auto store = value(sqlite::open(path(), OpenMode::create));
    value(store->write(a_run(), [&](Transaction& transaction) {
      body(transaction);
      return Result<void>();
    }));
  }

  Summary summary() { return summary_of(path()); }
  static Summary summary_of(const std::string& path) {
    Summary summary;
    const auto store = value(sqlite::open(path, OpenMode::read));
    done(store->read([&](View& view) {
      summary = view.summary();
      return Result<void>();
    }));
    return summary;
  }

  WrittenBackup back_up() { return value(maintenance->back_up(backup(), {})); }
  Result<std::int64_t> restore(const std::string& file) {
    const auto read = value(maintenance->read_backup(file, noon, {}));
    return read->restore(a_run("restore-store"), value(maintenance->standing()), {});
  }

  /// But for what readers of the store leave beside it.
  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
      names.insert(entry.path().filename());
    names.erase("pcadmin.db-shm");
    names.erase("pcadmin.db-wal");
    return names;
  }

  bool stop = false;
  std::unique_ptr<Maintenance> maintenance = with_settings({});

  std::unique_ptr<Maintenance> with_settings(const sqlite::SqliteSettings& settings) {
    return sqlite::maintain(
        path(), [this] { return stop; }, settings);
  }
};

std::string everything_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void execute(const std::string& path, const std::string& sql) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

void scribble(const std::string& path, std::streamoff from, std::size_t count) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(from);
  file << std::string(count, 'x');
}

std::string code_of(const Error& error) {
  return std::string(name(error.code));
}

}  // namespace

TEST_CASE("a backup is a store in a single file, for the user alone, with all that the store holds") {
  Place place(many);
  const WrittenBackup written = place.back_up();
  CHECK(written.summary == place.summary());
  CHECK(written.summary.customers == many);
  CHECK(written.summary.resellers == 1);
  REQUIRE(written.summary.newest);
  CHECK(written.summary.newest->at == noon);
  CHECK(written.bytes == std::filesystem::file_size(place.backup()));
  struct stat status {};
  REQUIRE(stat(place.backup().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(Place::summary_of(place.backup()) == written.summary);
  CHECK(place.files().count("backup.db-wal") == 0);  // what reading a store in two files would have made
  CHECK(value(sqlite::maintain(place.backup())->check(Check::integrity, 1)).empty());
}

TEST_CASE("a backup is of one moment, though others write while it is made") {
  Place place(many);
  const Summary before = place.summary();
  int told = 0;
  const auto written = value(place.maintenance->back_up(place.backup(), [&](std::uint64_t done, std::uint64_t total) {
    CHECK(done <= total);
    if (++told > 1) return;
    place.write([](Transaction& transaction) {
      for (unsigned number = 1; number <= many; number += 7)
        transaction.save_customer(customer(number, "Renamed"));
    });
  }));
  CHECK(told > 1);
  CHECK(written.summary == before);
  CHECK(Place::summary_of(place.backup()) == before);
  CHECK(place.summary().newest->change_id > before.newest->change_id);
}

TEST_CASE("of a backup that is interrupted nothing is left, and an earlier one stays") {
  Place place(many);
  place.back_up();
  const std::string earlier = everything_in(place.backup());
  place.write([](Transaction& transaction) { transaction.save_customer(customer(many + 1)); });
  const auto files = place.files();
  const auto written =
      place.maintenance->back_up(place.backup(), [&](std::uint64_t, std::uint64_t) { place.stop = true; });
  REQUIRE_FALSE(written);
  CHECK(code_of(written.error()) == "INTERRUPTED");
  CHECK(everything_in(place.backup()) == earlier);
  CHECK(place.files() == files);
}

TEST_CASE("a damaged store makes no backup") {
  Place place(many);
  scribble(place.path(), 4096 * 200, 4096 * 5);
  const auto written = place.maintenance->back_up(place.backup(), {});
  REQUIRE_FALSE(written);
  CHECK(code_of(written.error()) == "STORE_DAMAGED");
  CHECK(written.error().target == place.path());
  CHECK_FALSE(std::filesystem::exists(place.backup()));
}

TEST_CASE("where a backup can't be written it says so of the file") {
  Place place;
  const auto written = place.maintenance->back_up(place / "nowhere/backup.db", {});
  REQUIRE_FALSE(written);
  CHECK(code_of(written.error()) == "OUTPUT_FAILED");
  CHECK(written.error().target == place / "nowhere/backup.db");
}

TEST_CASE("a backup through a link is written where the link leads") {
  Place place;
  std::filesystem::create_directory(place / "disk");
  place.back_up();
  std::filesystem::rename(place.backup(), place / "disk/backup.db");
  std::filesystem::create_symlink("disk/backup.db", place.backup());
  place.write([](Transaction& transaction) { transaction.save_customer(customer(9)); });
  place.back_up();
  CHECK(std::filesystem::is_symlink(place.backup()));
  CHECK(Place::summary_of(place / "disk/backup.db") == place.summary());
}

TEST_CASE("what stands where a backup is to be written is told apart") {
  Place place;
  using Kind = Occupant::Kind;
  const auto occupant = [&](const std::string& file) { return value(place.maintenance->occupant(file)); };
  CHECK(occupant(place / "new.db").kind == Kind::nothing);
  std::ofstream(place / "empty.db").close();
  CHECK(occupant(place / "empty.db").kind == Kind::nothing);
  CHECK(occupant("/dev/null").kind == Kind::channel);
  place.back_up();
  CHECK(occupant(place.backup()).kind == Kind::backup);
  REQUIRE(occupant(place.backup()).account);
  CHECK(*occupant(place.backup()).account == example_account());
  CHECK(occupant(place.path()).kind == Kind::backup);

  std::ofstream(place / "text.txt") << "some text\n";
  execute(place / "foreign.db", "CREATE TABLE t (a)");
  std::filesystem::copy(place.backup(), place / "newer.db");
  execute(place / "newer.db", "PRAGMA user_version = 99");
  std::filesystem::copy(place.backup(), place / "damaged.db");
  scribble(place / "damaged.db", 100, 4000);
  for (const char* const other : {"text.txt", "foreign.db", "newer.db", "damaged.db", "."}) {
    CAPTURE(other);
    CHECK(occupant(place / other).kind == Kind::other);
    CHECK_FALSE(occupant(place / other).what.empty());
  }
}

TEST_CASE("restoring brings back what the backup holds, with an entry in the journal that came with it") {
  Place place(many);
  const Summary then = place.back_up().summary;
  place.write([](Transaction& transaction) { transaction.save_customer(customer(many + 1)); });
  const Summary before = place.summary();
  const std::int64_t run_id = value(place.restore(place.backup()));

  const Summary now = place.summary();
  CHECK(now.customers == then.customers);
  CHECK(now.newest->change_id == then.newest->change_id + 1);
  const auto store = value(sqlite::open(place.path(), OpenMode::read));
  std::vector<ChangeRecord> entries;
  read(*store, [&](View& view) { entries = all(view.list_changes({.run_id = run_id})); });
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].kind == ChangeKind::restore);
  CHECK(entries[0].command == "restore-store");
  CHECK(entries[0].actor == "wang");
  CHECK_THAT(entries[0].before, Catch::Contains("\"customers\":" + std::to_string(before.customers)));
  CHECK_THAT(entries[0].after,
             Catch::Contains("\"customers\":" + std::to_string(then.customers)) && Catch::Contains(place.backup()));
}

TEST_CASE("whoever has the store open sees the old one until a snapshot ends, then the restored one") {
  Place place;
  place.back_up();
  place.write([](Transaction& transaction) { transaction.save_customer(customer(4)); });
  const auto reader = value(sqlite::open(place.path(), OpenMode::read));
  const auto writer = value(sqlite::open(place.path(), OpenMode::write));
  const auto customers = [](View& view) { return view.summary().customers; };
  done(reader->read([&](View& view) {
    CHECK(customers(view) == 4);
    value(place.restore(place.backup()));
    CHECK(customers(view) == 4);
    return Result<void>();
  }));
  done(reader->read([&](View& view) {
    CHECK(customers(view) == 3);
    return Result<void>();
  }));
  value(writer->write(a_run(), [&](Transaction& transaction) {
    CHECK(customers(transaction) == 3);
    transaction.save_customer(customer(5));
    return Result<void>();
  }));
  CHECK(place.summary().customers == 4);
}

TEST_CASE("what interrupts restoring leaves the store as it was") {
  Place place(many);
  place.back_up();
  place.write([](Transaction& transaction) { transaction.save_customer(customer(many + 1)); });
  const Summary before = place.summary();
  const auto backup = value(place.maintenance->read_backup(place.backup(), noon, {}));
  const auto standing = value(place.maintenance->standing());
  int told = 0;
  const auto restored = backup->restore(a_run(), standing, [&](std::uint64_t, std::uint64_t) {
    ++told;
    place.stop = true;
  });
  REQUIRE_FALSE(restored);
  CHECK(told == 1);
  CHECK(code_of(restored.error()) == "INTERRUPTED");
  place.stop = false;
  CHECK(place.summary() == before);
  CHECK(value(place.maintenance->check(Check::integrity, 1)).empty());
}

TEST_CASE("reading a backup can be interrupted") {
  Place place(many);
  place.back_up();
  const auto backup =
      place.maintenance->read_backup(place.backup(), noon, [&](std::uint64_t, std::uint64_t) { place.stop = true; });
  REQUIRE_FALSE(backup);
  CHECK(code_of(backup.error()) == "INTERRUPTED");
}

TEST_CASE("what has changed since it was shown isn't replaced") {
  Place place;
  place.back_up();
  const auto backup = value(place.maintenance->read_backup(place.backup(), noon, {}));
  const auto standing = value(place.maintenance->standing());
  place.write([](Transaction& transaction) { transaction.save_customer(customer(4)); });
  const Summary before = place.summary();
  const auto restored = backup->restore(a_run(), standing, {});
  REQUIRE_FALSE(restored);
  CHECK(code_of(restored.error()) == "CONFLICT");
  CHECK(place.summary() == before);
}

TEST_CASE("what another has restored since it was shown isn't replaced, though the numbers are the same") {
  Place place;
  place.back_up();
  place.write([](Transaction& transaction) { transaction.save_customer(customer(4)); });
  const auto backup = value(place.maintenance->read_backup(place.backup(), noon, {}));
  const auto standing = value(place.maintenance->standing());
  value(place.restore(place.backup()));
  const Summary before = place.summary();
  CHECK(before.newest->change_id == standing.summary.newest->change_id);
  const auto restored = backup->restore(a_run(), standing, {});
  REQUIRE_FALSE(restored);
  CHECK(code_of(restored.error()) == "CONFLICT");
  CHECK(place.summary() == before);
}

TEST_CASE("a store that another process writes to is busy, and stays as it was") {
  Place place;
  place.back_up();
  sqlite::SqliteSettings impatient;
  impatient.busy_timeout = std::chrono::milliseconds(0);
  const auto maintenance = place.with_settings(impatient);
  const auto backup = value(maintenance->read_backup(place.backup(), noon, {}));
  const auto standing = value(maintenance->standing());
  SQLite::Database other(place.path(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  const auto restored = backup->restore(a_run(), standing, {});
  REQUIRE_FALSE(restored);
  CHECK(code_of(restored.error()) == "STORE_BUSY");
}

TEST_CASE("a missing store is created by restoring, its folder isn't") {
  Place place;
  const Summary then = place.back_up().summary;
  const std::string elsewhere = place / "elsewhere.db";
  const auto maintenance = sqlite::maintain(elsewhere);
  const auto backup = value(maintenance->read_backup(place.backup(), noon, {}));
  const Standing standing = value(maintenance->standing());
  CHECK(standing.state == Standing::State::missing);
  value(backup->restore(a_run(), standing, {}));
  CHECK(Place::summary_of(elsewhere).customers == then.customers);
  struct stat status {};
  REQUIRE(stat(elsewhere.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  const auto nowhere = sqlite::maintain(place / "no folder/pcadmin.db")->standing();
  REQUIRE_FALSE(nowhere);
  CHECK(code_of(nowhere.error()) == "STORE_NOT_FOUND");
  CHECK(nowhere.error().hint == "mkdir -p '" + (place / "no folder") + "'");
  CHECK_FALSE(std::filesystem::exists(place / "no folder"));
}

TEST_CASE("a store that somebody created meanwhile isn't replaced") {
  Place place;
  place.back_up();
  const std::string elsewhere = place / "elsewhere.db";
  const auto maintenance = sqlite::maintain(elsewhere);
  const auto backup = value(maintenance->read_backup(place.backup(), noon, {}));
  const Standing standing = value(maintenance->standing());
  std::filesystem::copy(place.path(), elsewhere);
  const std::string theirs = everything_in(elsewhere);
  const auto restored = backup->restore(a_run(), standing, {});
  REQUIRE_FALSE(restored);
  CHECK(code_of(restored.error()) == "CONFLICT");
  CHECK(Place::summary_of(elsewhere) == place.summary());
}

TEST_CASE("a damaged store is replaced, and stays as it was where that is interrupted") {
  const std::vector<std::function<void(const std::string&)>> damages{
      [](const std::string& path) { std::filesystem::resize_file(path, 4096 * 3); },
      [](const std::string& path) { scribble(path, 100, 200'000); },
  };
  for (std::size_t at = 0; at < damages.size(); ++at) {
    CAPTURE(at);
    Place place(many);
    const Summary then = place.back_up().summary;
    damages[at](place.path());
    const std::string damaged = everything_in(place.path());
    const auto backup = value(place.maintenance->read_backup(place.backup(), noon, {}));
    const Standing standing = value(place.maintenance->standing());
    CHECK(standing.state == Standing::State::damaged);
    CHECK_FALSE(standing.damage.empty());
    CHECK_FALSE(backup->restore(a_run(), standing, [&](std::uint64_t, std::uint64_t) { place.stop = true; }));
    CHECK(everything_in(place.path()) == damaged);
    place.stop = false;
    value(place.restore(place.backup()));
    CHECK(place.summary().customers == then.customers);
    CHECK(value(place.maintenance->check(Check::integrity, 1)).empty());
    place.write([](Transaction& transaction) { transaction.save_customer(customer(many + 5)); });
    CHECK(value(place.maintenance->check(Check::integrity, 1)).empty());
  }
}

TEST_CASE("what isn't a store is never replaced by one") {
  Place place;
  place.back_up();
  const auto refuses = [&](const std::string& path, const char* code) {
    const std::string before = everything_in(path);
    const auto standing = sqlite::maintain(path)->standing();
    REQUIRE_FALSE(standing);
    CHECK(code_of(standing.error()) == code);
    CHECK(everything_in(path) == before);
  };
  std::ofstream(place / "text.txt") << std::string(5000, 'a');
  refuses(place / "text.txt", "STORE_NOT_RECOGNISED");
  execute(place / "foreign.db", "CREATE TABLE t (a)");
  refuses(place / "foreign.db", "STORE_NOT_RECOGNISED");
  execute(place / "torn.db", "CREATE TABLE t (a)");
  scribble(place / "torn.db", 100, 4000);
  refuses(place / "torn.db", "STORE_DAMAGED");
  std::filesystem::copy(place.backup(), place / "newer.db");
  execute(place / "newer.db", "PRAGMA user_version = 99");
  refuses(place / "newer.db", "STORE_NEWER");
}

TEST_CASE("a file that is no backup of use is refused with the reason") {
  Place place(many);
  place.back_up();
  const auto copy = [&](const char* name) {
    std::filesystem::copy(place.backup(), place / name);
    return place / name;
  };
  std::ofstream(place / "text.txt") << std::string(5000, 'a');
  std::ofstream(place / "empty.db").close();
  execute(place / "foreign.db", "CREATE TABLE t (a)");
  execute(copy("newer.db"), "PRAGMA user_version = 99");
  scribble(copy("torn.db"), 4096 * 200, 4096 * 5);
  std::filesystem::resize_file(copy("cut.db"), 4096 * 3);
  execute(copy("loose.db"), "PRAGMA foreign_keys = OFF; DELETE FROM customer WHERE id = 1");
  execute(copy("bare.db"), "DROP INDEX customer_name");
  execute(copy("nobody.db"), "DELETE FROM account");
  const std::array<std::array<const char*, 2>, 10> cases{{{"text.txt", "STORE_NOT_RECOGNISED"},
                                                          {"empty.db", "STORE_NOT_FOUND"},
                                                          {"foreign.db", "STORE_NOT_RECOGNISED"},
                                                          {"newer.db", "STORE_NEWER"},
                                                          {"torn.db", "STORE_DAMAGED"},
                                                          {"cut.db", "STORE_DAMAGED"},
                                                          {"loose.db", "STORE_DAMAGED"},
                                                          {"bare.db", "STORE_DAMAGED"},
                                                          {"nobody.db", "STORE_NOT_FOUND"},
                                                          {".", "STORE_NOT_RECOGNISED"}}};
  for (const auto& [file, code] : cases) {
    CAPTURE(file);
    const auto backup = place.maintenance->read_backup(place / file, noon, {});
    REQUIRE_FALSE(backup);
    CHECK(code_of(backup.error()) == "INPUT_INVALID");
    REQUIRE_FALSE(backup.error().details.empty());
    CHECK(backup.error().details[0].code == code);
    CHECK(backup.error().details[0].file == place / file);
    CHECK_FALSE(backup.error().details[0].message.empty());
  }
  const auto missing = place.maintenance->read_backup(place / "missing.db", noon, {});
  REQUIRE_FALSE(missing);
  CHECK(code_of(missing.error()) == "FILE_NOT_FOUND");
}

TEST_CASE("a backup is left as it is, and nothing is put beside it, also where it is a copy of a store") {
  Place place;
  const std::string copied = place / "copied 50%?.db";
  std::filesystem::copy(place.path(), copied);
  const auto files = place.files();
  const std::string before = everything_in(copied);
  const auto backup = value(place.maintenance->read_backup(copied, noon, {}));
  CHECK(backup->summary() == place.summary());
  CHECK(everything_in(copied) == before);
  CHECK(value(place.maintenance->occupant(copied)).kind == Occupant::Kind::backup);
  CHECK(place.files() == files);
}

TEST_CASE("a backup of a store that is in use holds what its log says") {
  Place place;
  const auto other = value(sqlite::open(place / "other.db", OpenMode::create));
  value(other->write(a_run(), [](Transaction& transaction) {
    fill(transaction, 7);
    return Result<void>();
  }));
  const auto backup = value(place.maintenance->read_backup(place / "other.db", noon, {}));
  CHECK(backup->summary().customers == 7);
}

TEST_CASE("a backup with pages of another size is restored, over a store and as a new one") {
  Place place;
  place.back_up();
  execute(place.backup(), "PRAGMA page_size = 8192; VACUUM");
  place.write([](Transaction& transaction) { transaction.save_customer(customer(4)); });
  value(place.restore(place.backup()));
  CHECK(place.summary().customers == 3);
  place.write([](Transaction& transaction) { transaction.save_customer(customer(5)); });
  CHECK(value(place.maintenance->check(Check::integrity, 1)).empty());

  const auto maintenance = sqlite::maintain(place / "new.db");
  const auto backup = value(maintenance->read_backup(place.backup(), noon, {}));
  value(backup->restore(a_run(), value(maintenance->standing()), {}));
  CHECK(Place::summary_of(place / "new.db").customers == 3);
}

TEST_CASE("a backup of an older format is brought up to date in the store, not in its file") {
  Place place;
  place.back_up();
  const std::string before = everything_in(place.backup());
  std::vector<sqlite::Migration> migrations(sqlite::known_migrations().begin(), sqlite::known_migrations().end());
  const std::int64_t next = migrations.back().number + 1;
  migrations.push_back({next, "later", "CREATE TABLE later (a) STRICT"});
  migrations.back().sql = "CREATE TABLE later (a TEXT) STRICT";
  sqlite::SqliteSettings settings;
  settings.migrations = migrations;
  const auto maintenance = place.with_settings(settings);
  const auto backup = value(maintenance->read_backup(place.backup(), noon, {}));
  value(backup->restore(a_run(), value(maintenance->standing()), {}));
  SQLite::Database restored(place.path());
  CHECK(restored.execAndGet("PRAGMA user_version").getInt64() == next);
  CHECK(restored.tableExists("later"));
  CHECK(restored.execAndGet("SELECT applied_at FROM migration WHERE name = 'later'").getInt64() ==
        noon.time_since_epoch().count());
  CHECK(everything_in(place.backup()) == before);
}

TEST_CASE("a sound store has no findings, and a check writes nothing") {
  Place place;
  // A log that is left is read, and stays where it is.
  SQLite::Database other(place.path(), SQLite::OPEN_READWRITE);
  other.exec("PRAGMA wal_autocheckpoint = 0; CREATE INDEX own ON customer (commerce_id)");
  std::filesystem::copy(place.path(), place / "left.db");
  std::filesystem::copy(place.path() + "-wal", place / "left.db-wal");
  const std::string before = everything_in(place / "left.db");
  const std::string log = everything_in(place / "left.db-wal");
  CHECK_FALSE(log.empty());
  const auto maintenance = sqlite::maintain(place / "left.db");
  for (const Check check : {Check::schema, Check::integrity, Check::references}) {
    CAPTURE(name(check));
    CHECK(value(maintenance->check(check, 10)).empty());
  }
  CHECK(everything_in(place / "left.db") == before);
  CHECK(everything_in(place / "left.db-wal") == log);
}

TEST_CASE("a check finds what is wrong, up to a bound") {
  const auto findings = [](const char* damage, Check check, std::size_t most = 10) {
    Place place(many);
    execute(place.path(), damage);
    return value(place.maintenance->check(check, most));
  };
  CHECK(findings("DROP INDEX customer_name; DROP TABLE support_contact", Check::schema) ==
        std::vector<std::string>{"index customer_name is missing", "index support_contact_partner is missing",
                                 "table support_contact is missing"});
  CHECK(findings("DROP INDEX customer_name; CREATE INDEX customer_name ON customer (domain)", Check::schema) ==
        std::vector<std::string>{"index customer_name isn't as it was made"});
  CHECK_THAT(findings("PRAGMA foreign_keys = OFF; DELETE FROM customer WHERE id = 1", Check::references).at(0),
             Catch::Contains("a row of customer that isn't there"));
  CHECK(findings("PRAGMA foreign_keys = OFF; DELETE FROM run", Check::references, 7).size() == 7);
  CHECK(findings("PRAGMA ignore_check_constraints = ON; UPDATE partner SET role = 'king' WHERE role = 'reseller'",
                 Check::integrity)
            .size() == 1);

  Place place(many);
  scribble(place.path(), 4096 * 200, 4096 * 9);
  const auto torn = value(place.maintenance->check(Check::integrity, 5));
  CHECK(torn.size() == 5);
  CHECK_THAT(torn[0], !Catch::Contains("\n") && !Catch::Contains("***"));
}

}  // namespace pcadmin::store::test
