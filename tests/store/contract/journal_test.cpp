// Every change has its entry, and nothing else has one.
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/profile.hpp"
#include "store/contract/any_store.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::store::test {

namespace {

using Words = std::vector<std::string>;

Words kinds(const std::vector<ChangeRecord>& changes) {
  Words names;
  names.reserve(changes.size());
  for (const auto& change : changes)
    names.emplace_back(name(change.kind));
  return names;
}

std::vector<std::int64_t> numbers(const std::vector<ChangeRecord>& changes) {
  std::vector<std::int64_t> found;
  found.reserve(changes.size());
  for (const auto& change : changes)
    found.push_back(change.change_id);
  return found;
}

Run run_at(int hours, const char* actor) {
  Run run = a_run();
  run.at = noon + std::chrono::hours{hours};
  run.actor = actor;
  return run;
}

/// The one entry that a change leaves.
ChangeRecord entry(AnyStore& store, const std::function<void(Transaction&)>& body) {
  const auto run = store.write(body);
  REQUIRE(run);
  const auto changes = store.changes({.run_id = *run});
  REQUIRE(changes.size() == 1);
  return changes.front();
}

}  // namespace

TEST_CASE("an entry says when, who, the command, why, what, before and after") {
  AnyStore store;
  store.write(fill);
  store.write([](Transaction& tx) { tx.set_support_contact({subscription_id(1), partner_id(2)}); });
  Run run = a_run("assign-support-contact");
  run.at = noon + std::chrono::hours{1};
  run.actor = "李";
  run.reason = "holiday";
  const auto run_id = store.write(
      [](Transaction& tx) {
        tx.set_support_contact({subscription_id(1), partner_id(3)});
      },
      run);
  REQUIRE(run_id);
  const auto changes = store.changes({.run_id = *run_id});
  REQUIRE(changes.size() == 1);
  const ChangeRecord expected{.change_id = changes.front().change_id,
                              .run_id = *run_id,
                              .at = run.at,
                              .actor = "李",
                              .command = "assign-support-contact",
                              .kind = ChangeKind::support_contact,
                              .subscription_id = subscription_id(1),
                              .customer_id = customer_id(1),
                              .partner_tenant_id = partner_id(3),
                              .before = partner_id(2).text(),
                              .after = partner_id(3).text(),
                              .reason = "holiday"};
  CHECK(changes.front() == expected);
}

TEST_CASE("each kind of change is told apart, newest first") {
  AnyStore store;
  const auto first = store.write(fill);
  const auto second = store.write([](Transaction& tx) {
    tx.set_support_profile({partner_id(2), {}});
    tx.set_partnership({partner_id(2), active_relationship()});
    tx.set_customer_relationship({{customer_id(1), partner_id(2)}, active_relationship()});
    tx.set_administration({{customer_id(1), partner_id(2)}, some_administration()});
    tx.set_support_contact({subscription_id(2), partner_id(2)});
  });
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first < *second);
  CHECK(kinds(store.changes()) == Words{"support-contact", "administration", "customer-relationship", "partnership",
                                        "support-profile", "subscription", "subscription", "customer", "customer",
                                        "partner", "partner", "account"});
  CHECK(kinds(store.changes({.run_id = *second})) ==
        Words{"support-contact", "administration", "customer-relationship", "partnership", "support-profile"});
}

