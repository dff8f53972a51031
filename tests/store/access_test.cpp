// Permissions, other writers, and being stopped.
#include <array>
#include <exception>
#include <filesystem>
#include <latch>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

mode_t mode_of(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

/// Runs as someone whom permissions hold back, which root is not.
class Unprivileged {
 public:
  explicit Unprivileged(const Folder& folder) {
    if (geteuid() != 0) return;
    constexpr uid_t nobody = 65534;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
      if (chown(entry.path().c_str(), nobody, nobody) != 0) return;
    }
    changed_ = chown(folder.path().c_str(), nobody, nobody) == 0 && seteuid(nobody) == 0;
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() {
    if (changed_ && seteuid(0) != 0) std::abort();
  }

 private:
  bool changed_ = false;
};

void make_store(const std::string& path) {
  auto store = value(sqlite::open(path, OpenMode::create));
  value(store->write(a_run(), [](Transaction& transaction) -> Result<void> {
    transaction.save_account(example_account());
    return {};
  }));
}

Account account_of(Store& store) {
  Account account;
  done(store.read([&](View& view) -> Result<void> {
    account = view.account().value_or(Account());
    return {};
  }));
  return account;
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  return names;
}

ErrorCode code_of_reading(const std::string& path) {
  auto store = sqlite::open(path, OpenMode::read);
  if (!store) return store.error().code;
  auto done = (*store)->read([](View& view) -> Result<void> {
    view.account();
    return {};
  });
  REQUIRE_FALSE(done);
  return done.error().code;
}

}  // namespace

TEST_CASE("folder and files are the user's alone, whatever the umask") {
  for (const mode_t mask : {0000U, 0022U, 0777U}) {
    CAPTURE(mask);
    const Folder folder;
    const std::string path = folder / "new/inner/pcadmin.db";
    const mode_t before = umask(mask);
    auto store = sqlite::open(path, OpenMode::create);
    REQUIRE(store);
    value((*store)->write(a_run(), [](Transaction& transaction) -> Result<void> {
      transaction.save_account(example_account());
      return {};
    }));
    umask(before);
    CHECK(mode_of(folder / "new") == 0700);
    CHECK(mode_of(folder / "new/inner") == 0700);
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(path + "-wal") == 0600);
    CHECK(mode_of(path + "-shm") == 0600);
  }
}

TEST_CASE("a file that may not be read or written is inaccessible") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_store(path);
  const Unprivileged user(folder);
  REQUIRE(chmod(path.c_str(), 0400) == 0);
  const auto writing = sqlite::open(path, OpenMode::write);
  REQUIRE_FALSE(writing);
  CHECK(writing.error().code == ErrorCode::store_inaccessible);
  CHECK_THAT(writing.error().message, Catch::Contains("may not write"));
  REQUIRE(chmod(path.c_str(), 0000) == 0);
  CHECK(code_of_reading(path) == ErrorCode::store_inaccessible);
}

TEST_CASE("a folder that may not be written says so") {
  const Folder folder;
  const std::string path = folder / "inner/pcadmin.db";
  make_store(path);
  const Unprivileged user(folder);
  REQUIRE(chmod((folder / "inner").c_str(), 0500) == 0);
  const auto store = sqlite::open(path, OpenMode::write);
  REQUIRE_FALSE(store);
  CHECK(store.error().code == ErrorCode::store_inaccessible);
  CHECK_THAT(store.error().message, Catch::Contains("isn't writable"));
  const auto created = sqlite::open(folder / "inner/other/pcadmin.db", OpenMode::create);
  REQUIRE_FALSE(created);
  CHECK(created.error().code == ErrorCode::store_inaccessible);
  REQUIRE(chmod((folder / "inner").c_str(), 0700) == 0);
}

TEST_CASE("reading leaves nothing beside the store") {
  const Folder folder;
  const std::string path = folder / "inner/pcadmin.db";
  make_store(path);
  const Unprivileged user(folder);
  SECTION("where it could be written") {}
  SECTION("where the file can't be written") {
    REQUIRE(chmod(path.c_str(), 0400) == 0);
  }
  SECTION("where nothing can be written") {
    REQUIRE(chmod(path.c_str(), 0400) == 0);
    REQUIRE(chmod((folder / "inner").c_str(), 0500) == 0);
  }
  {
    const auto first = value(sqlite::open(path, OpenMode::read));
    const auto second = value(sqlite::open(path, OpenMode::read));
    for (Store* const store : {first.get(), second.get()})
      CHECK(account_of(*store) == example_account());
  }
  CHECK(files_in(folder / "inner") == std::vector<std::string>{"pcadmin.db"});
  for (const Check check : {Check::schema, Check::integrity, Check::references})
    CHECK(value(sqlite::maintain(path)->check(check, 10)).empty());
  CHECK(files_in(folder / "inner") == std::vector<std::string>{"pcadmin.db"});
  REQUIRE(chmod((folder / "inner").c_str(), 0700) == 0);
}

