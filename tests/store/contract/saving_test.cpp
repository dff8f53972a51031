// What is saved is what is read, and a value that is recorded already is unchanged.
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/profile.hpp"
#include "rules/roles.hpp"
#include "store/contract/any_store.hpp"

namespace pcadmin::store::test {

namespace {

Subscription full_subscription() {
  Subscription full = subscription(1, 1);
  full.friendly_name = "Sales";
  full.status = "SomethingNew";
  full.quantity = std::numeric_limits<std::int64_t>::max();
  full.unit_type = "Licenses";
  full.product_type = "OnlineServicesNCE";
  full.product_type_name = "Online services";
  full.channel = Channel::advisor;
  full.partner_id = "0012345";
  full.creation_date = noon;
  full.effective_start_date = noon - std::chrono::hours{1'000'000};
  full.commitment_end_date = noon + std::chrono::hours{24};
  full.auto_renew_enabled = false;
  full.billing_cycle = "annual";
  full.term_duration = "P1Y";
  return full;
}

Administration full_administration() {
  Gdap gdap;
  gdap.id = "d1";
  gdap.display_name = "Support";
  gdap.status = "active";
  gdap.roles = pcadmin::test::roles({"role \"one\", [a\\b]", "", "角色"});
  gdap.activated_at = noon;
  gdap.until = noon + std::chrono::hours{24};
  gdap.auto_extend = true;
  Administration full{DapState::revoked, noon, noon + std::chrono::hours{1}, {}};
  full.gdaps.record(gdap);
  full.gdaps.record({.display_name = "Support", .status = "expired"});
  full.gdaps.record({.status = "active", .roles = pcadmin::test::roles({"by hand"})});
  return full;
}

}  // namespace

TEST_CASE("an empty store knows nothing") {
  AnyStore store;
  store.read([](View& view) {
    CHECK_FALSE(view.account());
    CHECK(view.summary() == Summary{});
    CHECK_FALSE(view.customer(customer_id(1)));
    CHECK(view.find_partners({Lookup::By::id_prefix, ""}, 10).empty());
    CHECK(all(view.list_customers({})).empty());
    CHECK(all(view.list_subscriptions({})).empty());
    CHECK(all(view.list_candidates(subscription_id(1))).empty());
    CHECK(all(view.list_relationships({})).empty());
    CHECK(all(view.list_partners()).empty());
    CHECK(all(view.list_changes({})).empty());
    CHECK(all(view.list_names(View::NameOf::customer)).empty());
  });
}

TEST_CASE("an account, a partner, a customer and a subscription are read as they were saved") {
  AnyStore store;
  Account account = example_account();
  account.cloud = Cloud::us_gov;
  account.test = true;
  Partner bare;
  bare.tenant_id = partner_id(9);
  const Subscription full = full_subscription();
  store.write([&](Transaction& tx) {
    CHECK(tx.save_account(account) == Upsert::created);
    CHECK(tx.save_partner(bare) == Upsert::created);
    CHECK(tx.save_partner(reseller(2)) == Upsert::created);
    CHECK(tx.save_customer(customer(1)) == Upsert::created);
    CHECK(tx.save_subscription(full) == Upsert::created);
    CHECK(tx.subscription(full.id) == full);
  });
  const auto check = [&](View& view) {
    CHECK(view.account() == account);
    CHECK(view.partner(bare.tenant_id) == bare);
    CHECK(view.partner(partner_id(1)) == account.partner);
    CHECK(view.partner(partner_id(2)) == reseller(2));
    CHECK(view.customer(customer_id(1)) == customer(1));
    CHECK(view.subscription(full.id) == full);
    CHECK_FALSE(view.partner(partner_id(3)));
    CHECK_FALSE(view.customer(customer_id(3)));
    CHECK_FALSE(view.subscription(subscription_id(3)));
  };
  store.read(check);
  store.reopen();
  store.read(check);
}

TEST_CASE("names are stored as they are, whatever they hold") {
  AnyStore store;
  const std::string names[] = {"O'Brien \"& Sons\"; DROP TABLE customer; --",
                               "line\nbreak\ttab",
                               "\x1b[31mred",
                               "\u202etfel ot thgir",
                               std::string("null\0byte", 9),
                               "聯合利華股份有限公司",
                               " "};
  store.write([&](Transaction& tx) {
    unsigned number = 0;
    for (const auto& name : names)
      tx.save_customer(customer(++number, name));
  });
  store.read([&](View& view) {
    unsigned number = 0;
    for (const auto& name : names) {
      CHECK(view.customer(customer_id(++number))->company_name == name);
      CHECK(view.find_customers({Lookup::By::name, name}, 5).size() == 1);
    }
  });
}

TEST_CASE("saving again what is recorded is unchanged, and something else an update") {
  AnyStore store;
  store.write(fill);
  store.write([](Transaction& tx) {
    CHECK(tx.save_account(example_account()) == Upsert::unchanged);
    CHECK(tx.save_partner(reseller(2)) == Upsert::unchanged);
    CHECK(tx.save_customer(customer(1)) == Upsert::unchanged);
    CHECK(tx.save_subscription(subscription(1, 1)) == Upsert::unchanged);
    Account account = example_account();
    account.cloud = Cloud::china;
    CHECK(tx.save_account(account) == Upsert::updated);
    CHECK(tx.save_partner(reseller(2, "Renamed")) == Upsert::updated);
    CHECK(tx.save_customer(customer(1, "Renamed")) == Upsert::updated);
    Subscription moved = subscription(1, 2, "Another offer");
    moved.quantity = 7;
    CHECK(tx.save_subscription(moved) == Upsert::updated);
    CHECK(tx.subscription(moved.id) == moved);
    CHECK(tx.account() == account);
    CHECK(tx.find_partners({Lookup::By::name, "renamed"}, 5).size() == 1);
    CHECK(tx.find_customers({Lookup::By::name, "renamed"}, 5).size() == 1);
    CHECK(tx.find_customers({Lookup::By::name, "customer 1"}, 5).empty());
  });
}

TEST_CASE("a change of any field is an update") {
  AnyStore store;
  store.write(fill);
  store.write([](Transaction& tx) {
    const auto updates = [&tx](const Subscription& changed) {
      return tx.save_subscription(changed) == Upsert::updated && tx.subscription(changed.id) == changed &&
             tx.save_subscription(changed) == Upsert::unchanged;
    };
    Subscription changed = subscription(1, 1);
    const Subscription full = full_subscription();
    CHECK(updates((changed.offer_id = "x", changed)));
    CHECK(updates((changed.offer_name = "x", changed)));
    CHECK(updates((changed.friendly_name = full.friendly_name, changed)));
    CHECK(updates((changed.status = full.status, changed)));
    CHECK(updates((changed.quantity = full.quantity, changed)));
    CHECK(updates((changed.unit_type = full.unit_type, changed)));
    CHECK(updates((changed.product_type = full.product_type, changed)));
    CHECK(updates((changed.product_type_name = full.product_type_name, changed)));
    CHECK(updates((changed.channel = full.channel, changed)));
    CHECK(updates((changed.partner_id = full.partner_id, changed)));
    CHECK(updates((changed.creation_date = full.creation_date, changed)));
    CHECK(updates((changed.effective_start_date = full.effective_start_date, changed)));
    CHECK(updates((changed.commitment_end_date = full.commitment_end_date, changed)));
    CHECK(updates((changed.auto_renew_enabled = full.auto_renew_enabled, changed)));
    CHECK(updates((changed.billing_cycle = full.billing_cycle, changed)));
    CHECK(updates((changed.term_duration = full.term_duration, changed)));
    CHECK(updates((changed.customer_id = customer_id(2), changed)));
    CHECK(updates((changed.auto_renew_enabled = {}, changed)));
    CHECK(updates((changed.creation_date = {}, changed)));
  });
}

TEST_CASE("a store has one account, whose partner is the provider whatever its role was said to be") {
  AnyStore store;
  Account account = example_account();
  account.partner.role = PartnerRole::other;
  store.write([&](Transaction& tx) {
    tx.save_partner(reseller(1, "Known before"));
    CHECK(tx.save_account(account) == Upsert::created);
    CHECK(tx.account() == example_account());
    CHECK(tx.partner(partner_id(1)) == example_account().partner);
    CHECK(tx.save_account(account) == Upsert::unchanged);
  });
  Account other = example_account();
  other.partner.tenant_id = partner_id(2);
  CHECK(is_mistake(store, [&](Transaction& tx) { tx.save_account(other); }));
  CHECK(is_mistake(store, [&](Transaction& tx) {
    tx.save_partner(reseller(2));
    tx.save_account(other);
  }));
  store.read([](View& view) { CHECK(view.account() == example_account()); });
}

TEST_CASE("the account's partner keeps the role of the provider, which another doesn't get") {
  AnyStore store;
  store.write(fill);
  Partner pretender = reseller(4);
  pretender.role = PartnerRole::provider;
  Partner demoted = example_account().partner;
  demoted.role = PartnerRole::reseller;
  Partner renamed = demoted;
  renamed.name = "Renamed";
  store.write([&](Transaction& tx) {
    CHECK(tx.save_partners(std::vector{pretender, demoted, renamed}) ==
          std::vector{Upsert::created, Upsert::unchanged, Upsert::updated});
    CHECK(tx.partner(pretender.tenant_id)->role == PartnerRole::other);
    CHECK(tx.partner(demoted.tenant_id)->role == PartnerRole::provider);
    CHECK(tx.account()->partner.name == "Renamed");
    CHECK(tx.save_partner(pretender) == Upsert::unchanged);
    tx.set_support_profile({demoted.tenant_id, pcadmin::test::profile("new@example.com")});
    CHECK(tx.account()->partner.support_profile == pcadmin::test::profile("new@example.com"));
    CHECK(tx.account()->partner.role == PartnerRole::provider);
  });
}

TEST_CASE("before there is an account nobody is the provider") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_partner(example_account().partner);
    CHECK(tx.partner(partner_id(1))->role == PartnerRole::other);
  });
}

