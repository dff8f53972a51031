// What is written is what is read, and a value that is recorded already is unchanged.
#include <limits>
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "rules/profile.hpp"
#include "rules/roles.hpp"
#include "store/fixture.hpp"
#include "store/sqlite/open.hpp"

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
  return {DapState::revoked, noon, noon + std::chrono::hours{1}, gdap};
}

/// An account, partners 2 and 3, customers 1 and 2, subscriptions 1 and 2 of customer 1.
void fill(Transaction& transaction) {
  value(transaction.save_account(example_account()));
  for (unsigned number : {2U, 3U})
    value(transaction.save_partner(reseller(number)));
  for (unsigned number : {1U, 2U})
    value(transaction.save_customer(customer(number)));
  for (unsigned number : {1U, 2U})
    value(transaction.save_subscription(subscription(number, 1)));
}

}  // namespace

TEST_CASE("an account, a partner, a customer and a subscription are read as they were saved") {
  OpenStore store;
  Account account = example_account();
  account.cloud = Cloud::us_gov;
  account.test = true;
  Partner bare;
  bare.tenant_id = partner_id(9);
  const Subscription full = full_subscription();
  store.write([&](Transaction& transaction) {
    CHECK(value(transaction.save_account(account)) == Upsert::created);
    CHECK(value(transaction.save_partner(bare)) == Upsert::created);
    CHECK(value(transaction.save_partner(reseller(2))) == Upsert::created);
    CHECK(value(transaction.save_customer(customer(1))) == Upsert::created);
    CHECK(value(transaction.save_subscription(full)) == Upsert::created);
    CHECK(value(transaction.subscription(full.id)) == full);
  });
  store.read([&](View& view) {
    CHECK(value(view.account()) == account);
    CHECK(value(view.partner(bare.tenant_id)) == bare);
    CHECK(value(view.partner(partner_id(1))) == account.partner);
    CHECK(value(view.partner(partner_id(2))) == reseller(2));
    CHECK(value(view.customer(customer_id(1))) == customer(1));
    CHECK(value(view.subscription(full.id)) == full);
    CHECK_FALSE(value(view.partner(partner_id(3))));
    CHECK_FALSE(value(view.customer(customer_id(3))));
    CHECK_FALSE(value(view.subscription(subscription_id(3))));
  });
}

TEST_CASE("names are stored as they are, whatever they hold") {
  OpenStore store;
  const std::string names[] = {"O'Brien \"& Sons\"; DROP TABLE customer; --",
                               "line\nbreak\ttab",
                               "\x1b[31mred",
                               "\u202etfel ot thgir",
                               std::string("null\0byte", 9),
                               "聯合利華股份有限公司",
                               " "};
  store.write([&](Transaction& transaction) {
    unsigned number = 0;
    for (const auto& name : names)
      value(transaction.save_customer(customer(++number, name)));
  });
  store.read([&](View& view) {
    unsigned number = 0;
    for (const auto& name : names) {
      CHECK(value(view.customer(customer_id(++number)))->company_name == name);
      CHECK(value(view.find_customers({Lookup::By::name, name}, 5)).size() == 1);
    }
  });
}

TEST_CASE("saving again what is recorded is unchanged, and something else an update") {
  OpenStore store;
  store.write(fill);
  store.write([](Transaction& transaction) {
    CHECK(value(transaction.save_account(example_account())) == Upsert::unchanged);
    CHECK(value(transaction.save_partner(reseller(2))) == Upsert::unchanged);
    CHECK(value(transaction.save_customer(customer(1))) == Upsert::unchanged);
    CHECK(value(transaction.save_subscription(subscription(1, 1))) == Upsert::unchanged);
    Account account = example_account();
    account.cloud = Cloud::china;
    CHECK(value(transaction.save_account(account)) == Upsert::updated);
    CHECK(value(transaction.save_partner(reseller(2, "Renamed"))) == Upsert::updated);
    CHECK(value(transaction.save_customer(customer(1, "Renamed"))) == Upsert::updated);
    Subscription moved = subscription(1, 2, "Another offer");
    moved.quantity = 7;
    CHECK(value(transaction.save_subscription(moved)) == Upsert::updated);
    CHECK(value(transaction.subscription(moved.id)) == moved);
    CHECK(value(transaction.account()) == account);
    CHECK(value(transaction.find_partners({Lookup::By::name, "renamed"}, 5)).size() == 1);
    CHECK(value(transaction.find_customers({Lookup::By::name, "renamed"}, 5)).size() == 1);
  });
}

