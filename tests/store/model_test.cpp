// A long random series of runs, done to a store and to the one in memory; both must answer the same all along.
// The seed is printed with a failure; PCADMIN_TEST_SEED repeats it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "fields/fields.hpp"
#include "rules/profile.hpp"
#include "store/fixture.hpp"
#include "store/journal_text.hpp"
#include "store/memory_store.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

std::uint64_t seed() {
  const char* wanted = std::getenv("PCADMIN_TEST_SEED");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : std::random_device()();
}

// ---------------------------------------------------------------- whether two answers are the same

bool same(const CustomerRecord& a, const CustomerRecord& b) {
  return a.customer == b.customer && a.account_relationship == b.account_relationship &&
         a.account_administration == b.account_administration && a.subscription_count == b.subscription_count;
}

bool same(const SubscriptionRecord& a, const SubscriptionRecord& b) {
  return a.subscription == b.subscription && a.company_name == b.company_name && a.domain == b.domain &&
         a.designated == b.designated && a.contact == b.contact && a.assigned_at == b.assigned_at &&
         a.assigned_by == b.assigned_by && a.facts == b.facts;
}

bool same(const CandidateRecord& a, const CandidateRecord& b) {
  return a.partner == b.partner && a.facts == b.facts;
}

bool same(const RelationshipRecord& a, const RelationshipRecord& b) {
  return a.kind == b.kind && a.customer == b.customer && a.partner == b.partner && a.relationship == b.relationship &&
         a.administration == b.administration;
}

bool same(const PartnershipRecord& a, const PartnershipRecord& b) {
  return a.partner == b.partner && a.partnership == b.partnership;
}

bool same(const ChangeRecord& a, const ChangeRecord& b) {
  return a == b;
}

template <class Record>
bool same(Records<Record> a, Records<Record> b) {
  const auto first = all(std::move(a));
  const auto second = all(std::move(b));
  return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                    [](const Record& one, const Record& other) { return same(one, other); });
}

// ---------------------------------------------------------------- random values

/// Out of so few that they often meet what is recorded.
class Values {
 public:
  explicit Values(std::uint64_t seed) : engine_(static_cast<std::mt19937_64::result_type>(seed)) {}

  unsigned below(unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(engine_); }
  bool chance(unsigned one_in) { return below(one_in) == 0; }
  std::optional<Instant> instant() {
    if (chance(3)) return std::nullopt;
    return noon + std::chrono::hours(below(3));
  }
  std::string text() {
    static const char* const texts[] = {"",        "a",      "A",       "Contoso",
                                        "CONTOSO", "Straße", "STRASSE", "聯合利華",
                                        "İ",       "x'y\"z", "a_",      "long enough to be allocated"};
    return texts[below(std::size(texts))];
  }

  PartnerTenantId partner() { return partner_id(1 + below(7)); }
  CustomerId customer() { return customer_id(1 + below(6)); }
  SubscriptionId subscription() { return subscription_id(1 + below(15)); }
  CustomerAndPartner pair() { return {customer(), partner()}; }

  /// A set of a random size, in which things may stand twice.
  template <class Make>
  auto set_of(Make make) {
    std::vector<decltype(make())> made;
    for (unsigned left = chance(10) ? below(60) : below(6); left > 0; --left)
      made.push_back(make());
    return made;
  }

  Account account() {
    Account account = example_account();
    account.partner.tenant_id = chance(5) ? partner_id(2) : partner_id(1);
    account.partner.name = text();
    account.cloud = static_cast<Cloud>(below(4));
    account.partnership_link = text();
    account.test = chance(2);
    return account;
  }
  SupportProfile profile() { return chance(3) ? SupportProfile{} : pcadmin::test::profile(text(), text(), text()); }
  Partner a_partner() {
    Partner made;
    made.tenant_id = partner();
    if (chance(2)) made.mpn_id = MpnId::parse(std::to_string(below(12)));
    made.name = text();
    made.role = static_cast<PartnerRole>(below(3));
    made.location = text();
    made.support_profile = profile();
    return made;
  }
  Customer a_customer() { return {customer(), text(), text(), text()}; }
  Subscription a_subscription() {
    Subscription made;
    made.id = subscription();
    made.customer_id = customer();
    set_fields(made);
    if (chance(3)) made.product_type = "OnlineServicesNCE";
    return made;
  }
  Relationship relationship() {
    Relationship made;
    if (!chance(4)) set_fields(made);
    return made;
  }
  Administration administration() {
    Administration made;
    if (chance(4)) return made;
    made.dap = static_cast<DapState>(below(4));
    made.dap_since = instant();
    while (chance(2)) {
      Gdap gdap{text(), text(), text(), {}, instant(), instant(), chance(2)};
      while (chance(2))
        gdap.roles.push_back(Role::recorded(text()));
      made.gdaps.record(std::move(gdap));
    }
    return made;
  }
  ContactChange contact() {
    ContactChange made{subscription()};
    if (!chance(3)) made.partner = partner();
    if (chance(2)) made.elsewhere = chance(2) ? Designator{} : Designator{instant(), text()};
    return made;
  }