TEST_CASE("an entry holds the texts of what was recorded before and after, empty for nothing, and what it is about") {
  AnyStore store;
  const auto about = [](const ChangeRecord& change) {
    return std::tuple(change.kind, change.subscription_id, change.customer_id, change.partner_tenant_id);
  };
  const auto texts = [](const ChangeRecord& change) { return std::pair(change.before, change.after); };
  const auto from = [](const auto& before, const auto& after) {
    return std::pair(to_journal_text(before), to_journal_text(after));
  };
  const auto created = [](const auto& after) { return std::pair(std::string(), to_journal_text(after)); };
  const CustomerAndPartner pair{customer_id(1), partner_id(2)};

  ChangeRecord change = entry(store, [](Transaction& tx) { tx.save_account(example_account()); });
  CHECK(about(change) == std::tuple(ChangeKind::account, std::nullopt, std::nullopt, partner_id(1)));
  CHECK(texts(change) == created(example_account()));
  Account account = example_account();
  account.test = true;
  change = entry(store, [&](Transaction& tx) { tx.save_account(account); });
  CHECK(about(change) == std::tuple(ChangeKind::account, std::nullopt, std::nullopt, partner_id(1)));
  CHECK(texts(change) == from(example_account(), account));

  change = entry(store, [](Transaction& tx) { tx.save_partner(reseller(2)); });
  CHECK(about(change) == std::tuple(ChangeKind::partner, std::nullopt, std::nullopt, partner_id(2)));
  CHECK(texts(change) == created(reseller(2)));
  change = entry(store, [](Transaction& tx) { tx.save_partner(reseller(2, "Renamed")); });
  CHECK(texts(change) == from(reseller(2), reseller(2, "Renamed")));

  change = entry(store, [](Transaction& tx) { tx.save_customer(customer(1)); });
  CHECK(about(change) == std::tuple(ChangeKind::customer, std::nullopt, customer_id(1), std::nullopt));
  CHECK(texts(change) == created(customer(1)));
  change = entry(store, [](Transaction& tx) { tx.save_customer(customer(1, "Renamed")); });
  CHECK(texts(change) == from(customer(1), customer(1, "Renamed")));

  store.write([](Transaction& tx) { tx.save_customer(customer(2)); });
  change = entry(store, [](Transaction& tx) { tx.save_subscription(subscription(1, 1)); });
  CHECK(about(change) == std::tuple(ChangeKind::subscription, subscription_id(1), customer_id(1), std::nullopt));
  CHECK(texts(change) == created(subscription(1, 1)));
  change = entry(store, [](Transaction& tx) { tx.save_subscription(subscription(1, 2)); });
  CHECK(about(change) == std::tuple(ChangeKind::subscription, subscription_id(1), customer_id(2), std::nullopt));
  CHECK(texts(change) == from(subscription(1, 1), subscription(1, 2)));

  const SupportProfile profile = pcadmin::test::profile("new@example.com");
  change = entry(store, [&](Transaction& tx) { tx.set_support_profile({partner_id(2), profile}); });
  CHECK(about(change) == std::tuple(ChangeKind::support_profile, std::nullopt, std::nullopt, partner_id(2)));
  CHECK(texts(change) == from(reseller(2).support_profile, profile));
  change = entry(store, [](Transaction& tx) { tx.set_support_profile({partner_id(2), {}}); });
  CHECK(texts(change) == std::pair(to_journal_text(profile), std::string()));

  change = entry(store, [](Transaction& tx) { tx.set_partnership({partner_id(2), active_relationship()}); });
  CHECK(about(change) == std::tuple(ChangeKind::partnership, std::nullopt, std::nullopt, partner_id(2)));
  CHECK(texts(change) == created(active_relationship()));

  change = entry(store, [&](Transaction& tx) { tx.set_customer_relationship({pair, active_relationship()}); });
  CHECK(about(change) == std::tuple(ChangeKind::customer_relationship, std::nullopt, customer_id(1), partner_id(2)));
  CHECK(texts(change) == created(active_relationship()));
  change = entry(store, [&](Transaction& tx) { tx.set_customer_relationship({pair, {}}); });
  CHECK(texts(change) == std::pair(to_journal_text(active_relationship()), std::string()));

  change = entry(store, [&](Transaction& tx) { tx.set_administration({pair, some_administration()}); });
  CHECK(about(change) == std::tuple(ChangeKind::administration, std::nullopt, customer_id(1), partner_id(2)));
  CHECK(texts(change) == created(some_administration()));

  // A contact's customer is the subscription's; its partner the new contact, or the one that was taken away.
  change = entry(store, [](Transaction& tx) { tx.set_support_contact({subscription_id(1), partner_id(2)}); });
  CHECK(about(change) == std::tuple(ChangeKind::support_contact, subscription_id(1), customer_id(2), partner_id(2)));
  CHECK(texts(change) == std::pair(std::string(), partner_id(2).text()));
  change = entry(store, [](Transaction& tx) {
    tx.set_support_contact({subscription_id(1), partner_id(2), Designator{noon, "kim"}});
  });
  CHECK(texts(change) == std::pair(partner_id(2).text(), partner_id(2).text()));
  change = entry(store, [](Transaction& tx) { tx.set_support_contact({subscription_id(1)}); });
  CHECK(about(change) == std::tuple(ChangeKind::support_contact, subscription_id(1), customer_id(2), partner_id(2)));
  CHECK(texts(change) == std::pair(partner_id(2).text(), std::string()));
}