TEST_CASE("a store has one account, and its partner alone is a provider") {
  OpenStore store;
  store.write(fill);
  Account other = example_account();
  other.partner.tenant_id = partner_id(2);
  Partner pretender = reseller(4);
  pretender.role = PartnerRole::provider;
  Partner demoted = example_account().partner;
  demoted.role = PartnerRole::reseller;
  store.write([&](Transaction& transaction) {
    const auto saved = transaction.save_account(other);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::account_exists);
    value(transaction.save_partner(pretender));
    CHECK(value(transaction.partner(pretender.tenant_id))->role == PartnerRole::other);
    CHECK(value(transaction.save_partner(demoted)) == Upsert::unchanged);
    CHECK(value(transaction.partner(demoted.tenant_id))->role == PartnerRole::provider);
  });
}

TEST_CASE("a reseller's relationships, administration and profile are read as they were set") {
  OpenStore store;
  store.write(fill);
  const Relationship active = active_relationship();
  Relationship kept;
  kept.partner_center_state = "none";
  kept.with_dap = true;
  const Administration full = full_administration();
  const SupportProfile profile = pcadmin::test::profile("a@example.com", "1", "b");
  store.write([&](Transaction& transaction) {
    CHECK(value(transaction.set_partnership(partner_id(2), active)) == Upsert::created);
    CHECK(value(transaction.set_customer_relationship(customer_id(1), partner_id(2), kept)) == Upsert::created);
    CHECK(value(transaction.set_administration(customer_id(1), partner_id(2), full)) == Upsert::created);
    CHECK(value(transaction.set_support_profile(partner_id(2), profile)) == Upsert::updated);
    CHECK(value(transaction.set_partnership(partner_id(2), active)) == Upsert::unchanged);
    CHECK(value(transaction.set_customer_relationship(customer_id(1), partner_id(2), kept)) == Upsert::unchanged);
    CHECK(value(transaction.set_administration(customer_id(1), partner_id(2), full)) == Upsert::unchanged);
    CHECK(value(transaction.set_support_profile(partner_id(2), profile)) == Upsert::unchanged);
  });
  store.read([&](View& view) {
    CHECK(value(view.partnership(partner_id(2))) == active);
    CHECK(value(view.customer_relationship(customer_id(1), partner_id(2))) == kept);
    CHECK(value(view.administration(customer_id(1), partner_id(2))) == full);
    CHECK(value(view.partner(partner_id(2)))->support_profile == profile);
    CHECK(value(view.partnership(partner_id(3))) == Relationship{});
    CHECK(value(view.customer_relationship(customer_id(2), partner_id(2))) == Relationship{});
    CHECK(value(view.administration(customer_id(2), partner_id(99))) == Administration{});
  });
}

TEST_CASE("setting nothing removes what was recorded") {
  OpenStore store;
  store.write(fill);
  store.write([](Transaction& transaction) {
    value(transaction.set_partnership(partner_id(2), active_relationship()));
    value(transaction.set_customer_relationship(customer_id(1), partner_id(2), active_relationship()));
    value(transaction.set_administration(customer_id(1), partner_id(2), full_administration()));
  });
  store.write([](Transaction& transaction) {
    CHECK(value(transaction.set_partnership(partner_id(2), {})) == Upsert::updated);
    CHECK(value(transaction.set_customer_relationship(customer_id(1), partner_id(2), {})) == Upsert::updated);
    CHECK(value(transaction.set_administration(customer_id(1), partner_id(2), {})) == Upsert::updated);
    CHECK(value(transaction.set_administration(customer_id(1), partner_id(2), {})) == Upsert::unchanged);
  });
  store.read([](View& view) {
    CHECK(all<RelationshipRecord>([&](const auto& visit) { return view.relationships({}, visit); }).empty());
  });
}

