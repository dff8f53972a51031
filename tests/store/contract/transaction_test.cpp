// All of a transaction or nothing, what it leaves behind, and how a store fails.
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/contract/any_store.hpp"

namespace pcadmin::store::test {

namespace {

Error refusal() {
  return {ErrorCode::contact_not_eligible, "no.", {}, {}, {}};
}

void work(Transaction& tx) {
  tx.save_customer(customer(1, "Renamed"));
  tx.save_customer(customer(7));
  tx.set_support_contact({subscription_id(1), partner_id(2)});
}

}  // namespace

TEST_CASE("a body that fails, and a dry run, leave everything as it was") {
  AnyStore store;
  store.write(fill);
  const auto before = store.changes();
  Run dry = a_run();
  dry.dry_run = true;
  CHECK_FALSE(store.write(work, dry));
  const auto failed = store->write(a_run(), [&](Transaction& tx) -> Result<void> {
    work(tx);
    return refusal();
  });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::contact_not_eligible);
  CHECK(failed.error().message == "no.");
  CHECK_THROWS_WITH(store.write([&](Transaction& tx) {
    work(tx);
    throw std::runtime_error("unexpected");
  }),
                    "unexpected");
  CHECK(store.changes() == before);
  store.read([](View& view) {
    CHECK(view.customer(customer_id(1)) == customer(1));
    CHECK_FALSE(view.customer(customer_id(7)));
    CHECK_FALSE(view.brief(subscription_id(1))->designated);
  });
  CHECK(store.write(work));
}

TEST_CASE("a dry run does everything, and answers as a real one would") {
  AnyStore store;
  store.write(fill);
  Run dry = a_run();
  dry.dry_run = true;
  CHECK_FALSE(store.write(
      [](Transaction& tx) {
        CHECK(tx.save_customer(customer(1, "Renamed")) == Upsert::updated);
        CHECK(tx.customer(customer_id(1))->company_name == "Renamed");
        CHECK(tx.save_customer(customer(1, "Renamed")) == Upsert::unchanged);
        CHECK(tx.summary().newest->customer_id == customer_id(1));
      },
      dry));
  CHECK_FALSE(store->write(dry, [](Transaction&) -> Result<void> { return refusal(); }));
}

TEST_CASE("what a body that reads answers as an error is its own") {
  AnyStore store;
  const auto failed = store->read([](View&) -> Result<void> { return refusal(); });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::contact_not_eligible);
  CHECK_THROWS_WITH(store.read([](View&) { throw std::runtime_error("unexpected"); }), "unexpected");
  store.write(fill);
}

