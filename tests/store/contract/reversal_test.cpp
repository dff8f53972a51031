// What a reversible run leaves to be taken back by.
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/contract/any_store.hpp"
#include "store/journal_text.hpp"

namespace pcadmin::store::test {

namespace {

Run import_run(bool reversible = true) {
  Run run = a_run("import");
  run.summarised = true;
  run.reversible = reversible;
  return run;
}

std::optional<std::int64_t> import(AnyStore& store, const std::function<void(Transaction&)>& body,
                                   bool reversible = true) {
  return store.write(
      [&](Transaction& tx) {
        body(tx);
        tx.summarise(ChangeKind::import, "{}");
      },
      import_run(reversible));
}

/// Creates the partner 4, the customer 3 and its subscription 3, and changes what fill() recorded.
void mixed(Transaction& tx) {
  tx.save_customers(std::vector{customer(3), customer(1, "Renamed")});
  tx.save_partner(reseller(4));
  tx.save_subscriptions(std::vector{subscription(3, 3), subscription(2, 1, "Renamed")});
  tx.set_partnerships(
      std::vector<PartnershipChange>{{partner_id(4), active_relationship()}, {partner_id(2), active_relationship()}});
  tx.set_customer_relationships(
      std::vector<CustomerRelationshipChange>{{{customer_id(3), partner_id(2)}, active_relationship()},
                                              {{customer_id(1), partner_id(4)}, active_relationship()},
                                              {{customer_id(1), partner_id(2)}, active_relationship()}});
  tx.set_administrations(std::vector<AdministrationChange>{{{customer_id(3), partner_id(4)}, some_administration()},
                                                           {{customer_id(2), partner_id(3)}, some_administration()}});
  tx.set_support_contacts(std::vector<ContactChange>{{subscription_id(3), partner_id(2)},
                                                     {subscription_id(1), partner_id(4), Designator{noon, "someone"}}});
}

std::optional<ReversibleRun> reversible_run(AnyStore& store) {
  std::optional<ReversibleRun> run;
  store.read([&](View& view) { run = view.reversible_run(); });
  return run;
}

std::vector<ChangeRecord> replaced(AnyStore& store) {
  return store.changes({.of_reversible_run = true});
}

}  // namespace

TEST_CASE("of a reversible run it is known how much it created, and what it changed of what was there") {
  AnyStore store;
  store.write(fill);
  CHECK_FALSE(reversible_run(store));
  CHECK(replaced(store).empty());
  const auto run = import(store, mixed);
  store.reopen();
  CHECK(reversible_run(store) == ReversibleRun{*run, 1, 1, 1});

  const auto changes = replaced(store);
  REQUIRE(changes.size() == 6);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    CHECK(changes[i].change_id == static_cast<std::int64_t>(changes.size() - i));
    CHECK(changes[i].run_id == *run);
    CHECK(changes[i].command == "import");
  }
  CHECK(changes[0].kind == ChangeKind::support_contact);
  CHECK(changes[0].subscription_id == subscription_id(1));
  CHECK(changes[0].before.empty());
  CHECK(changes[0].after == to_complete_text(DesignatedContact{partner_id(4), {noon, "someone"}}));
  CHECK(changes[1].kind == ChangeKind::administration);
  CHECK(changes[1].customer_id == customer_id(2));
  CHECK(changes[2].kind == ChangeKind::customer_relationship);
  CHECK(changes[2].partner_tenant_id == partner_id(2));
  CHECK(changes[2].customer_id == customer_id(1));
  CHECK(changes[3].kind == ChangeKind::partnership);
  CHECK(changes[3].partner_tenant_id == partner_id(2));
  CHECK(changes[3].after == to_journal_text(active_relationship()));
  CHECK(changes[4].kind == ChangeKind::subscription);
  CHECK(changes[4].before == R"({"offerId":"offer-of-Office 365","offerName":"Office 365"})");
  CHECK(changes[4].after == R"({"offerId":"offer-of-Renamed","offerName":"Renamed"})");
  CHECK(changes[5].kind == ChangeKind::customer);
  CHECK(value(with_fields(customer(1, "Renamed"), changes[5].before)) == customer(1));
  const auto page = store.changes({.before = 3, .of_reversible_run = true});
  CHECK(page == std::vector<ChangeRecord>(changes.begin() + 4, changes.end()));
}