  Lookup lookup() {
    const auto by = static_cast<Lookup::By>(below(8));
    if (by != Lookup::By::id && by != Lookup::By::id_prefix) {
      return {by, chance(3) ? std::to_string(below(12)) : chance(4) ? text().substr(0, 1) : text()};
    }
    const std::string ids[] = {customer().text(), partner().text(), subscription().text()};
    return {by, ids[below(3)].substr(0, chance(2) ? 35 : 36)};
  }
  ChangeSelection changes() {
    ChangeSelection made;
    if (chance(4)) made.subscription = subscription();
    if (chance(4)) made.customer = customer();
    if (chance(4)) made.partner = partner();
    if (chance(6)) made.run_id = below(200);
    if (chance(6)) made.actor = text();
    if (chance(6)) made.since = noon + std::chrono::hours(below(100));
    if (chance(6)) made.until = noon + std::chrono::hours(below(100));
    if (chance(6)) made.before = below(1000);
    return made;
  }

 private:
  template <class Thing>
  void set_fields(Thing& thing) {
    for_each_field<Thing>([&](const auto& field) { set(thing.*field.member); });
  }
  void set(std::string& value) { value = text(); }
  void set(std::int64_t& value) { value = below(2); }
  void set(bool& value) { value = chance(2); }
  void set(std::optional<Instant>& value) { value = instant(); }
  void set(std::optional<bool>& value) { value = chance(2) ? std::optional(chance(2)) : std::nullopt; }
  void set(Channel& value) { value = static_cast<Channel>(below(6)); }
  void set(RelationshipState& value) { value = static_cast<RelationshipState>(below(6)); }

  std::mt19937_64 engine_;
};

// ---------------------------------------------------------------- random changes

using Change = std::function<std::vector<Upsert>(Transaction&)>;

/// A random set of changes of a random kind. What `known` doesn't know is left out.
Change random_change(Values& values, Transaction& known) {
  const auto has_partner = [&](PartnerTenantId id) { return known.partner(id).has_value(); };
  const auto has_both = [&](const CustomerAndPartner& pair) {
    return known.customer(pair.customer) && has_partner(pair.partner);
  };
  const auto leave_out = [](auto& set, auto is_unknown) {
    set.erase(std::remove_if(set.begin(), set.end(), is_unknown), set.end());
  };
  switch (values.below(10)) {
    case 0: {
      const Account account = values.account();
      const auto recorded = known.account();
      const bool is_another = recorded && recorded->partner.tenant_id != account.partner.tenant_id;
      return
          [=](Transaction& tx) { return is_another ? std::vector<Upsert>() : std::vector{tx.save_account(account)}; };
    }
    case 1:
      return
          [set = values.set_of([&] { return values.a_partner(); })](Transaction& tx) { return tx.save_partners(set); };
    case 2:
      return [set = values.set_of([&] { return values.a_customer(); })](Transaction& tx) {
        return tx.save_customers(set);
      };
    case 3:
    case 4: {
      auto set = values.set_of([&] { return values.a_subscription(); });
      leave_out(set, [&](const Subscription& it) { return !known.customer(it.customer_id); });
      return [set](Transaction& tx) { return tx.save_subscriptions(set); };
    }
    case 5: {
      auto set = values.set_of([&] { return SupportProfileChange{values.partner(), values.profile()}; });
      leave_out(set, [&](const SupportProfileChange& it) { return !has_partner(it.partner); });
      return [set](Transaction& tx) { return tx.set_support_profiles(set); };
    }
    case 6: {
      auto set = values.set_of([&] { return PartnershipChange{values.partner(), values.relationship()}; });
      leave_out(set, [&](const PartnershipChange& it) { return !has_partner(it.partner); });
      return [set](Transaction& tx) { return tx.set_partnerships(set); };
    }
    case 7: {
      auto set = values.set_of([&] { return CustomerRelationshipChange{values.pair(), values.relationship()}; });
      leave_out(set, [&](const CustomerRelationshipChange& it) { return !has_both(it.pair); });
      return [set](Transaction& tx) { return tx.set_customer_relationships(set); };
    }
    case 8: {
      auto set = values.set_of([&] { return AdministrationChange{values.pair(), values.administration()}; });
      leave_out(set, [&](const AdministrationChange& it) { return !has_both(it.pair); });
      return [set](Transaction& tx) { return tx.set_administrations(set); };
    }
    default: {
      auto set = values.set_of([&] { return values.contact(); });
      leave_out(set, [&](const ContactChange& it) {
        return !known.subscription(it.subscription) || (it.partner && !has_partner(*it.partner));
      });
      return [set](Transaction& tx) { return tx.set_support_contacts(set); };
    }
  }
}