TEST_CASE("in a folder that can't be written, what its user writes meanwhile is seen whole") {
  const Folder folder;
  const std::string path = folder / "inner/pcadmin.db";
  make_store(path);
  const Unprivileged user(folder);
  REQUIRE(chmod((folder / "inner").c_str(), 0500) == 0);
  Account renamed = example_account();
  renamed.partner.name = "Renamed";
  std::unique_ptr<Store> writer;
  bool is_written = false;
  const auto write = [&] {
    if (std::exchange(is_written, true)) return false;
    REQUIRE(chmod((folder / "inner").c_str(), 0700) == 0);
    writer = value(sqlite::open(path, OpenMode::write));
    value(writer->write(a_run(), [&](Transaction& transaction) -> Result<void> {
      transaction.save_account(renamed);
      return {};
    }));
    return false;
  };
  const auto lock = [&] {
    write();
    REQUIRE(chmod((folder / "inner").c_str(), 0500) == 0);
    return false;
  };
  SECTION("and has closed") {
    const auto reader = value(sqlite::open(path, OpenMode::read, [&] {
      write();
      writer.reset();
      return lock();
    }));
    CHECK(account_of(*reader) == renamed);
  }
  SECTION("and has open") {
    const auto reader = value(sqlite::open(path, OpenMode::read, lock));
    CHECK(account_of(*reader) == renamed);
  }
  CHECK(is_written);
  REQUIRE(chmod((folder / "inner").c_str(), 0700) == 0);
}

TEST_CASE("a folder that may not be entered is inaccessible, not missing") {
  const Folder folder;
  const std::string path = folder / "inner/pcadmin.db";
  make_store(path);
  const Unprivileged user(folder);
  REQUIRE(chmod((folder / "inner").c_str(), 0000) == 0);
  CHECK(code_of_reading(path) == ErrorCode::store_inaccessible);
  REQUIRE(chmod((folder / "inner").c_str(), 0700) == 0);
}

TEST_CASE("a store that another is writing to stays readable, and is busy for a second writer") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_store(path);
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  auto store = value(
      sqlite::open(path, OpenMode::write, {}, sqlite::SqliteSettings{.busy_timeout = std::chrono::milliseconds{0}}));
  done(store->read([](View& view) -> Result<void> {
    CHECK(view.account());
    return {};
  }));
  bool ran = false;
  const auto written = store->write(a_run(), [&](Transaction&) {
    ran = true;
    return Result<void>();
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::store_busy);
  CHECK_FALSE(ran);
  other.exec("ROLLBACK");
  CHECK(store->write(a_run(), [&](Transaction&) { return Result<void>(); }));
}

TEST_CASE("of many that create the same store at once each finds it made, by itself or by another") {
  constexpr int rounds = 20;
  constexpr int many = 6;
  for (int round = 0; round < rounds; ++round) {
    const Folder folder;
    const std::string path = folder / "pcadmin.db";
    std::array<std::string, many> failures;
    std::latch ready(many);
    std::vector<std::jthread> creators;
    for (std::string& failure : failures) {
      creators.emplace_back([&] {
        ready.arrive_and_wait();
        try {
          make_store(path);
        } catch (const std::exception& problem) {
          failure = problem.what();
        }
      });
    }
    creators.clear();
    for (const std::string& failure : failures)
      CHECK(failure.empty());
  }
}

TEST_CASE("waiting for another writer ends when the user has enough") {
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  make_store(path);
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  auto store = value(sqlite::open(
      path, OpenMode::write, [] { return true; }, sqlite::SqliteSettings{.busy_timeout = std::chrono::hours{1}}));
  const auto written = store->write(a_run(), [&](Transaction&) { return Result<void>(); });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::interrupted);
}

TEST_CASE("an interrupted write is rolled back, even if its body goes on") {
  bool stop = false;
  OpenStore store([&] { return stop; });
  store.write([](Transaction& transaction) { transaction.save_account(example_account()); });
  std::size_t failed = 0;
  const auto written = store->write(a_run(), [&](Transaction& transaction) -> Result<void> {
    transaction.save_customer(customer(1));
    stop = true;
    for (unsigned number = 2; number < 3000; ++number) {
      try {
        transaction.save_customer(customer(number));
      } catch (const Failure&) {
        ++failed;
      }
    }
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::interrupted);
  CHECK(failed > 0);
  stop = false;
  store.read([](View& view) { CHECK(all(view.list_customers({})).empty()); });
}

TEST_CASE("a short write that was interrupted is not committed") {
  bool stop = false;
  OpenStore store([&] { return stop; });
  const auto written = store->write(a_run(), [&](Transaction& transaction) -> Result<void> {
    transaction.save_account(example_account());
    stop = true;
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::interrupted);
}

TEST_CASE("a long read can be interrupted") {
  bool stop = false;
  OpenStore store([&] { return stop; });
  store.write([](Transaction& transaction) {
    for (unsigned number = 0; number < 3000; ++number)
      transaction.save_customer(customer(number));
  });
  const auto read = store->read([&](View& view) -> Result<void> {
    for (auto customers = view.list_customers({}); customers.next() != nullptr;)
      stop = true;
    return {};
  });
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::interrupted);
}

TEST_CASE("reading sees one snapshot while another writes") {
  OpenStore store;
  store.write([](Transaction& transaction) { transaction.save_account(example_account()); });
  auto reader = value(sqlite::open(store.path(), OpenMode::read));
  done(reader->read([&](View& view) -> Result<void> {
    CHECK_FALSE(view.customer(customer_id(1)));
    store.write([](Transaction& transaction) { transaction.save_customer(customer(1)); });
    CHECK_FALSE(view.customer(customer_id(1)));
    return {};
  }));
  done(reader->read([&](View& view) -> Result<void> {
    CHECK(view.customer(customer_id(1)));
    return {};
  }));
}

}  // namespace pcadmin::store::test
