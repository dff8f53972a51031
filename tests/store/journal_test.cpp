// Every change has its entry, and nothing else has one.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/fixture.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::store::test {

namespace {

void fill(Transaction& transaction) {
  value(transaction.save_account(example_account()));
  for (unsigned number : {2U, 3U})
    value(transaction.save_partner(reseller(number)));
  for (unsigned number : {1U, 2U})
    value(transaction.save_customer(customer(number)));
  for (unsigned number : {1U, 2U})
    value(transaction.save_subscription(subscription(number, number)));
}

std::vector<std::string> kinds(const std::vector<ChangeRecord>& changes) {
  std::vector<std::string> names;
  names.reserve(changes.size());
  for (const auto& change : changes)
    names.emplace_back(name(change.kind));
  return names;
}

}  // namespace

TEST_CASE("an entry says when, who, the command, why, what, before and after") {
  OpenStore store;
  store.write(fill);
  store.write(
      [](Transaction& transaction) { value(transaction.set_support_contact(subscription_id(1), partner_id(2))); });
  Run run = a_run("assign-support-contact");
  run.at = noon + std::chrono::hours{1};
  run.actor = "李";
  run.reason = "holiday";
  const auto run_id = store.write(
      [](Transaction& transaction) { value(transaction.set_support_contact(subscription_id(1), partner_id(3))); }, run);
  REQUIRE(run_id);
  const auto changes = store.changes({.run_id = *run_id});
  REQUIRE(changes.size() == 1);
  const ChangeRecord& change = changes.front();
  CHECK(change.run_id == *run_id);
  CHECK(change.at == run.at);
  CHECK(change.actor == "李");
  CHECK(change.command == "assign-support-contact");
  CHECK(change.reason == "holiday");
  CHECK(change.kind == ChangeKind::support_contact);
  CHECK(change.subscription_id == subscription_id(1));
  CHECK(change.customer_id == customer_id(1));
  CHECK(change.partner_tenant_id == partner_id(3));
  CHECK(change.before == partner_id(2).text());
  CHECK(change.after == partner_id(3).text());
}

TEST_CASE("each kind of change is told apart, newest first") {
  OpenStore store;
  const auto first = store.write(fill);
  const auto second = store.write([](Transaction& transaction) {
    value(transaction.set_support_profile(partner_id(2), {}));
    value(transaction.set_partnership(partner_id(2), active_relationship()));
    value(transaction.set_customer_relationship(customer_id(1), partner_id(2), active_relationship()));
    value(transaction.set_administration(customer_id(1), partner_id(2), {DapState::active, noon, {}, {}}));
  });
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first < *second);
  CHECK(kinds(store.changes()) == std::vector<std::string>{"administration", "customer-relationship", "partnership",
                                                           "support-profile", "subscription", "subscription",
                                                           "customer", "customer", "partner", "partner", "account"});
  const auto changes = store.changes({.run_id = *second});
  CHECK(changes[0].after == R"({"dap":"active","dapSince":"2023-11-14T22:13:20Z"})");
  CHECK(changes[1].after == to_journal_text(active_relationship()));
  CHECK(changes[1].customer_id == customer_id(1));
  CHECK(changes[1].partner_tenant_id == partner_id(2));
  CHECK(changes[3].before == to_journal_text(reseller(2).support_profile));
  CHECK(changes[3].after.empty());
}

TEST_CASE("a run that changes nothing leaves no trace") {
  OpenStore store;
  store.write(fill);
  const auto before = store.changes().size();
  CHECK_FALSE(store.write(fill));
  CHECK(store.changes().size() == before);
}

TEST_CASE("a summarised run writes its summary alone, and only when something changed") {
  OpenStore store;
  Run run = a_run("import");
  run.summarised = true;
  const auto import = [](Transaction& transaction) {
    fill(transaction);
    done(transaction.summarise(ChangeKind::import, R"({"created":7})"));
  };
  REQUIRE(store.write(import, run));
  const auto changes = store.changes();
  REQUIRE(kinds(changes) == std::vector<std::string>{"import"});
  CHECK(changes.front().before.empty());
  CHECK(changes.front().after == R"({"created":7})");
  CHECK_FALSE(store.write(import, run));
  CHECK(store.changes().size() == 1);
}

TEST_CASE("a summarised run that changes something without a summary is not committed") {
  OpenStore store;
  Run run = a_run("import");
  run.summarised = true;
  const auto written = store->write(run, [](Transaction& transaction) -> Result<void> {
    fill(transaction);
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::internal_error);
}

TEST_CASE("entries are selected by what they are about, by run, actor and time") {
  OpenStore store;
  const auto at = [](int hours, const char* actor) {
    Run run = a_run();
    run.at = noon + std::chrono::hours{hours};
    run.actor = actor;
    return run;
  };
  store.write(fill, at(0, "a"));
  const auto assign = [&](unsigned number, unsigned partner, const Run& run) {
    return store.write(
        [&](Transaction& transaction) {
          value(transaction.set_support_contact(subscription_id(number), partner_id(partner)));
        },
        run);
  };
  const auto first = assign(1, 2, at(1, "a"));
  assign(2, 3, at(2, "b"));
  assign(1, 3, at(3, "b"));
  const auto count = [&](const ChangeSelection& selection) { return store.changes(selection).size(); };
  CHECK(count({.subscription = subscription_id(1)}) == 3);
  CHECK(count({.customer = customer_id(2)}) == 3);
  CHECK(count({.partner = partner_id(2)}) == 3);  // saved, designated, replaced
  CHECK(count({.partner = partner_id(3)}) == 3);
  CHECK(count({.run_id = first}) == 1);
  CHECK(count({.actor = "b"}) == 2);
  CHECK(count({.since = noon + std::chrono::hours{1}}) == 3);
  CHECK(count({.until = noon + std::chrono::hours{1}}) == 8);
  CHECK(count({.subscription = subscription_id(1), .actor = "b", .since = noon + std::chrono::hours{3}}) == 1);
  CHECK(count({.subscription = subscription_id(77)}) == 0);
  CHECK(count({.run_id = 77}) == 0);
}

}  // namespace pcadmin::store::test
