// What the store in memory is for beside what any store does: finding what its callers do wrong, and failing on demand.
#include <stdexcept>

#include <catch2/catch.hpp>

#include "store/memory_store.hpp"
#include "store/things.hpp"

namespace pcadmin::store::test {

TEST_CASE("each body of a transaction is run twice where that is asked for, and its first run leaves nothing") {
  Memory memory;
  memory.runs_bodies_twice = true;
  MemoryStore store(memory);
  int runs = 0;
  write(store, [&](Transaction& tx) {
    ++runs;
    CHECK(tx.save_customer(customer(1)) == Upsert::created);
    CHECK(tx.mention(std::vector<Statement>{{"a", 1}}) == std::vector{Mention::first});
  });
  CHECK(runs == 2);
  CHECK(changes(store).size() == 1);
}

TEST_CASE("a body that fails is run twice, too") {
  Memory memory;
  memory.runs_bodies_twice = true;
  MemoryStore store(memory);
  int runs = 0;
  CHECK_FALSE(store.write(a_run(), [&](Transaction&) -> Result<void> {
    ++runs;
    return Error{ErrorCode::conflict, "no.", {}, {}, {}};
  }));
  CHECK(runs == 2);
}

TEST_CASE("a stream that outlives its body is a mistake") {
  Memory memory;
  MemoryStore store(memory);
  std::optional<Records<CustomerRecord>> kept;
  CHECK_THROWS_AS(read(store, [&](View& view) { kept.emplace(view.list_customers({})); }), std::logic_error);
}

TEST_CASE("it is known while a body is being run") {
  Memory memory;
  MemoryStore store(memory);
  CHECK_FALSE(memory.in_use());
  read(store, [&](View&) { CHECK(memory.in_use()); });
  write(store, [&](Transaction&) { CHECK(memory.in_use()); });
  CHECK_THROWS_AS(read(store, [](View&) { throw std::runtime_error("unexpected"); }), std::runtime_error);
  CHECK_FALSE(memory.in_use());
}

TEST_CASE("it fails where a test wants it to, and then nothing is written") {
  Memory memory;
  MemoryStore store(memory);
  const auto fail = [] { throw Failure(Failure::Kind::busy, "memory"); };
  memory.before_beginning = fail;
  CHECK(store.read([](View&) { return Result<void>(); }).error().code == ErrorCode::store_busy);
  memory.before_beginning = {};
  memory.before_commit = fail;
  const auto written = store.write(a_run(), [](Transaction& tx) -> Result<void> {
    tx.save_customer(customer(1));
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::store_busy);
  memory.before_commit = {};
  read(store, [](View& view) { CHECK_FALSE(view.customer(customer_id(1))); });
}

TEST_CASE("a second transaction finds it busy while the first is at work, and a reader sees what was before") {
  Memory memory;
  MemoryStore store(memory);
  write(store, [&](Transaction& tx) {
    tx.save_customer(customer(1));
    MemoryStore other(memory);
    CHECK(other.write(a_run(), [](Transaction&) { return Result<void>(); }).error().code == ErrorCode::store_busy);
    read(other, [](View& view) { CHECK_FALSE(view.customer(customer_id(1))); });
  });
}

}  // namespace pcadmin::store::test