TEST_CASE("another summarised run that changes something takes the place of the reversible one, nothing else does") {
  AnyStore store;
  store.write(fill);
  const auto first = import(store, [](Transaction& tx) { tx.save_customer(customer(3)); });
  const ReversibleRun kept{*first, 0, 1, 0};
  store.write([](Transaction& tx) { tx.save_customer(customer(2, "Renamed")); });
  CHECK_FALSE(import(store, [](Transaction& tx) { tx.save_customer(customer(3)); }));
  Run dry = import_run();
  dry.dry_run = true;
  store.write(
      [](Transaction& tx) {
        tx.save_customer(customer(4));
        tx.summarise(ChangeKind::import, "{}");
      },
      dry);
  CHECK(reversible_run(store) == kept);

  const auto rename = [](Transaction& tx) { tx.save_customer(customer(3, "Renamed")); };
  const auto clear = [](Transaction& tx) {
    tx.save_customer(customer(1, "Renamed"));
    tx.clear();
    fill(tx);
    tx.save_customer(customer(1, "Renamed again"));
  };
  SECTION("a reversible one") {
    const auto second = import(store, rename);
    CHECK(reversible_run(store) == ReversibleRun{*second, 0, 0, 0});
    REQUIRE(replaced(store).size() == 1);
    CHECK(replaced(store).front().change_id == 1);
  }
  SECTION("one that isn't") {
    import(store, rename, false);
    CHECK_FALSE(reversible_run(store));
    CHECK(replaced(store).empty());
  }
  SECTION("one that clears the store before") {
    const auto second = import(store, clear);
    CHECK(reversible_run(store) == ReversibleRun{*second, 3, 2, 2});
    CHECK(replaced(store).empty());
  }
  SECTION("clearing") {
    store.write(clear);
    CHECK_FALSE(reversible_run(store));
  }
}

TEST_CASE("what a reversible run created is removed with all that lies between it and others") {
  AnyStore store;
  store.write(fill);
  import(store, mixed);
  import(
      store,
      [](Transaction& tx) {
        tx.set_support_contact({subscription_id(1), {}});
  tx.remove_created();
},
      false);
CHECK_FALSE(reversible_run(store));
store.read([](View& view) {
  CHECK_FALSE(view.partner(partner_id(4)));
  CHECK_FALSE(view.customer(customer_id(3)));
  CHECK_FALSE(view.subscription(subscription_id(3)));
  CHECK(view.customer(customer_id(1)) == customer(1, "Renamed"));
  CHECK(view.partnership(partner_id(2)) == active_relationship());
  const auto relationships = all(view.list_relationships({}));
  REQUIRE(relationships.size() == 3);
  CHECK(relationships[1].customer.id == customer_id(1));
  CHECK(relationships[1].partner.tenant_id == partner_id(2));
  CHECK(relationships[2].customer.id == customer_id(2));
  CHECK(all(view.list_subscriptions({})).size() == 2);
});
// Their places are free again.
store.write(mixed);
store.read([](View& view) { CHECK(view.subscription(subscription_id(3)) == subscription(3, 3)); });
}  // namespace pcadmin::store::test

TEST_CASE("entries about what the reversible run created are those made since, and prevent that it is removed") {
  AnyStore store;
  store.write(fill);
  const auto about_created = [&] { return store.changes({.about_created = true}); };
  store.write([](Transaction& tx) { tx.set_support_contact({subscription_id(2), partner_id(2)}); });
  CHECK(about_created().empty());
  import(store, mixed);
  store.write([](Transaction& tx) { tx.set_support_contact({subscription_id(2), partner_id(3)}); });
  CHECK(about_created().empty());

  const std::function<void(Transaction&)> changes[] = {
      [](Transaction& tx) {
        tx.set_support_contact({subscription_id(2), partner_id(4)});
      },
      [](Transaction& tx) {
        tx.set_support_contact({subscription_id(3), {}});
      },
      [](Transaction& tx) {
        tx.set_administration({{customer_id(3), partner_id(3)}, some_administration()});
      },
      [](Transaction& tx) {
        tx.set_support_profile({partner_id(4), {EmailAddress::recorded("a@b.example"), {}, {}}});
      }};
  const auto& change = changes[GENERATE(0, 1, 2, 3)];
  store.write(change);
  CHECK(about_created() == std::vector{store.changes().front()});
  CHECK(is_mistake(store, [](Transaction& tx) { tx.remove_created(); }));
}

}  // namespace pcadmin::store::test