TEST_CASE("a run that changes nothing leaves no trace") {
  AnyStore store;
  store.write(fill);
  const auto before = store.changes();
  CHECK_FALSE(store.write(fill));
  CHECK_FALSE(store.write([](Transaction&) {}));
  CHECK(store.changes() == before);
}

TEST_CASE("runs and changes are numbered from 1, in the order in which they were made, whatever failed in between") {
  AnyStore store;
  const auto fail = [&] {
    CHECK_FALSE(store->write(a_run(), [](Transaction& tx) -> Result<void> {
      tx.save_customer(customer(50));
      return Error{ErrorCode::conflict, "no.", {}, {}, {}};
    }));
  };
  fail();
  const auto first = store.write(fill);
  fail();
  Run dry = a_run();
  dry.dry_run = true;
  CHECK_FALSE(store.write([](Transaction& tx) { tx.save_customer(customer(51)); }, dry));
  // The time at which a run was made says nothing of its order.
  const auto second = store.write([](Transaction& tx) { tx.save_customer(customer(3)); }, run_at(-5, "a"));
  store.reopen();
  const auto third = store.write([](Transaction& tx) { tx.save_customer(customer(4)); });
  REQUIRE(first);
  CHECK(*first == 1);
  REQUIRE(second);
  REQUIRE(third);
  CHECK(*first < *second);
  CHECK(*second < *third);
  const auto changes = store.changes();
  REQUIRE(changes.size() == 9);
  CHECK(changes.back().change_id == 1);
  for (std::size_t i = 1; i < changes.size(); ++i) {
    CHECK(changes[i].change_id < changes[i - 1].change_id);
    CHECK(changes[i].run_id <= changes[i - 1].run_id);
  }
  CHECK(changes.front().customer_id == customer_id(4));
  CHECK(changes[1].customer_id == customer_id(3));
}

TEST_CASE("a summarised run writes its summary alone, and only when something changed") {
  AnyStore store;
  Run run = a_run("import");
  run.summarised = true;
  const auto import = [](Transaction& tx) {
    fill(tx);
    tx.summarise(ChangeKind::import, R"({"created":7})");
  };
  const auto run_id = store.write(import, run);
  REQUIRE(run_id);
  const auto changes = store.changes();
  REQUIRE(changes.size() == 1);
  CHECK(changes.front() == ChangeRecord{.change_id = 1,
                                        .run_id = *run_id,
                                        .at = run.at,
                                        .actor = run.actor,
                                        .command = "import",
                                        .kind = ChangeKind::import,
                                        .subscription_id = {},
                                        .customer_id = {},
                                        .partner_tenant_id = {},
                                        .before = {},
                                        .after = R"({"created":7})",
                                        .reason = {}});
  CHECK_FALSE(store.write(import, run));
  CHECK(store.changes().size() == 1);
}

TEST_CASE("a summarised run that changes something without a summary is its caller's mistake, and not committed") {
  AnyStore store;
  Run run = a_run("import");
  run.summarised = true;
  CHECK_THROWS_AS(store.write(fill, run), std::logic_error);
  store.read([](View& view) { CHECK_FALSE(view.account()); });
  CHECK_FALSE(store.write([](Transaction&) {}, run));
}