// ---------------------------------------------------------------- comparing all that can be asked

void compare_sets(Values& values, View& store, View& model) {
  const auto customers = values.set_of([&] { return values.customer(); });
  const auto partners = values.set_of([&] { return values.partner(); });
  const auto subscriptions = values.set_of([&] { return values.subscription(); });
  const auto pairs = values.set_of([&] { return values.pair(); });
  REQUIRE(store.customers(customers) == model.customers(customers));
  REQUIRE(store.partners(partners) == model.partners(partners));
  REQUIRE(store.subscriptions(subscriptions) == model.subscriptions(subscriptions));
  REQUIRE(store.briefs(subscriptions) == model.briefs(subscriptions));
  REQUIRE(store.partnerships(partners) == model.partnerships(partners));
  REQUIRE(store.customer_relationships(pairs) == model.customer_relationships(pairs));
  REQUIRE(store.administrations(pairs) == model.administrations(pairs));
  REQUIRE(store.candidate_facts(pairs) == model.candidate_facts(pairs));
}

void compare_lookups(Values& values, View& store, View& model) {
  for (int round = 0; round < 5; ++round) {
    const Lookup lookup = values.lookup();
    const std::size_t most = values.chance(2) ? 1000 : values.below(4);
    const auto customer = values.chance(2) ? std::nullopt : std::optional(values.customer());
    CAPTURE(static_cast<int>(lookup.by), lookup.text, most);
    REQUIRE(store.find_customers(lookup, most) == model.find_customers(lookup, most));
    REQUIRE(store.find_partners(lookup, most) == model.find_partners(lookup, most));
    REQUIRE(store.find_subscriptions(lookup, customer, most) == model.find_subscriptions(lookup, customer, most));
  }
}

void compare_streams(Values& values, View& store, View& model) {
  CustomerSelection customers{.counts_subscriptions = true};
  SubscriptionSelection subscriptions;
  RelationshipSelection relationships;
  for (int round = 0; round < 3; ++round) {
    REQUIRE(same(store.list_customers(customers), model.list_customers(customers)));
    REQUIRE(same(store.list_subscriptions(subscriptions), model.list_subscriptions(subscriptions)));
    REQUIRE(same(store.list_relationships(relationships), model.list_relationships(relationships)));
    customers = {.customer = values.customer(), .counts_subscriptions = values.chance(2)};
    if (values.chance(2)) subscriptions.subscription = values.subscription();
    if (values.chance(2)) subscriptions.customer = values.customer();
    if (values.chance(2)) subscriptions.designated = values.partner();
    if (values.chance(2)) relationships.kind = static_cast<RelationshipKind>(values.below(2));
    if (values.chance(2)) relationships.customer = values.customer();
    if (values.chance(2)) relationships.partner = values.partner();
    const SubscriptionId subscription = values.subscription();
    REQUIRE(same(store.list_candidates(subscription), model.list_candidates(subscription)));
    const ChangeSelection changes = values.changes();
    REQUIRE(same(store.list_changes(changes), model.list_changes(changes)));
  }
  REQUIRE(same(store.list_partners(), model.list_partners()));
  for (const ChangeRecord& change : all(model.list_changes({.of_reversible_run = true}))) {
    if (change.kind == ChangeKind::partner)
      REQUIRE(to_journal_text(value(partner_from_journal(change.after))) == change.after);
  }
  for (const ChangeSelection& changes : {ChangeSelection{.of_reversible_run = true}, {.about_created = true}})
    REQUIRE(same(store.list_changes(changes), model.list_changes(changes)));
}