TEST_CASE("a failure inside of a body becomes an error, and nothing is written") {
  AnyStore store;
  store.write(fill);
  const auto before = store.changes();
  const auto code = [](Failure::Kind kind) {
    return [kind](View&) -> Result<void> { throw Failure(kind, "the store"); };
  };
  CHECK(name(store->read(code(Failure::Kind::busy)).error().code) == "STORE_BUSY");
  CHECK(name(store->read(code(Failure::Kind::damaged)).error().code) == "STORE_DAMAGED");
  CHECK(name(store->read(code(Failure::Kind::interrupted)).error().code) == "INTERRUPTED");
  const auto written = store->write(a_run(), [](Transaction& tx) -> Result<void> {
    work(tx);
    throw Failure(Failure::Kind::inaccessible, "the store");
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::store_inaccessible);
  CHECK(store.changes() == before);
  store.read([](View& view) { CHECK(view.customer(customer_id(1)) == customer(1)); });
}

TEST_CASE("a run's number is answered where it wrote something") {
  AnyStore store;
  const auto first = store.write(fill);
  REQUIRE(first);
  CHECK(store.changes().front().run_id == *first);
  CHECK_FALSE(store.write(fill));
  CHECK_FALSE(store.write([](Transaction& tx) { CHECK(tx.customer(customer_id(1))); }));
  const auto second = store.write(work);
  REQUIRE(second);
  CHECK(store.changes().front().run_id == *second);
}

TEST_CASE("who asks for it is told the number of each run that is committed, and of no other") {
  AnyStore store;
  std::vector<std::int64_t> told;
  store->tell_committed_runs([&](std::int64_t run_id) { told.push_back(run_id); });
  const auto first = store.write(fill);
  Run dry = a_run();
  dry.dry_run = true;
  store.write(work, dry);
  store.write(fill);  // changes nothing
  CHECK_FALSE(store->write(a_run(), [&](Transaction& tx) -> Result<void> {
    work(tx);
    return refusal();
  }));
  const auto second = store.write(work);
  CHECK(told == std::vector<std::int64_t>{*first, *second});
}

TEST_CASE("what a run set back to what it was has its entries all the same") {
  AnyStore store;
  store.write(fill);
  CHECK(store.write([](Transaction& tx) {
    tx.save_customer(customer(1, "Renamed"));
    tx.save_customer(customer(1));
  }));
}

TEST_CASE(
    "a version is the same as long as nothing has changed, and another one after each run that changed something") {
  AnyStore store;
  std::vector<Version> versions{store.version()};
  const auto same = [&] {
    const Version now = store.version();
    return now == versions.back() && now == store.version();
  };
  const auto differs = [&] {
    const Version now = store.version();
    const bool is_new = std::find(versions.begin(), versions.end(), now) == versions.end();
    versions.push_back(now);
    return is_new;
  };
  CHECK(same());
  store.write(fill);
  CHECK(differs());
  CHECK(same());
  store.write(fill);
  CHECK(same());
  Run dry = a_run();
  dry.dry_run = true;
  store.write(work, dry);
  CHECK(same());
  CHECK_FALSE(store->write(a_run(), [](Transaction& tx) -> Result<void> {
    work(tx);
    return refusal();
  }));
  CHECK(same());
  store.reopen();
  CHECK(same());
  store.write(work);
  CHECK(differs());
  store.write([](Transaction& tx) { tx.save_customer(customer(1, "Again")); });
  CHECK(differs());
  store.write([](Transaction& tx) { tx.save_customer(customer(1)); });
  CHECK(differs());
  Run summarised = a_run();
  summarised.summarised = true;
  store.write(
      [](Transaction& tx) {
        tx.save_customer(customer(8));
        tx.summarise(ChangeKind::import, "{}");
      },
      summarised);
  CHECK(differs());
}

TEST_CASE("a transaction begins at the version that was last read, and is another one when it has changed something") {
  AnyStore store;
  store.write(fill);
  const Version before = store.version();
  store.write([&](Transaction& tx) {
    CHECK(tx.version() == before);
    work(tx);
    CHECK_FALSE(tx.version() == before);
  });
  CHECK_FALSE(store.version() == before);
}

TEST_CASE("a store that was emptied and filled again is another version than before") {
  AnyStore store;
  store.write(fill);
  const Version before = store.version();
  store.write([](Transaction& tx) {
    tx.clear();
    fill(tx);
  });
  CHECK_FALSE(store.version() == before);
}

TEST_CASE("clearing empties the store, its journal too, and what follows is recorded as in a new one") {
  AnyStore store;
  store.write([](Transaction& tx) {
    fill(tx);
    tx.set_partnership({partner_id(2), active_relationship()});
    tx.set_customer_relationship({{customer_id(1), partner_id(2)}, active_relationship()});
    tx.set_administration({{customer_id(1), partner_id(3)}, some_administration()});
    tx.set_support_contact({subscription_id(1), partner_id(2)});
  });
  store.write([](Transaction& tx) { tx.save_customer(customer(9)); });
  Account another = example_account();
  another.partner.tenant_id = partner_id(5);
  const auto run = store.write([&](Transaction& tx) {
    tx.save_customer(customer(10));
    tx.clear();
    CHECK_FALSE(tx.account());
    CHECK(tx.summary() == Summary{});
    CHECK(all(tx.list_customers({})).empty());
    CHECK(all(tx.list_subscriptions({})).empty());
    CHECK(all(tx.list_relationships({})).empty());
    CHECK(all(tx.list_partners()).empty());
    CHECK(all(tx.list_changes({})).empty());
    CHECK(all(tx.list_names(View::NameOf::offer)).empty());
    CHECK_FALSE(tx.customer(customer_id(1)));
    CHECK(tx.save_account(another) == Upsert::created);
    CHECK(tx.save_customer(customer(1)) == Upsert::created);
    CHECK(tx.save_subscription(subscription(1, 1)) == Upsert::created);
    CHECK(tx.save_partner(reseller(2)) == Upsert::created);
    CHECK(tx.candidate_facts(customer_id(1), partner_id(2)) == CandidateFacts{PartnerRole::reseller, {}, {}, {}, {}});
    CHECK_FALSE(tx.brief(subscription_id(1))->designated);
  });
  CHECK(run == 1);
  const auto changes = store.changes();
  REQUIRE(changes.size() == 4);
  CHECK(changes.back().change_id == 1);
  CHECK(changes.back().kind == ChangeKind::account);
  store.read([&](View& view) {
    CHECK(view.account() == another);
    CHECK(all(view.list_relationships({})).empty());
  });
}

TEST_CASE("a run that clears the store may be summarised, or dry") {
  AnyStore store;
  store.write(fill);
  Run run = a_run("seed-tenant");
  run.summarised = true;
  const auto seed = [](Transaction& tx) {
    tx.clear();
    tx.save_account(example_account());
    tx.summarise(ChangeKind::seed, "{}");
  };
  Run dry = run;
  dry.dry_run = true;
  CHECK_FALSE(store.write(seed, dry));
  store.read([](View& view) { CHECK(view.customer(customer_id(1))); });
  CHECK(store.write(seed, run) == 1);
  REQUIRE(store.changes().size() == 1);
  CHECK(store.changes().front().kind == ChangeKind::seed);
  store.read([](View& view) { CHECK_FALSE(view.customer(customer_id(1))); });
}

TEST_CASE("a mention is first, the same or different, within one transaction") {
  AnyStore store;
  using Mentions = std::vector<Mention>;
  for (int round = 0; round < 2; ++round) {
    CHECK_FALSE(store.write([](Transaction& tx) {
      const std::uint64_t large = std::numeric_limits<std::uint64_t>::max();
      CHECK(tx.mention(std::vector<Statement>{{"a", large}, {"b", 1}, {"a", large}, {"a", 2}}) ==
            Mentions{Mention::first, Mention::first, Mention::same, Mention::different});
      CHECK(tx.mention(std::vector<Statement>{{"b", 1}, {"a", large}, {"A", 2}, {std::string("a\0", 2), 2}, {"", 0}}) ==
            Mentions{Mention::same, Mention::same, Mention::first, Mention::first, Mention::first});
    }));
  }
}

TEST_CASE("thousands of mentions are told apart") {
  AnyStore store;
  std::vector<Statement> statements;
  for (std::uint64_t number = 0; number < 2'500; ++number)
    statements.push_back({"thing " + std::to_string(number), number});
  store.write([&](Transaction& tx) {
    CHECK(tx.mention(statements) == std::vector(statements.size(), Mention::first));
    CHECK(tx.mention(statements) == std::vector(statements.size(), Mention::same));
  });
}

TEST_CASE("mentions are forgotten when the body that made them fails") {
  AnyStore store;
  const std::vector<Statement> statements{{"a", 1}};
  CHECK_FALSE(store->write(a_run(), [&](Transaction& tx) -> Result<void> {
    CHECK(tx.mention(statements) == std::vector{Mention::first});
    return refusal();
  }));
  store.write([&](Transaction& tx) { CHECK(tx.mention(statements) == std::vector{Mention::first}); });
}

}  // namespace pcadmin::store::test