TEST_CASE("entries are selected by what they are about, by run, actor and time") {
  AnyStore store;
  store.write(
      [](Transaction& tx) {
        fill(tx);
        tx.save_subscription(subscription(3, 2));
      },
      run_at(0, "a"));
  const auto assign = [&](unsigned number, unsigned partner, const Run& run) {
    return store.write(
        [&](Transaction& tx) {
          tx.set_support_contact({subscription_id(number), partner_id(partner)});
        },
        run);
  };
  const auto first = assign(1, 2, run_at(1, "a"));
  assign(3, 3, run_at(2, "b"));
  assign(1, 3, run_at(3, "b"));
  const auto selected = [&](const ChangeSelection& selection) { return numbers(store.changes(selection)); };
  using Numbers = std::vector<std::int64_t>;
  REQUIRE(selected({}) == Numbers{11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
  CHECK(selected({.subscription = subscription_id(1)}) == Numbers{11, 9, 6});
  CHECK(selected({.customer = customer_id(2)}) == Numbers{10, 8, 5});
  CHECK(selected({.partner = partner_id(2)}) == Numbers{11, 9, 2});  // replaced, designated, saved
  CHECK(selected({.partner = partner_id(3)}) == Numbers{11, 10, 3});
  CHECK(selected({.partner = example_account().partner.tenant_id}) == Numbers{10, 9, 1});  // was the contact, saved
  CHECK(selected({.run_id = first}) == Numbers{9});
  CHECK(selected({.actor = "b"}) == Numbers{11, 10});
  CHECK(selected({.since = noon + std::chrono::hours{1}}) == Numbers{11, 10, 9});
  CHECK(selected({.until = noon + std::chrono::hours{1}}) == Numbers{9, 8, 7, 6, 5, 4, 3, 2, 1});
  CHECK(selected({.since = noon + std::chrono::hours{1}, .until = noon + std::chrono::hours{2}}) == Numbers{10, 9});
  CHECK(selected({.before = 10}) == Numbers{9, 8, 7, 6, 5, 4, 3, 2, 1});
  CHECK(selected({.before = 1}).empty());
  CHECK(selected({.run_id = 1, .before = 3}) == Numbers{2, 1});
  CHECK(selected({.partner = partner_id(2), .before = 11}) == Numbers{9, 2});
  CHECK(selected({.since = noon, .before = 4}) == Numbers{3, 2, 1});
  CHECK(selected({.subscription = subscription_id(1), .customer = customer_id(1), .partner = partner_id(3)}) ==
        Numbers{11});
  CHECK(selected({.subscription = subscription_id(1), .actor = "b", .since = noon + std::chrono::hours{3}}) ==
        Numbers{11});
  CHECK(selected({.subscription = subscription_id(77)}).empty());
  CHECK(selected({.customer = customer_id(77)}).empty());
  CHECK(selected({.partner = partner_id(77)}).empty());
  CHECK(selected({.run_id = 77}).empty());
}

TEST_CASE("within a run, and by whatever is selected, the newest entry comes first") {
  AnyStore store;
  store.write(fill, run_at(9, "a"));
  store.write(
      [](Transaction& tx) {
        for (unsigned number = 3; number < 6; ++number)
          tx.save_customer(customer(number));
      },
      run_at(1, "a"));
  const auto is_newest_first = [&](const ChangeSelection& selection) {
    const auto found = numbers(store.changes(selection));
    return found.size() > 1 && std::is_sorted(found.rbegin(), found.rend());
  };
  CHECK(is_newest_first({.run_id = 2}));
  CHECK(is_newest_first({.actor = "a"}));
  CHECK(is_newest_first({.since = noon}));
  CHECK(is_newest_first({.until = noon + std::chrono::hours{10}}));
  CHECK(is_newest_first({.actor = "a", .since = noon, .before = 9}));
}

TEST_CASE("a transaction reads its own entries") {
  AnyStore store;
  store.write(fill);
  const auto run = store.write([](Transaction& tx) {
    const auto entries = all(tx.list_changes({})).size();
    tx.save_customer(customer(3));
    const auto changes = all(tx.list_changes({}));
    REQUIRE(changes.size() == entries + 1);
    CHECK(changes.front().customer_id == customer_id(3));
    CHECK(tx.summary().newest == changes.front());
  });
  CHECK(store.changes().front().run_id == run);
}

TEST_CASE("a summary counts resellers, customers and subscriptions, and knows the newest entry") {
  AnyStore store;
  Partner other = reseller(4);
  other.role = PartnerRole::other;
  store.write([&](Transaction& tx) {
    fill(tx);
    tx.save_partner(other);
    tx.save_customer(customer(3));
  });
  const auto changes = store.changes();
  store.read([&](View& view) { CHECK(view.summary() == Summary{example_account(), 2, 3, 2, changes.front()}); });
}

}  // namespace pcadmin::store::test
