// export, and importing what it wrote.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/commands.hpp"
#include "command/fixture.hpp"
#include "fields/fields.hpp"
#include "rules/profile.hpp"
#include "rules/roles.hpp"

namespace pcadmin::test {
namespace {

std::uint64_t seed() {
  const char* wanted = std::getenv("PCADMIN_TEST_SEED");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : std::random_device()();
}

Guid guid(unsigned kind, unsigned number) {
  Guid::Bytes bytes{};
  bytes[0] = static_cast<std::uint8_t>(kind);
  bytes[6] = 0x40;
  bytes[8] = 0x80;
  bytes[15] = static_cast<std::uint8_t>(number);
  return Guid(bytes);
}

/// Whatever a store may hold, texts that break other programs included.
class Anything {
 public:
  explicit Anything(std::uint64_t seed) : engine_(static_cast<std::mt19937_64::result_type>(seed)) {}

  unsigned below(unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(engine_); }
  bool chance(unsigned one_in) { return below(one_in) == 0; }

  std::string text() {
    static const char* const texts[] = {
        "",
        "青田食品",
        " blanks at the ends ",
        "quote\" and \\ and 'x'",
        "line\nend\r\n\ttab",
        "\x1b[31mred\x01",
        "a,b;c|",
        "null",
        "0",
        "👩‍👩‍👧 e\u0301",
        "\u202Eevil",
        "=1+1",
    };
    return texts[below(std::size(texts))];
  }
  std::optional<Instant> instant() {
    static const char* const instants[] = {"1969-12-31T23:59:59Z", "2016-02-29T00:00:00Z", "2026-11-23T15:49:00Z",
                                           "9999-12-31T23:59:59Z"};
    const unsigned chosen = below(std::size(instants) + 1);
    return chosen == 0 ? std::nullopt : parse_instant(instants[chosen - 1]);
  }
  PartnerTenantId partner_id() { return PartnerTenantId(guid(0xAA, 1 + below(5))); }
  CustomerId customer_id() { return CustomerId(guid(0xCC, 1 + below(6))); }
  SubscriptionId subscription_id() { return SubscriptionId(guid(0x55, 1 + below(20))); }