void compare(Values& values, View& store, View& model) {
  REQUIRE(store.account() == model.account());
  REQUIRE(store.summary() == model.summary());
  REQUIRE(store.reversible_run() == model.reversible_run());
  compare_sets(values, store, model);
  compare_lookups(values, store, model);
  compare_streams(values, store, model);
  const auto what = static_cast<View::NameOf>(values.below(5));
  auto names = all(store.list_names(what));
  std::sort(names.begin(), names.end());
  REQUIRE(names == all(model.list_names(what)));
}

// ---------------------------------------------------------------- random runs

Run random_run(Values& values) {
  Run run = a_run();
  run.at = noon + std::chrono::hours(values.below(100));
  run.actor = values.text();
  run.reason = values.text();
  run.summarised = values.chance(5);
  run.reversible = run.summarised && values.chance(2);
  run.dry_run = values.chance(6);
  return run;
}

void change_both(Values& values, Transaction& store, Transaction& model) {
  if (values.chance(200)) {
    store.clear();
    model.clear();
  }
  const auto mentions = values.set_of([&] { return Statement{values.text(), values.below(3)}; });
  REQUIRE(store.mention(mentions) == model.mention(mentions));
  const Change change = random_change(values, model);
  REQUIRE(change(store) == change(model));
  if (values.chance(5)) compare(values, store, model);
}

/// One run of several changes, which may be dry, fail or be summarised.
void run_on_both(Values& values, Store& store, Store& model) {
  const Run run = random_run(values);
  const bool fails = values.chance(6);
  std::optional<std::int64_t> run_id;
  const auto expected = model.write(run, [&](Transaction& model_tx) -> Result<void> {
    const auto written = store.write(run, [&](Transaction& store_tx) -> Result<void> {
      for (unsigned left = 1 + values.below(8); left > 0; --left)
        change_both(values, store_tx, model_tx);
      // Also a run that clears the store and does nothing else has an entry.
      change_both(values, store_tx, model_tx);
      for (Transaction* tx : {&store_tx, &model_tx}) {
        tx->save_customer(customer(1));
        if (run.summarised) tx->summarise(ChangeKind::import, "{}");
      }
      if (fails) return Error{ErrorCode::conflict, "no.", {}, {}, {}};
      return {};
    });
    if (!written) return written.error();
    run_id = *written;
    return {};
  });
  REQUIRE(static_cast<bool>(expected) == !fails);
  if (expected) REQUIRE(*expected == run_id);
}

/// A change that refers to what isn't known, the same to both.
void mistake_on_both(Values& values, Store& store, Store& model) {
  const std::function<void(Transaction&)> mistakes[] = {
      [](Transaction& tx) { tx.save_subscription(subscription(1, 99)); },
      [](Transaction& tx) {
        tx.set_partnership({partner_id(99), active_relationship()});
      },
      [](Transaction& tx) {
        tx.set_support_contact({subscription_id(99), {}});
      }};
  const auto& mistake = mistakes[values.below(std::size(mistakes))];
  const Change before = [set = values.set_of([&] { return values.a_customer(); })](Transaction& tx) {
    return tx.save_customers(set);
  };
  for (Store* either : {&store, &model}) {
    REQUIRE_THROWS_AS(write(*either,
                            [&](Transaction& tx) {
                              before(tx);
                              mistake(tx);
                            }),
                      std::logic_error);
  }
}

}  // namespace

TEST_CASE("a store answers as the one in memory does, whatever is done to it") {
  const std::uint64_t used = seed();
  CAPTURE(used);
  Values values(used);
  Memory memory;
  MemoryStore model(memory);
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  auto store = value(sqlite::open(path, OpenMode::create));
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    run_on_both(values, *store, model);
    if (values.chance(20)) mistake_on_both(values, *store, model);
    if (values.chance(20)) {
      store.reset();
      store = value(sqlite::open(path, OpenMode::create));
    }
    read(*store, [&](View& view) { read(model, [&](View& expected) { compare(values, view, expected); }); });
  }
}

}  // namespace pcadmin::store::test
