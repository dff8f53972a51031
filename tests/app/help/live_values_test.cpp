// What a real store offers to a word that is being completed.
#include "app/help/live_values.hpp"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "app/machine/open_store.hpp"
#include "store/fixture.hpp"

namespace pcadmin::app {
namespace {

using namespace store::test;
using cli::Completes;
using store::Transaction;

using Values = std::vector<std::string>;

class Completing {
 public:
  explicit Completing(const std::function<void(Transaction&)>& content) {
    store_.write([&](Transaction& tx) {
      tx.save_account(example_account());
      content(tx);
    });
  }

  std::vector<CompletionValue> candidates(Completes what, std::string_view typed,
                                          const Narrowing& narrowing = {}) const {
    const LiveValues live(
        [this] { return store_kind(store_.path()).open(store_.path(), store::OpenMode::read, [] { return false; }); },
        noon);
    return live.find(what, typed, narrowing);
  }

  Values values(Completes what, std::string_view typed, const Narrowing& narrowing = {}) const {
    Values values;
    for (const CompletionValue& candidate : candidates(what, typed, narrowing))
      values.push_back(candidate.value);
    return values;
  }

 private:
  OpenStore store_;
};

Customer named(unsigned number, std::string name, std::string domain = "") {
  Customer made = customer(number, std::move(name));
  made.domain = std::move(domain);
  return made;
}

/// Partner 3 may support customer 1, partner 2 has no administration, partner 4 no partnership.
void fill_with_contacts(Transaction& tx) {
  tx.save_customer(named(1, "Maple", "maple.example"));
  tx.save_subscription(subscription(10, 1));
  for (unsigned number : {2U, 3U, 4U})
    tx.save_partner(reseller(number, "Reseller " + std::to_string(number)));
  for (unsigned number : {2U, 3U})
    tx.set_partnership({partner_id(number), active_relationship()});
  Administration dap;
  dap.dap = DapState::active;
  for (unsigned number : {3U, 4U})
    tx.set_administration({{customer_id(1), partner_id(number)}, dap});
}

}  // namespace

TEST_CASE("a name is offered where it names one thing alone, else the id") {
  const Completing completing([](Transaction& tx) {
    tx.save_customer(named(1, "Maple & Stone", "maple.example"));
    tx.save_customer(named(2, "Twins", "a.example"));
    tx.save_customer(named(3, "Twins", "b.example"));
    tx.save_customer(named(4, "esc\x1b[31m", "esc.example"));
  });
  CHECK(completing.values(Completes::customer, "map") == Values{"maple.example", "Maple & Stone"});
  CHECK(completing.values(Completes::customer, "MAPLE &") == Values{"Maple & Stone"});
  CHECK(completing.values(Completes::customer, "Twi").empty());
  CHECK(completing.values(Completes::customer, "esc") == Values{"esc.example"});
  CHECK(completing.values(Completes::customer, customer_id(2).text().substr(0, 35)).size() == 4);
  CHECK(completing.candidates(Completes::customer, "esc").front().description == "esc\\x1b[31m");
}

TEST_CASE("ids are completed in any case") {
  const Completing completing([](Transaction& tx) {
    Partner partner = reseller(2, "Hilltown");
    partner.tenant_id = *PartnerTenantId::parse("ABCDEF01-0000-4000-8000-000000000002");
    tx.save_partner(partner);
  });
  for (const char* const typed : {"ABCD", "abcd"}) {
    CAPTURE(typed);
    CHECK(completing.values(Completes::partner, typed) == Values{"abcdef01-0000-4000-8000-000000000002"});
  }
}

TEST_CASE("the provider is offered as a partner, and not as a reseller") {
  const Completing completing([](Transaction& tx) { tx.save_partner(reseller(2, "Prova")); });
  CHECK(completing.values(Completes::partner, "prov") == Values{"provider", "Prova"});
  CHECK(completing.values(Completes::reseller, "prov") == Values{"Prova"});
}

TEST_CASE("a customer's subscriptions are found beyond the number that is offered") {
  const Completing completing([](Transaction& tx) {
    tx.save_customer(named(1, "Maple", "maple.example"));
    tx.save_customer(named(2, "Other", "other.example"));
    for (unsigned number = 1; number <= 1500; ++number) {
      Subscription made = subscription(number, 1);
      made.friendly_name = "Desk " + std::to_string(number);
      tx.save_subscription(made);
    }
    Subscription foreign = subscription(2000, 2);
    foreign.friendly_name = "Desk of another";
    tx.save_subscription(foreign);
  });
  const Narrowing maple{.customer = "maple.example", .subscription = {}};
  CHECK(completing.values(Completes::subscription, "", maple).size() == LiveValues::most);
  CHECK(completing.values(Completes::subscription, "Desk 1499", maple) == Values{"Desk 1499"});
  CHECK(completing.values(Completes::subscription, "desk of", maple).empty());
  CHECK(completing.values(Completes::subscription, subscription_id(1499).text(), maple) ==
        Values{subscription_id(1499).text()});
  CHECK(completing.values(Completes::subscription, "", {.customer = "nobody.example", .subscription = {}}).empty());
}

TEST_CASE("as a contact only those are offered whom the rules let, and the provider") {
  const Completing completing(fill_with_contacts);
  const Narrowing subscription{.customer = {}, .subscription = subscription_id(10).text()};
  CHECK(completing.values(Completes::contact, "", subscription) == Values{"provider", "Reseller 3"});
  CHECK(completing.values(Completes::contact, "res", subscription) == Values{"Reseller 3"});
  CHECK(completing.values(Completes::contact, "reseller 2", subscription).empty());
  CHECK(completing.values(Completes::contact, "res").size() == 3);
}

TEST_CASE("runs are offered, the newest first") {
  const Completing completing(fill_with_contacts);
  CHECK(completing.values(Completes::run, "") == Values{"1"});
  CHECK(completing.values(Completes::run, "2").empty());
}

TEST_CASE("where there is no store, nothing is offered, and none is made") {
  const Folder folder;
  const LiveValues live(
      [&] {
        return store_kind(folder / "none.db").open(folder / "none.db", store::OpenMode::read, [] { return false; });
      },
      noon);
  CHECK(live.find(Completes::customer, "a", {}).empty());
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace pcadmin::app