TEST_CASE("relationships, administration and a profile are read as they were set") {
  AnyStore store;
  store.write(fill);
  Relationship full = active_relationship();
  full.ended_at = noon + std::chrono::hours{2};
  Relationship kept;
  kept.partner_center_state = "none";
  kept.with_dap = true;
  const Administration granted = full_administration();
  const SupportProfile profile = pcadmin::test::profile("a@example.com", "1", "b");
  const CustomerAndPartner pair{customer_id(1), partner_id(2)};
  store.write([&](Transaction& tx) {
    CHECK(tx.set_partnership({partner_id(2), full}) == Upsert::created);
    CHECK(tx.set_customer_relationship({pair, kept}) == Upsert::created);
    CHECK(tx.set_administration({pair, granted}) == Upsert::created);
    CHECK(tx.set_support_profile({partner_id(2), profile}) == Upsert::updated);
    CHECK(tx.set_partnership({partner_id(2), full}) == Upsert::unchanged);
    CHECK(tx.set_customer_relationship({pair, kept}) == Upsert::unchanged);
    CHECK(tx.set_administration({pair, granted}) == Upsert::unchanged);
    CHECK(tx.set_support_profile({partner_id(2), profile}) == Upsert::unchanged);
  });
  store.reopen();
  store.read([&](View& view) {
    CHECK(view.partnership(partner_id(2)) == full);
    CHECK(view.customer_relationship(customer_id(1), partner_id(2)) == kept);
    CHECK(view.administration(customer_id(1), partner_id(2)) == granted);
    CHECK(view.partner(partner_id(2))->support_profile == profile);
    CHECK(view.partnership(partner_id(3)) == Relationship{});
    CHECK(view.customer_relationship(customer_id(2), partner_id(2)) == Relationship{});
    CHECK(view.administration(customer_id(2), partner_id(99)) == Administration{});
  });
}

