// What can stand where a store is looked for, and what opening it answers.
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

void make_database(const std::string& path, const std::string& sql) {
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

void make_store(const std::string& path) {
  auto store = value(sqlite::open(path, OpenMode::create));
  value(store->write(a_run(), [](Transaction& transaction) -> Result<void> {
    transaction.save_account(example_account());
    for (unsigned number = 1; number <= 200; ++number)
      transaction.save_customer(customer(number));
    return {};
  }));
}

void write_text(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

void scribble(const std::string& path, std::streamoff from) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(from);
  file << std::string(200'000, 'x');
}

std::string everything_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Case {
  std::string what;
  std::function<void(const std::string& path)> make;
  ErrorCode expected;
  std::string said;  ///< a part of the message
};

const Case cases[] = {
    {"nothing", [](const auto&) {}, ErrorCode::store_not_found, "no store"},
    {"nothing in a folder that isn't there either",
     [](const auto& path) { std::filesystem::remove(std::filesystem::path(path).parent_path()); },
     ErrorCode::store_not_found, "no store"},
    {"an empty file", [](const auto& path) { write_text(path, ""); }, ErrorCode::store_not_found, "no store"},
    {"an empty database", [](const auto& path) { make_database(path, "PRAGMA journal_mode = WAL"); },
     ErrorCode::store_not_found, "no store"},
    {"a folder", [](const auto& path) { std::filesystem::create_directory(path); }, ErrorCode::store_not_recognised,
     "folder"},
    {"a short text", [](const auto& path) { write_text(path, "hello\n"); }, ErrorCode::store_not_recognised,
     "no SQLite database"},
    {"a long text", [](const auto& path) { write_text(path, std::string(100'000, 'a')); },
     ErrorCode::store_not_recognised, "no SQLite database"},
    {"a database without an owner", [](const auto& path) { make_database(path, "CREATE TABLE t (a)"); },
     ErrorCode::store_not_recognised, "another program"},
    {"another program's database",
     [](const auto& path) { make_database(path, "PRAGMA application_id = 7; CREATE TABLE t (a)"); },
     ErrorCode::store_not_recognised, "another program"},
    {"a newer store",
     [](const auto& path) {
       make_store(path);
       make_database(path, "PRAGMA user_version = 99");
     },
     ErrorCode::store_newer, "99"},
    {"a store cut in half",
     [](const auto& path) {
       make_store(path);
       std::filesystem::resize_file(path, 4096 * 3);
     },
     ErrorCode::store_damaged, "damaged"},
    {"a store without its schema",
     [](const auto& path) {
       make_store(path);
       scribble(path, 100);
     },
     ErrorCode::store_damaged, "damaged"},
    {"a store without its tables",
     [](const auto& path) {
       make_database(path, "PRAGMA journal_mode = WAL; PRAGMA application_id = 0x50434144; PRAGMA user_version = 2");
     },
     ErrorCode::store_damaged, "damaged"},
};

/// The first error of opening a store and asking it for things.
Error failure_of(const std::string& path, OpenMode mode) {
  auto store = sqlite::open(path, mode);
  if (!store) return store.error();
  auto done = (*store)->read([](View& view) -> Result<void> {
    view.account();
    all(view.list_customers({}));
    return {};
  });
  REQUIRE_FALSE(done);
  return done.error();
}

/// The number of the newest migration.
std::int64_t newest() {
  return sqlite::known_migrations().back().number;
}

/// The migrations that there are, and more, by their SQL; all of these are named "more".
std::vector<sqlite::Migration> known_and(std::initializer_list<const char*> more) {
  std::vector<sqlite::Migration> migrations(sqlite::known_migrations().begin(), sqlite::known_migrations().end());
  for (const char* const sql : more)
    migrations.push_back({migrations.back().number + 1, "more", sql});
  return migrations;
}

std::vector<std::string> names_of_migrations(const std::string& path) {
  std::vector<std::string> names;
  SQLite::Database database(path);
  SQLite::Statement rows(database, "SELECT name FROM migration WHERE applied_at > 0 ORDER BY number");
  while (rows.executeStep())
    names.push_back(rows.getColumn(0).getString());
  return names;
}

std::vector<std::string> names_of(const std::vector<sqlite::Migration>& migrations) {
  std::vector<std::string> names;
  for (const sqlite::Migration& migration : migrations)
    names.emplace_back(migration.name);
  return names;
}

}  // namespace

TEST_CASE("what isn't a store is refused, with the reason and what to do, and left as it was") {
  for (const Case& example : cases) {
    for (const OpenMode mode : {OpenMode::read, OpenMode::write}) {
      CAPTURE(example.what, mode);
      const Folder folder;
      std::filesystem::create_directory(folder / "inner");
      const std::string path = folder / "inner/pcadmin.db";
      example.make(path);
      const bool is_file = std::filesystem::is_regular_file(path);
      const std::string before = is_file ? everything_in(path) : std::string();
      const Error error = failure_of(path, mode);
      CHECK(name(error.code) == name(example.expected));
      CHECK_THAT(error.message, Catch::Contains(example.said) && Catch::Contains(path) && Catch::EndsWith("."));
      CHECK_FALSE(error.hint.empty());
      CHECK(std::filesystem::is_regular_file(path) == is_file);
      const bool as_before = !is_file || everything_in(path) == before;
      CHECK(as_before);
    }
  }
}

TEST_CASE("a store that only lost a page fails when the page is read, as damaged") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_store(path);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  constexpr std::streamoff page_size = 4096;
  for (std::streamoff page = 2 * page_size; page < size; page += page_size) {
    file.seekp(page);
    file << std::string(64, 'x');
  }
  file.close();
  CHECK(failure_of(path, OpenMode::read).code == ErrorCode::store_damaged);
}

TEST_CASE("an empty file or database becomes a store") {
  const Folder folder;
  write_text(folder / "empty.db", "");
  make_database(folder / "database.db", "PRAGMA journal_mode = WAL");
  for (const char* name : {"empty.db", "database.db", "missing.db", "new/folders/missing.db"}) {
    CAPTURE(name);
    make_store(folder / name);
    auto store = value(sqlite::open(folder / name, OpenMode::read));
    done(store->read([](View& view) -> Result<void> {
      CHECK(view.account() == example_account());
      return {};
    }));
  }
}

TEST_CASE("a first write that fails leaves no store behind") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  {
    auto store = value(sqlite::open(path, OpenMode::create));
    CHECK_FALSE(store->write(a_run(), [](Transaction& transaction) -> Result<void> {
      transaction.save_account(example_account());
      return Error{ErrorCode::declined, "no.", {}, {}, {}};
    }));
  }
  CHECK(sqlite::open(path, OpenMode::read).error().code == ErrorCode::store_not_found);
  make_store(path);
  CHECK(sqlite::open(path, OpenMode::read));
}

TEST_CASE("a store that is being created reads as an empty one, and isn't there for others yet") {
  OpenStore store;
  store.read([](View& view) {
    CHECK_FALSE(view.account());
    CHECK(all(view.list_customers({})).empty());
  });
  CHECK(sqlite::open(store.path(), OpenMode::read).error().code == ErrorCode::store_not_found);
}

TEST_CASE("names that SQLite takes for something else are files like others") {
  const Folder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  make_store(":memory:");
  make_store("file:store?mode=memory");
  std::filesystem::current_path(before);
  CHECK(std::filesystem::file_size(folder / ":memory:") > 0);
  CHECK(std::filesystem::file_size(folder / "file:store?mode=memory") > 0);
}

TEST_CASE("the file says whose it is, and which migrations it has seen") {
  OpenStore store;
  store.write([](Transaction& transaction) { transaction.save_account(example_account()); });
  SQLite::Database database(store.path());
  CHECK(database.execAndGet("PRAGMA application_id").getInt64() == 0x50434144);
  CHECK(database.execAndGet("PRAGMA user_version").getInt64() == newest());
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(names_of_migrations(store.path()) == names_of(known_and({})));
  CHECK(database.execAndGet("SELECT count(*) FROM migration WHERE applied_at <> 1700000000").getInt64() == 0);
  CHECK(database.execAndGet("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'")
            .getInt64() == 0);
}

TEST_CASE("a store from before is read as it is, and brought up to date by the first write") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_store(path);
  const auto known = known_and({"CREATE TABLE more (a INTEGER) STRICT"});
  const sqlite::SqliteSettings settings{.migrations = known};
  CHECK(sqlite::open(path, OpenMode::read, {}, settings));
  CHECK(sqlite::open(path, OpenMode::read));  // nothing was written
  auto store = value(sqlite::open(path, OpenMode::write, {}, settings));
  value(store->write(a_run(), [](Transaction&) { return Result<void>(); }));
  CHECK(sqlite::open(path, OpenMode::read, {}, settings));
  CHECK(sqlite::open(path, OpenMode::read).error().code == ErrorCode::store_newer);
  CHECK(names_of_migrations(path) == names_of(known));
}

TEST_CASE("a migration that fails leaves the store as it was") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_store(path);
  const auto known = known_and({"CREATE TABLE more (a INTEGER) STRICT", "CREATE TABLE more (a INTEGER) STRICT"});
  {
    auto store = value(sqlite::open(path, OpenMode::write, {}, sqlite::SqliteSettings{.migrations = known}));
    CHECK_FALSE(store->write(a_run(), [](Transaction&) { return Result<void>(); }));
  }
  CHECK(sqlite::open(path, OpenMode::read));
  CHECK(names_of_migrations(path) == names_of(known_and({})));
}