TEST_CASE("facts follow what the same transaction changes") {
  OpenStore store;
  store.write([](Transaction& tx) {
    fill(tx);
    const auto facts = [&] { return value(tx.facts(subscription_id(1), partner_id(2))); };
    CHECK(facts().candidate.partnership == Relationship{});
    value(tx.set_partnership(partner_id(2), active_relationship()));
    CHECK(facts().candidate.partnership == active_relationship());
    value(tx.set_customer_relationship(customer_id(1), partner_id(2), active_relationship()));
    CHECK(facts().candidate.customer_relationship == active_relationship());
    Partner other = reseller(2);
    other.role = PartnerRole::other;
    value(tx.save_partner(other));
    CHECK(facts().candidate.role == PartnerRole::other);
    Subscription moved = full_subscription();
    value(tx.save_subscription(moved));
    CHECK(facts().subscription.status == "SomethingNew");
    CHECK(facts().subscription.new_commerce);
    done(tx.clear());
    CHECK_FALSE(tx.facts(subscription_id(1), partner_id(2)));
    fill(tx);
    CHECK(facts().subscription.status == subscription(1, 1).status);
  });
}

TEST_CASE("a support contact is designated, replaced and taken away; the provider is no designation") {
  OpenStore store;
  store.write(fill);
  const SubscriptionId id = subscription_id(1);
  store.write([&](Transaction& transaction) {
    CHECK(value(transaction.set_support_contact(id, {})) == Upsert::unchanged);
    CHECK(value(transaction.set_support_contact(id, partner_id(1))) == Upsert::unchanged);
    CHECK(value(transaction.set_support_contact(id, partner_id(2))) == Upsert::created);
    CHECK(value(transaction.set_support_contact(id, partner_id(2))) == Upsert::unchanged);
    CHECK(value(transaction.support_contact(id)) == partner_id(2));
    CHECK(value(transaction.set_support_contact(id, partner_id(3))) == Upsert::updated);
    CHECK(value(transaction.support_contact(id)) == partner_id(3));
    CHECK(value(transaction.support_contact(subscription_id(2))) == std::nullopt);
    CHECK(value(transaction.set_support_contact(id, partner_id(1))) == Upsert::updated);
    CHECK(value(transaction.support_contact(id)) == std::nullopt);
  });
}

TEST_CASE("who assigned a contact and when is kept, and not made up for one reported from elsewhere") {
  OpenStore store;
  store.write(fill);
  store.write([](Transaction& transaction) {
    value(transaction.set_support_contact(subscription_id(1), partner_id(2)));
    value(transaction.set_support_contact(subscription_id(2), partner_id(3), Designator{}));
  });
  store.read([](View& view) {
    const auto records = all<SubscriptionRecord>([&](const auto& visit) { return view.subscriptions({}, visit); });
    REQUIRE(records.size() == 2);
    CHECK(records[0].assigned_at == noon);
    CHECK(records[0].assigned_by == "wang");
    CHECK_FALSE(records[1].assigned_at);
    CHECK(records[1].assigned_by.empty());
    CHECK(records[1].contact == reseller(3));
  });
}

TEST_CASE("who assigned the contact that stands is learnt from elsewhere, and not unlearnt") {
  OpenStore store;
  store.write(fill);
  const SubscriptionId id = subscription_id(1);
  const Designator kim{noon, "kim"};
  store.write([&](Transaction& transaction) {
    CHECK(value(transaction.set_support_contact(id, partner_id(2), Designator{})) == Upsert::created);
    CHECK(value(transaction.set_support_contact(id, partner_id(2), kim)) == Upsert::updated);
    CHECK(value(transaction.set_support_contact(id, partner_id(2), kim)) == Upsert::unchanged);
    CHECK(value(transaction.set_support_contact(id, partner_id(2), Designator{})) == Upsert::unchanged);
    CHECK(value(transaction.set_support_contact(id, partner_id(2))) == Upsert::unchanged);
    CHECK(value(transaction.set_support_contact(subscription_id(2), partner_id(1), kim)) == Upsert::unchanged);
  });
  store.read([](View& view) {
    const auto records = all<SubscriptionRecord>([&](const auto& visit) { return view.subscriptions({}, visit); });
    CHECK(records.at(0).assigned_at == noon);
    CHECK(records.at(0).assigned_by == "kim");
    CHECK_FALSE(records.at(1).designated);
  });
}

