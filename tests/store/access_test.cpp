// Permissions, other writers, and being stopped.
#include <array>
#include <exception>
#include <filesystem>
#include <latch>
#include <string>
#include <thread>
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

TEST_CASE("a folder that may not be written says so, for reading too") {
  const Folder folder;
  const std::string path = folder / "inner/pcadmin.db";
  make_store(path);
  const Unprivileged user(folder);
  REQUIRE(chmod((folder / "inner").c_str(), 0500) == 0);
  for (const OpenMode mode : {OpenMode::read, OpenMode::write}) {
    CAPTURE(mode);
    const auto store = sqlite::open(path, mode);
    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::store_inaccessible);
    CHECK_THAT(store.error().message, Catch::Contains("isn't writable"));
  }
  const auto created = sqlite::open(folder / "inner/other/pcadmin.db", OpenMode::create);
  REQUIRE_FALSE(created);
  CHECK(created.error().code == ErrorCode::store_inaccessible);
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
  auto store =
      value(sqlite::open(path, OpenMode::write, {}, sqlite::Settings{.busy_timeout = std::chrono::milliseconds{0}}));
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
      path, OpenMode::write, [] { return true; }, sqlite::Settings{.busy_timeout = std::chrono::hours{1}}));
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