TEST_CASE("a store to which nothing was committed leaves neither file nor folder") {
  const Folder folder;
  const std::string path = folder / "new/below/store.db";
  SECTION("where the run is refused") {
    auto store = value(sqlite::open(path, OpenMode::create));
    const auto refused = store->write(a_run(), [](Transaction& transaction) -> Result<void> {
      transaction.save_account(example_account());
      return failure(ErrorCode::conflict, "refused.");
    });
    CHECK_FALSE(refused);
  }
  SECTION("where it is only tried") {
    Run run = a_run();
    run.dry_run = true;
    auto store = value(sqlite::open(path, OpenMode::create));
    REQUIRE(store->read([](View& view) -> Result<void> {
      CHECK_FALSE(view.account());
      return {};
    }));
    value(store->write(run, [](Transaction& transaction) -> Result<void> {
      transaction.save_account(example_account());
      return {};
    }));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a store that somebody else has open meanwhile, or has written to, stays") {
  const Folder folder;
  const std::string path = folder / "new/store.db";
  auto first = value(sqlite::open(path, OpenMode::create));
  auto second = value(sqlite::open(path, OpenMode::create));
  first.reset();
  value(second->write(a_run(), [](Transaction& transaction) -> Result<void> {
    transaction.save_account(example_account());
    return {};
  }));
  second.reset();
  CHECK(sqlite::open(path, OpenMode::read));
}

}  // namespace pcadmin::store::test
