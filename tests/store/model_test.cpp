// A long random series of runs, done to a store and to a model; both must answer the same all along.
// The seed is printed with a failure; PCADMIN_TEST_SEED repeats it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "fields/fields.hpp"
#include "rules/profile.hpp"
#include "store/fixture.hpp"
#include "store/model.hpp"
#include "store/sqlite/open.hpp"

namespace pcadmin::store::test {

namespace {

std::uint64_t seed() {
  const char* wanted = std::getenv("PCADMIN_TEST_SEED");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : std::random_device()();
}

bool same(const CustomerRecord& a, const CustomerRecord& b) {
  return a.customer == b.customer && a.account_relationship == b.account_relationship &&
         a.account_administration == b.account_administration && a.subscription_count == b.subscription_count;
}

bool same(const SubscriptionRecord& a, const SubscriptionRecord& b) {
  return a.subscription == b.subscription && a.company_name == b.company_name && a.domain == b.domain &&
         a.designated == b.designated && a.contact == b.contact && a.assigned_at == b.assigned_at &&
         a.assigned_by == b.assigned_by && a.facts == b.facts;
}

bool same(const SubscriptionBrief& a, const SubscriptionBrief& b) {
  return a.customer_id == b.customer_id && a.company_name == b.company_name && a.domain == b.domain &&
         a.offer_name == b.offer_name && a.status == b.status && a.new_commerce == b.new_commerce &&
         a.channel == b.channel && a.designated == b.designated;
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

/// Whether a stream brings just what the model says, in its order.
template <class Record, class Stream>
bool streams(const std::vector<Record>& expected, Stream stream) {
  const auto found = all<Record>(stream);
  return std::equal(found.begin(), found.end(), expected.begin(), expected.end(),
                    [](const Record& a, const Record& b) { return same(a, b); });
}

/// Random values out of so few that they often meet what is recorded.
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
    static const char* const texts[] = {"", "a", "A", "Contoso", "聯合利華", "x'y\"z", "long enough to be allocated"};
    return texts[below(std::size(texts))];
  }