TEST_CASE("setting nothing removes what was recorded") {
  AnyStore store;
  store.write(fill);
  const CustomerAndPartner pair{customer_id(1), partner_id(2)};
  store.write([&](Transaction& tx) {
    CHECK(tx.set_partnership({partner_id(2), {}}) == Upsert::unchanged);
    tx.set_partnership({partner_id(2), active_relationship()});
    tx.set_customer_relationship({pair, active_relationship()});
    tx.set_administration({pair, full_administration()});
  });
  store.write([&](Transaction& tx) {
    CHECK(tx.set_partnership({partner_id(2), {}}) == Upsert::updated);
    CHECK(tx.set_customer_relationship({pair, {}}) == Upsert::updated);
    CHECK(tx.set_administration({pair, {}}) == Upsert::updated);
    CHECK(tx.set_administration({pair, {}}) == Upsert::unchanged);
  });
  store.read([](View& view) { CHECK(all(view.list_relationships({})).empty()); });
}

TEST_CASE("of several GDAPs one changes, goes or comes, and the others stay") {
  AnyStore store;
  store.write(fill);
  const CustomerAndPartner pair{customer_id(1), partner_id(2)};
  const CustomerAndPartner other{customer_id(2), partner_id(2)};
  Administration several = full_administration();
  store.write([&](Transaction& tx) {
    tx.set_administrations(std::vector<AdministrationChange>{{pair, several}, {other, several}});
  });
  const auto set = [&](const Administration& wanted) {
    store.write([&](Transaction& tx) { CHECK(tx.set_administration({pair, wanted}) == Upsert::updated); });
    store.read([&](View& view) {
      CHECK(view.administration(pair.customer, pair.partner) == wanted);
      CHECK(view.candidate_facts(pair.customer, pair.partner).administration == wanted);
      CHECK(all(view.list_relationships({.customer = pair.customer})).front().administration == wanted);
      CHECK(view.administration(other.customer, other.partner) == full_administration());
    });
  };
  several.gdaps.record({.id = "d1", .status = "terminated"});
  set(several);
  several.gdaps.record({.id = "d2", .status = "active"});
  set(several);
  Administration fewer;
  fewer.gdaps.record(*several.gdaps.begin());
  set(fewer);
  set({.dap = DapState::absent, .dap_since = {}, .dap_ended = {}, .gdaps = {}});
  set(full_administration());
}