TEST_CASE("things that aren't known can't be written about") {
  OpenStore store;
  store.write(fill);
  store.write([](Transaction& transaction) {
    const auto code = [](const Result<Upsert>& result) { return name(result.error().code); };
    CHECK(code(transaction.save_subscription(subscription(9, 9))) == "CUSTOMER_NOT_FOUND");
    CHECK(code(transaction.set_partnership(partner_id(9), active_relationship())) == "PARTNER_NOT_FOUND");
    CHECK(code(transaction.set_support_profile(partner_id(9), {})) == "PARTNER_NOT_FOUND");
    CHECK(code(transaction.set_customer_relationship(customer_id(9), partner_id(2), {})) == "CUSTOMER_NOT_FOUND");
    CHECK(code(transaction.set_customer_relationship(customer_id(1), partner_id(9), {})) == "PARTNER_NOT_FOUND");
    CHECK(code(transaction.set_administration(customer_id(9), partner_id(2), {})) == "CUSTOMER_NOT_FOUND");
    CHECK(code(transaction.set_support_contact(subscription_id(9), {})) == "SUBSCRIPTION_NOT_FOUND");
    CHECK(code(transaction.set_support_contact(subscription_id(1), partner_id(9))) == "PARTNER_NOT_FOUND");
    CHECK(transaction.facts(subscription_id(9), partner_id(2)).error().code == ErrorCode::subscription_not_found);
    CHECK(transaction.facts(subscription_id(1), partner_id(9)).error().code == ErrorCode::partner_not_found);
  });
}

TEST_CASE("a mention is first, the same or different, within one transaction") {
  OpenStore store;
  for (int round = 0; round < 2; ++round) {
    store.write([](Transaction& transaction) {
      const std::uint64_t large = std::numeric_limits<std::uint64_t>::max();
      CHECK(value(transaction.mention("a", large)) == Mention::first);
      CHECK(value(transaction.mention("b", 1)) == Mention::first);
      CHECK(value(transaction.mention("a", large)) == Mention::same);
      CHECK(value(transaction.mention("a", 2)) == Mention::different);
      CHECK(value(transaction.mention("b", 1)) == Mention::same);
    });
  }
}

TEST_CASE("a body that fails, and a dry run, leave everything as it was") {
  OpenStore store;
  store.write(fill);
  const auto before = store.changes().size();
  const auto work = [](Transaction& transaction) {
    value(transaction.save_customer(customer(1, "Renamed")));
    value(transaction.set_support_contact(subscription_id(1), partner_id(2)));
  };
  Run dry = a_run();
  dry.dry_run = true;
  CHECK_FALSE(store.write(work, dry));
  const auto failed = store->write(a_run(), [&](Transaction& transaction) -> Result<void> {
    work(transaction);
    return Error{ErrorCode::contact_not_eligible, "no.", {}, {}, {}};
  });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::contact_not_eligible);
  CHECK_THROWS(store.write([&](Transaction& transaction) {
    work(transaction);
    throw std::runtime_error("unexpected");
  }));
  CHECK(store.changes().size() == before);
  store.read([](View& view) {
    CHECK(value(view.customer(customer_id(1))) == customer(1));
    CHECK_FALSE(value(view.support_contact(subscription_id(1))));
  });
}

TEST_CASE("a change that the database refuses fails the run, even if its body goes on") {
  OpenStore store;
  store.write(fill);
  SQLite::Database(store.path(), SQLite::OPEN_READWRITE)
      .exec("CREATE TRIGGER refuse BEFORE UPDATE ON customer BEGIN SELECT RAISE(ABORT, 'no'); END");
  const auto written = store->write(a_run(), [](Transaction& transaction) -> Result<void> {
    value(transaction.save_partner(reseller(2, "Renamed")));
    CHECK_FALSE(transaction.save_customer(customer(1, "Renamed")));
    CHECK_FALSE(transaction.save_partner(reseller(3, "Renamed")));
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::internal_error);
  store.read([](View& view) { CHECK(value(view.partner(partner_id(2))) == reseller(2)); });
}

}  // namespace pcadmin::store::test