  PartnerTenantId partner() { return partner_id(1 + below(7)); }
  CustomerId customer() { return customer_id(1 + below(6)); }
  SubscriptionId subscription() { return subscription_id(1 + below(15)); }

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
    if (chance(2)) made.mpn_id = MpnId::parse(std::to_string(below(4)));
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
    if (chance(2)) made.gdap = Gdap{text(), text(), text(), {}, instant(), instant(), chance(2)};
    while (made.gdap && chance(2))
      made.gdap->roles.push_back(Role::recorded(text()));
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

/// The store's answer as the model gives it.
std::optional<Upsert> answer(const Result<Upsert>& result) {
  return result ? std::optional(*result) : std::nullopt;
}

/// One random change to both; whether they answer the same.
[[nodiscard]] bool change(Values& values, Transaction& store, Model& model, const Run& run) {
  switch (values.below(10)) {
    case 0: {
      const Account account = values.account();
      return answer(store.save_account(account)) == model.save_account(account);
    }
    case 1: {
      const Partner partner = values.a_partner();
      return answer(store.save_partner(partner)) == model.save_partner(partner);
    }
    case 2: {
      const Customer customer = values.a_customer();
      return answer(store.save_customer(customer)) == model.save_customer(customer);
    }
    case 3:
    case 4: {
      const Subscription subscription = values.a_subscription();
      return answer(store.save_subscription(subscription)) == model.save_subscription(subscription);
    }
    case 5: {
      const auto partner = values.partner();
      const auto profile = values.profile();
      return answer(store.set_support_profile(partner, profile)) == model.set_support_profile(partner, profile);
    }
    case 6: {
      const auto partner = values.partner();
      const auto relationship = values.relationship();
      return answer(store.set_partnership(partner, relationship)) == model.set_partnership(partner, relationship);
    }
    case 7: {
      const auto customer = values.customer();
      const auto partner = values.partner();
      const auto relationship = values.relationship();
      return answer(store.set_customer_relationship(customer, partner, relationship)) ==
             model.set_customer_relationship(customer, partner, relationship);
    }
    case 8: {
      const auto customer = values.customer();
      const auto partner = values.partner();
      const auto administration = values.administration();
      return answer(store.set_administration(customer, partner, administration)) ==
             model.set_administration(customer, partner, administration);
    }
    default: {
      const auto subscription = values.subscription();
      const auto partner = values.chance(3) ? std::nullopt : std::optional(values.partner());
      std::optional<Designator> elsewhere;
      if (values.chance(2)) elsewhere = values.chance(2) ? Designator{} : Designator{noon, "someone else"};
      return answer(store.set_support_contact(subscription, partner, elsewhere)) ==
             model.set_support_contact(subscription, partner, elsewhere, run);
    }
  }
}

/// One run of several changes, which may be dry, fail or be summarised.
void run_once(Values& values, Store& store, Model& model) {
  Run run = a_run();
  run.at = noon + std::chrono::hours(values.below(100));
  run.actor = values.text();
  run.summarised = values.chance(5);
  run.dry_run = values.chance(6);
  const bool fails = values.chance(6);
  Model after = model;
  const auto written = store.write(run, [&](Transaction& transaction) -> Result<void> {
    after = model;
    for (unsigned left = 1 + values.below(8); left > 0; --left)
      CHECK(change(values, transaction, after, run));
    if (run.summarised) done(transaction.summarise(ChangeKind::import, "{}"));
    if (fails) return Error{ErrorCode::conflict, "no.", {}, {}, {}};
    return {};
  });
  CHECK(static_cast<bool>(written) == !fails);
  if (fails || run.dry_run) {
    if (written) CHECK_FALSE(*written);
    return;
  }
  CHECK(written->has_value() == (after.changes > model.changes));
  if (run.summarised) after.changes = std::min(after.changes, model.changes + 1);
  model = after;
}

/// Each kind of thing, looked up in all ways.
void compare_lookups(Values& values, View& view, const Model& model) {
  constexpr std::size_t most = 1000;
  const Lookup lookups[] = {{Lookup::By::id, values.customer().text()},
                            {Lookup::By::id, values.partner().text()},
                            {Lookup::By::id, values.subscription().text()},
                            {Lookup::By::id_prefix, values.subscription().text().substr(0, 35)},
                            {Lookup::By::id_prefix, values.customer().text().substr(0, 20)},
                            {Lookup::By::mpn_id, std::to_string(values.below(4))},
                            {Lookup::By::name, values.text()}};
  const auto customer = values.chance(2) ? std::nullopt : std::optional(values.customer());
  for (const Lookup& lookup : lookups) {
    CAPTURE(static_cast<int>(lookup.by), lookup.text);
    CHECK(value(view.find_customers(lookup, most)) == model.find_customers(lookup));
    CHECK(value(view.find_partners(lookup, most)) == model.find_partners(lookup));
    CHECK(value(view.find_subscriptions(lookup, customer, most)) == model.find_subscriptions(lookup, customer));
  }
}

void compare(Values& values, View& view, const Model& model) {
  compare_lookups(values, view, model);
  CHECK(value(view.account()) == model.account());
  CHECK(streams(model.customers(),
                [&](const auto& visit) { return view.customers({.counts_subscriptions = true}, visit); }));
  CHECK(streams(model.partners(), [&](const auto& visit) { return view.partners(visit); }));
  SubscriptionSelection subscriptions;
  RelationshipSelection relationships;
  for (int round = 0; round < 3; ++round) {
    CHECK(streams(model.subscriptions(subscriptions),
                  [&](const auto& visit) { return view.subscriptions(subscriptions, visit); }));
    CHECK(streams(model.relationships(relationships),
                  [&](const auto& visit) { return view.relationships(relationships, visit); }));
    if (values.chance(2)) subscriptions.subscription = values.subscription();
    if (values.chance(2)) subscriptions.customer = values.customer();
    if (values.chance(2)) subscriptions.designated = values.partner();
    if (values.chance(2)) relationships.kind = static_cast<RelationshipKind>(values.below(2));
    if (values.chance(2)) relationships.customer = values.customer();
    if (values.chance(2)) relationships.partner = values.partner();
  }
  const auto subscription = model.all_subscriptions().find(values.subscription());
  if (subscription != model.all_subscriptions().end()) {
    const SubscriptionId id = subscription->first;
    CHECK(value(view.subscription(id)) == subscription->second);
    CHECK(value(view.support_contact(id)) == model.support_contact(id));
    SubscriptionBrief brief;
    CHECK(value(view.read_brief(id, brief)));
    CHECK(same(brief, model.brief(id)));
    CHECK(streams(model.candidates(id), [&](const auto& visit) { return view.candidates(id, visit); }));
    const auto partner = model.all_partners().find(values.partner());
    if (partner != model.all_partners().end()) {
      CHECK(value(view.facts(id, partner->first)) == model.facts(subscription->second, partner->second));
    }
  }
  std::size_t changes = 0;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  done(view.changes({}, [&](const ChangeRecord& change) {
    CHECK(change.change_id < last);
    last = change.change_id;
    ++changes;
    return Visit::more;
  }));
  CHECK(changes == model.changes);
  CHECK((value(view.newest_change()) == 0) == (changes == 0));
}

}  // namespace

TEST_CASE("a store answers as plain maps would, whatever is done to it") {
  const std::uint64_t used = seed();
  CAPTURE(used);
  Values values(used);
  const Folder folder;
  const std::string path = folder / "pcadmin.db";
  Model model;
  auto store = value(sqlite::open(path, OpenMode::create));
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    run_once(values, *store, model);
    if (values.chance(20)) {
      store.reset();
      store = value(sqlite::open(path, OpenMode::create));
    }
    done(store->read([&](View& view) -> Result<void> {
      compare(values, view, model);
      return {};
    }));
  }
}

}  // namespace pcadmin::store::test