TEST_CASE("roles are each customer's own, even where two lists look alike") {
  AnyStore store;
  using pcadmin::test::roles;
  const std::vector<std::vector<Role>> lists{
      roles({"a\",\"b"}), roles({"a", "b"}), roles({"a\\", "b"}), {}, roles({""})};
  store.write([&](Transaction& tx) {
    tx.save_account(example_account());
    unsigned number = 0;
    for (const auto& held : lists) {
      tx.save_customer(customer(++number));
      Administration administration;
      administration.gdaps.record({.status = "active", .roles = held});
      tx.set_administration({{customer_id(number), partner_id(1)}, administration});
    }
  });
  store.read([&](View& view) {
    std::vector<std::vector<Role>> found;
    for (const auto& record : all(view.list_customers({})))
      found.push_back(record.account_administration.gdaps.begin()->roles);
    CHECK(found == lists);
  });
}

TEST_CASE("what a change refers to is known, or it is its caller's mistake") {
  AnyStore store;
  store.write(fill);
  const auto entries = store.changes().size();
  const auto active = active_relationship();
  const auto administration = some_administration();
  const auto refused = [&](const std::function<void(Transaction&)>& body) {
    return is_mistake(store, [&](Transaction& tx) {
      tx.save_customer(customer(1, "Renamed"));
      body(tx);
    });
  };
  CHECK(refused([&](Transaction& tx) { tx.save_subscription(subscription(9, 9)); }));
  CHECK(refused([&](Transaction& tx) { tx.save_subscription(subscription(1, 9)); }));
  CHECK(refused([&](Transaction& tx) { tx.set_partnership({partner_id(9), active}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_support_profile({partner_id(9), {}}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_customer_relationship({{customer_id(9), partner_id(2)}, active}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_customer_relationship({{customer_id(1), partner_id(9)}, active}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_administration({{customer_id(9), partner_id(2)}, administration}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_administration({{customer_id(1), partner_id(9)}, administration}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_support_contact({subscription_id(9), {}}); }));
  CHECK(refused([&](Transaction& tx) { tx.set_support_contact({subscription_id(1), partner_id(9)}); }));
  CHECK(refused([&](Transaction& tx) {
    tx.save_subscriptions(std::vector{subscription(7, 1), subscription(8, 9), subscription(9, 1)});
  }));
  CHECK(store.changes().size() == entries);
  store.read([](View& view) {
    CHECK(view.customer(customer_id(1)) == customer(1));
    CHECK_FALSE(view.subscription(subscription_id(7)));
  });
}

TEST_CASE("what a change refers to may have been saved just before") {
  AnyStore store;
  store.write([](Transaction& tx) {
    tx.save_customer(customer(1));
    tx.save_subscription(subscription(1, 1));
    tx.save_partner(reseller(2));
    CHECK(tx.set_support_contact({subscription_id(1), partner_id(2)}) == Upsert::created);
    CHECK(tx.set_administration({{customer_id(1), partner_id(2)}, some_administration()}) == Upsert::created);
  });
}

}  // namespace pcadmin::store::test