  Partner partner() {
    Partner made;
    made.tenant_id = partner_id();
    if (chance(2)) made.mpn_id = MpnId::parse(std::to_string(1 + below(9'999)));
    made.name = text();
    made.role = chance(3) ? PartnerRole::other : PartnerRole::reseller;
    made.location = text();
    made.support_profile = test::profile(chance(2) ? "help@a.example" : "", chance(2) ? "'1' 555-0100" : "",
                                         chance(2) ? "HTTPS://例.example/?a=b;c" : "");
    return made;
  }
  Customer customer() { return {customer_id(), text(), text(), text()}; }
  Subscription subscription() {
    Subscription made;
    made.id = subscription_id();
    made.customer_id = customer_id();
    set_fields(made);
    made.status = chance(2) ? "active" : word();
    made.billing_cycle = word();
    return made;
  }
  Relationship relationship() {
    Relationship made;
    set_fields(made);
    made.partner_center_state = word();
    made.link = chance(2) ? "https://a.example/;x" : "";
    return made;
  }
  Administration administration() {
    Administration made;
    made.dap = static_cast<DapState>(below(4));
    made.dap_since = instant();
    made.dap_ended = instant();
    while (chance(2))
      made.gdaps.record(gdap());
    return made;
  }
  Gdap gdap() {
    Gdap gdap;
    gdap.id = text();
    gdap.display_name = text();
    gdap.status = chance(2) ? "active" : "somethingNew";
    if (chance(2))
      gdap.roles = test::roles({"729827e3-9c14-49f7-bb1b-9608f156bbb8", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"});
    gdap.activated_at = instant();
    gdap.until = instant();
    if (chance(2)) gdap.auto_extend = chance(2);
    return gdap;
  }

 private:
  /// A value of a list of Partner Center's: a number would stand for one of its names.
  std::string word() {
    std::string made = text();
    return made == "0" ? "zero" : made;
  }
  template <class Thing>
  void set_fields(Thing& thing) {
    for_each_field<Thing>([&](const auto& field) { set(thing.*field.member); });
  }
  void set(std::string& value) { value = text(); }
  void set(std::int64_t& value) { value = chance(4) ? 9'223'372'036'854'775'807 : below(3); }
  void set(bool& value) { value = chance(2); }
  void set(std::optional<Instant>& value) { value = instant(); }
  void set(std::optional<bool>& value) { value = chance(2) ? std::optional(chance(2)) : std::nullopt; }
  void set(Channel& value) { value = static_cast<Channel>(below(6)); }
  void set(RelationshipState& value) { value = static_cast<RelationshipState>(below(6)); }

  std::mt19937_64 engine_;
};

/// Fills a store; what would name something unknown is left out.
void fill(CommandFixture& fixture, Anything& any) {
  fixture.write([&](store::Transaction& tx) {
    for (unsigned i = 0; i < 8; ++i)
      tx.save_partner(any.partner());
    for (unsigned i = 0; i < 8; ++i)
      tx.save_customer(any.customer());
    for (unsigned i = 0; i < 20; ++i) {
      const Subscription subscription = any.subscription();
      if (tx.customer(subscription.customer_id)) tx.save_subscription(subscription);
    }
    const PartnerTenantId account = tx.account()->partner.tenant_id;
    for (unsigned i = 0; i < 20; ++i) {
      const PartnerTenantId partner = any.partner_id();
      const SubscriptionId subscription = any.subscription_id();
      if (!tx.partner(partner)) continue;
      tx.set_partnership({partner, any.relationship()});
      const CustomerId customer = any.customer_id();
      if (tx.customer(customer)) {
        tx.set_customer_relationship({{customer, any.chance(3) ? account : partner}, any.relationship()});
        tx.set_administration({{customer, any.chance(3) ? account : partner}, any.administration()});
      }
      store::Designator designator{any.instant(), any.text()};
      if (tx.subscription(subscription)) tx.set_support_contact({subscription, partner, designator});
    }
  });
}

std::string lines(const std::vector<std::string>& resources) {
  std::string text;
  for (const std::string& resource : resources)
    text += resource + "\n";
  return text;
}

std::string exported(CommandFixture& fixture, const std::vector<std::string>& words = {}) {
  REQUIRE(fixture.run(command::export_data(), words));
  CHECK(fixture.output.total() == fixture.output.resources().size());
  return lines(fixture.output.resources());
}

/// An empty store of another account.
struct OtherStore : CommandFixture {
  OtherStore() {
    Account account;
    account.partner.tenant_id = PartnerTenantId(guid(0x01, 1));
    account.partner.name = "Another provider";
    write([&](store::Transaction& tx) { tx.save_account(account); });
  }

  void import(const std::string& text) {
    inputs["exported.jsonl"] = text;
    const auto imported = run(command::import_data(), {"exported.jsonl"});
    INFO((imported ? std::string() : imported.error().details.front().message));
    REQUIRE(imported);
  }
};

}  // namespace

TEST_CASE("What is exported, imported into an empty store, and exported again is the same, byte by byte") {
  const std::uint64_t seed = test::seed();
  INFO("PCADMIN_TEST_SEED=" << seed);
  Anything any(seed);
  for (unsigned round = 0; round < 10; ++round) {
    CommandFixture fixture;
    fixture.given_account();
    fill(fixture, any);
    const std::string first = exported(fixture);
    CHECK(first.size() > 1000);

    OtherStore other;
    other.import(first);
    CHECK(exported(other) == first);

    other.import(first);
    CHECK(other.output.rows().at(0).at("created") == "0");
    CHECK(other.output.rows().at(0).at("updated") == "0");
    CHECK(exported(other) == first);

    // Once it is taken back an import has never been, of what wasn't known and of what was.
    CommandFixture changed;
    changed.given_account();
    fill(changed, any);
    OtherStore undone;
    const std::string nothing = exported(undone);
    undone.import(first);
    REQUIRE(undone.run(command::undo(), {"--yes"}));
    CHECK(exported(undone) == nothing);
    undone.import(first);
    undone.import(exported(changed, {"--kind", "partnerships", "--kind", "customers"}));
    REQUIRE(undone.run(command::undo(), {"--yes"}));
    CHECK(exported(undone) == first);

    // A part of the store does so as well.
    const std::string part = exported(other, {"--filter", "companyName~青田"});
    if (part.empty()) continue;
    OtherStore third;
    third.import(part);
    CHECK(exported(third, {"--filter", "companyName~青田"}) == part);
  }
}

TEST_CASE("A part of the store is some customers with all that concerns them, and the partners of that") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner helper = fixture.given_reseller("Helper");
  const Partner idle = fixture.given_reseller("Idle");
  const Customer maple = fixture.given_customer("Maple", "maple.example");
  const Customer larkfield = fixture.given_customer("Larkfield", "larkfield.example");
  fixture.given_dap(maple.id, helper.tenant_id);
  fixture.given_dap(larkfield.id, idle.tenant_id);
  const Subscription office = fixture.given_subscription(maple.id, "Office");
  fixture.given_subscription(larkfield.id, "Visio");
  fixture.given_contact(office.id, helper.tenant_id);

  const std::string all = exported(fixture);
  for (const char* const name : {"Helper", "Idle", "Maple", "Larkfield", "Office", "Visio"})
    CHECK(all.find(name) != std::string::npos);

  const std::vector<std::string> by_name{"--customer", "maple.example"};
  const std::vector<std::string> by_filter{"--filter", "companyName=Maple"};
  for (const auto& words : {by_name, by_filter}) {
    const std::string part = exported(fixture, words);
    for (const char* const name : {"Helper", "Maple", "Office"})
      CHECK(part.find(name) != std::string::npos);
    for (const char* const name : {"Idle", "Larkfield", "Visio"})
      CHECK(part.find(name) == std::string::npos);
  }
  CHECK(exported(fixture, {"--customer", "Larkfield", "--filter", "companyName=Maple"}).empty());
}

namespace {

/// Two customers whose subscriptions lie between each other's in the order of ids.
struct Interleaved : CommandFixture {
  Interleaved() {
    given_account();
    const Partner reseller = given_reseller("Bluegate");
    for (const char* name : {"Larkfield", "Maple"})
      customers.push_back(given_customer(name, std::string(name) + ".example"));
    for (unsigned i = 0; i < 4; ++i) {
      const Subscription subscription = given_subscription(customers[i % 2].id, "Office");
      if (i > 1) given_contact(subscription.id, reseller.tenant_id);
    }
  }

  std::vector<std::string> exported(const std::vector<std::string>& arguments) {
    REQUIRE(run(command::export_data(), arguments));
    return output.resources();
  }

  std::vector<Customer> customers;
};

}  // namespace

TEST_CASE("However customers are chosen, what is exported has the order of the whole") {
  Interleaved fixture;
  const auto whole = fixture.exported({});
  CHECK(fixture.exported({"--customer", "Maple", "--customer", "Larkfield"}) == whole);
  CHECK(fixture.exported({"--filter", "companyName~l"}) == whole);

  CommandFixture copy;
  copy.given_account();
  std::string lines;
  for (const std::string& resource : whole)
    lines += resource + "\n";
  copy.inputs["-"] = lines;
  REQUIRE(copy.run(command::import_data(), {"-"}));
  REQUIRE(copy.run(command::export_data(), {}));
  CHECK(copy.output.resources() == whole);
}

TEST_CASE("An export ends when its reader goes away, however customers are chosen") {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"--filter", "companyName~l"},
                                                    {"--customer", "Maple", "--customer", "Larkfield"}}) {
    for (std::size_t read = 1; read < 8; ++read) {
      Interleaved fixture;
      fixture.output.breaks_after = read;
      REQUIRE(fixture.run(command::export_data(), arguments));
      CHECK(fixture.output.resources().size() == read);
    }
  }
}

TEST_CASE("--kind takes some kinds of resources alone") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner helper = fixture.given_reseller("Helper");
  const Customer maple = fixture.given_customer("Maple", "maple.example");
  fixture.given_dap(maple.id, helper.tenant_id);
  const Subscription office = fixture.given_subscription(maple.id, "Office");
  fixture.given_contact(office.id, helper.tenant_id);
  struct Case {
    const char* kind;
    const char* object_type;
  };
  const Case cases[] = {{"partnerships", "\"PartnerRelationship\""},
                        {"customers", "\"Customer\""},
                        {"subscriptions", "\"Subscription\""},
                        {"contacts", "\"SupportContact\""},
                        {"customer-relationships", "/relationships\""}};
  for (const Case& one : cases) {
    INFO(one.kind);
    exported(fixture, {"--kind", one.kind});
    REQUIRE(fixture.output.resources().size() == 1);
    CHECK(fixture.output.resources()[0].find(one.object_type) != std::string::npos);
  }
  exported(fixture, {"--kind", "customers", "--kind", "contacts"});
  CHECK(fixture.output.resources().size() == 2);
}

TEST_CASE("GDAP of a reseller needs the reseller, and says on which line it doesn't find it") {
  CommandFixture fixture;
  fixture.given_account();
  const Partner helper = fixture.given_reseller("Helper");
  const Customer maple = fixture.given_customer("Maple", "maple.example");
  fixture.write([&](store::Transaction& tx) {
    Administration administration;
    administration.gdaps.record({.status = "active"});
    tx.set_administration({{maple.id, helper.tenant_id}, administration});
  });
  OtherStore other;
  other.inputs["part.jsonl"] = exported(fixture, {"--kind", "customers", "--kind", "admin"});
  const Error error = other.failure(command::import_data(), {"part.jsonl"});
  CHECK(error.code == ErrorCode::input_invalid);
  REQUIRE(error.details.size() == 1);
  CHECK(error.details[0].code == "PARTNER_NOT_FOUND");
  CHECK(error.details[0].line == 2);
  CHECK(error.details[0].value == helper.tenant_id.text());

  other.import(exported(fixture, {"--kind", "partnerships", "--kind", "customers", "--kind", "admin"}));
}

TEST_CASE("The object pcadmin is the program's own: what it doesn't know there is a fault") {
  const char* const faulty[] = {R"("pcadmin":{"relationship":{"state":"actve"}})",
                                R"("pcadmin":{"relationship":{"agreement":"SA-1"}})",
                                R"("pcadmin":{"relationship":{"state":"active","requestedAt":"soon"}})",
                                R"("pcadmin":{"emial":"a@b.example"})",
                                R"("pcadmin":{"dap":{"since":"2026-01-01"}})",
                                R"("pcadmin":{"email":"of.another@kind.example"})",
                                R"("pcadmin":{"relationship":"active"})",
                                R"("pcadmin":[{"relationship":{"state":"active"}}])",
                                R"("pcadmin":"active")"};
  for (const char* const own : faulty) {
    INFO(own);
    OtherStore store;
    store.inputs["in.json"] = std::string(R"({"id":"cc000000-0000-4000-8000-000000000001","companyProfile":{)") +
                              R"("companyName":"Maple"},"attributes":{"objectType":"Customer"},)" + own + "}";
    const Error error = store.failure(command::import_data(), {"in.json"});
    CHECK(error.code == ErrorCode::input_invalid);
    CHECK(error.details.at(0).message.find("pcadmin") != std::string::npos);
  }
}

}  // namespace pcadmin::test
