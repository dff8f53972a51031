// What is written as a resource is read as the same: the mirror of item_test.cpp.
#include <algorithm>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include <pcadmin/grant.hpp>

#include "exchange/merge.hpp"
#include "exchange/reading.hpp"
#include "exchange/resource_writer.hpp"
#include "rules/profile.hpp"
#include "rules/roles.hpp"

namespace pcadmin::exchange::testing {

namespace {

const CustomerId customer_id(Guid::parse("a712755f-6cac-44d5-99d5-269512e74f7b").value());
const SubscriptionId subscription_id(Guid::parse("b9c8b9ff-e46e-4627-9419-c7723226db94").value());
const PartnerTenantId partner_id(Guid::parse("2c63888f-28f0-4481-be6d-dce7a7ace732").value());

constexpr const char* hostile = " \"quoted\" \\ \n\t\x01\x1b[31m \u202E 青田 👩‍👧 ";

Instant instant(const char* text) {
  return parse_instant(text).value();
}

Relationship a_relationship() {
  Relationship made;
  made.state = RelationshipState::ended;
  made.requested_at = instant("1969-12-31T23:59:59Z");
  made.established_at = instant("2026-01-02T03:04:05Z");
  made.ended_at = instant("9999-12-31T23:59:59Z");
  made.link = "https://partners.example/?a=1&b=\"2\"";
  made.with_dap = true;
  made.agreement = hostile;
  made.partner_center_state = "Something new";
  return made;
}

Administration some_dap() {
  Administration made;
  made.dap = DapState::revoked;
  made.dap_since = instant("2025-01-01T00:00:00Z");
  made.dap_ended = instant("2026-01-01T00:00:00Z");
  return made;
}

Partner a_partner() {
  Partner made;
  made.tenant_id = partner_id;
  made.mpn_id = MpnId::parse("0071");
  made.name = hostile;
  made.role = PartnerRole::reseller;
  made.location = "TW";
  made.support_profile = test::profile("help@a.example", "+886 4 5550 0133", "https://a.example");
  return made;
}

void check_same(const std::optional<RecordedDap>& read, const Administration& written) {
  REQUIRE(read);
  CHECK(read->state == written.dap);
  CHECK(read->since == written.dap_since);
  CHECK(read->ended == written.dap_ended);
}

/// The item of what `append` writes.
template <class Kind, class Append>
class Written {
 public:
  explicit Written(Append append) : text_(written(append)), reading_(read_items(text_)) {
    INFO(text_);
    CHECK(reading_.codes().empty());
    CHECK(text_.find('\n') == std::string::npos);
  }
  const Kind* operator->() const { return &reading_.only<Kind>(); }
  const Kind& operator*() const { return reading_.only<Kind>(); }
  const std::string& text() const { return text_; }

 private:
  static std::string written(Append append) {
    std::string text;
    append(text);
    return text;
  }

  std::string text_;
  ItemReading reading_;
};

template <class Kind, class Append>
Written<Kind, Append> write(Append append) {
  return Written<Kind, Append>(append);
}

}  // namespace

TEST_CASE("A partnership is read as it was written") {
  const auto item =
      write<PartnerRelationshipItem>([](std::string& out) { append_partnership(out, a_partner(), a_relationship()); });
  CHECK(kind_of(Item(*item)) == Kind::partnerships);
  CHECK(merge(Partner(), *item) == a_partner());
  CHECK(item->relationship == a_relationship());
}

TEST_CASE("A partner that is only known by name is read as it was written") {
  Partner partner;
  partner.tenant_id = partner_id;
  partner.role = PartnerRole::other;
  const auto item =
      write<PartnerRelationshipItem>([&](std::string& out) { append_partnership(out, partner, Relationship()); });
  CHECK(item.text() == R"({"id":"2c63888f-28f0-4481-be6d-dce7a7ace732",)"
                       R"("attributes":{"objectType":"PartnerRelationship"},"pcadmin":{"role":"other"}})");
  CHECK(merge(partner, *item) == partner);
  CHECK(item->role == PartnerRole::other);
  CHECK(item->recorded);
  CHECK(!item->relationship);
}

TEST_CASE("A customer is read as it was written") {
  const Customer customer{customer_id, hostile, "a.example", "commerce"};
  const auto item =
      write<CustomerItem>([&](std::string& out) { append_customer(out, customer, a_relationship(), some_dap()); });
  CHECK(merge(Customer(), *item) == customer);
  CHECK(item->relationship == a_relationship());
  check_same(item->dap, some_dap());
}

TEST_CASE("A customer of which nothing is known has neither relationship nor administration") {
  const Customer customer{customer_id, "", "", ""};
  const auto item =
      write<CustomerItem>([&](std::string& out) { append_customer(out, customer, Relationship(), Administration()); });
  CHECK(item.text() == R"({"id":"a712755f-6cac-44d5-99d5-269512e74f7b",)"
                       R"("companyProfile":{"tenantId":"a712755f-6cac-44d5-99d5-269512e74f7b"},)"
                       R"("attributes":{"objectType":"Customer"}})");
  CHECK(merge(Customer(), *item) == customer);
  CHECK(!item->relationship);
  CHECK(!item->relationship_to_partner);
  CHECK(!item->dap);
  CHECK(!item->allow_delegated_access);
}

TEST_CASE("A subscription is read as it was written") {
  Subscription subscription;
  subscription.id = subscription_id;
  subscription.customer_id = customer_id;
  subscription.offer_id = "offer";
  subscription.offer_name = hostile;
  subscription.friendly_name = " ";
  subscription.status = "somethingNew";
  subscription.quantity = 9'223'372'036'854'775'807;
  subscription.unit_type = "none";
  subscription.product_type = "OnlineServicesNCE";
  subscription.product_type_name = "Online services";
  subscription.channel = Channel::ea;
  subscription.partner_id = "0071";
  subscription.creation_date = instant("1969-07-20T20:17:40Z");
  subscription.effective_start_date = instant("2026-02-28T00:00:00Z");
  subscription.commitment_end_date = instant("9999-12-31T23:59:59Z");
  subscription.auto_renew_enabled = false;
  subscription.billing_cycle = "monthly";
  subscription.term_duration = "P1Y";
  const auto item = write<SubscriptionItem>([&](std::string& out) { append_subscription(out, subscription); });
  CHECK(merge(Subscription(), *item) == subscription);
}

TEST_CASE("A subscription without any word leaves out what it doesn't know") {
  Subscription subscription;
  subscription.id = subscription_id;
  subscription.customer_id = customer_id;
  const auto item = write<SubscriptionItem>([&](std::string& out) { append_subscription(out, subscription); });
  CHECK(item.text() == R"({"id":"b9c8b9ff-e46e-4627-9419-c7723226db94","quantity":0,"channel":"csp",)"
                       R"("links":{"self":{"uri":"/customers/a712755f-6cac-44d5-99d5-269512e74f7b/subscriptions/)"
                       R"(b9c8b9ff-e46e-4627-9419-c7723226db94","method":"GET"}},)"
                       R"("attributes":{"objectType":"Subscription"}})");
  CHECK(merge(Subscription(), *item) == subscription);
}

TEST_CASE("A support contact is read as it was written") {
  Subscription subscription;
  subscription.id = subscription_id;
  subscription.customer_id = customer_id;
  const auto item = write<ContactItem>([&](std::string& out) {
    append_contact(out, subscription, a_partner(), instant("2026-05-06T07:08:09Z"), hostile);
  });
  CHECK(item->subscription_id == subscription_id);
  CHECK(item->customer_id == customer_id);
  CHECK(item->support_tenant_id == partner_id);
  CHECK(item->support_mpn_id == a_partner().mpn_id);
  CHECK(item->name == a_partner().name);
  CHECK(item->assigned_at == instant("2026-05-06T07:08:09Z"));
  CHECK(item->assigned_by == hostile);

  const auto reported =
      write<ContactItem>([&](std::string& out) { append_contact(out, subscription, a_partner(), std::nullopt, ""); });
  CHECK(reported.text().find("pcadmin") == std::string::npos);
  CHECK(!reported->assigned_at);
  CHECK(!reported->assigned_by);
}

TEST_CASE("A reseller's relationship with a customer is read as it was written") {
  const auto item = write<PartnerRelationshipItem>([](std::string& out) {
    append_customer_relationship(out, customer_id, a_partner(), a_relationship(), some_dap());
  });
  CHECK(item->customer_id == customer_id);
  CHECK(item->tenant_id == partner_id);
  CHECK(item->name == a_partner().name);
  CHECK(item->relationship == a_relationship());
  check_same(item->dap, some_dap());

  const auto bare = write<PartnerRelationshipItem>([](std::string& out) {
    append_customer_relationship(out, customer_id, a_partner(), Relationship(), Administration());
  });
  CHECK(bare->recorded);
  CHECK(!bare->relationship);
  CHECK(!bare->dap);
}

TEST_CASE("GDAP is read as it was written, and names no account") {
  const Customer customer{customer_id, hostile, "a.example", ""};
  Gdap gdap;
  gdap.id = "8bb7ba94";
  gdap.display_name = hostile;
  gdap.status = "terminationRequested";
  gdap.roles = test::roles({"729827e3-9c14-49f7-bb1b-9608f156bbb8", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"});
  gdap.activated_at = instant("2026-01-01T00:00:00Z");
  gdap.until = instant("2027-12-31T23:59:59Z");
  gdap.auto_extend = true;
  std::sort(gdap.roles.begin(), gdap.roles.end());
  const auto of_reseller = write<AdminItem>([&](std::string& out) { append_gdap(out, customer, partner_id, gdap); });
  CHECK(of_reseller->customer_id == customer_id);
  CHECK(of_reseller->partner == partner_id);
  CHECK(of_reseller->gdap == gdap);

  for (std::size_t i = gdap.roles.size(); i < gdap_most_roles; ++i)
    gdap.roles.push_back(Role::parse("12345678-1234-1234-1234-12345678" + std::to_string(1000 + i)).value());
  std::sort(gdap.roles.begin(), gdap.roles.end());
  const auto with_most_roles =
      write<AdminItem>([&](std::string& out) { append_gdap(out, customer, partner_id, gdap); });
  CHECK(with_most_roles->gdap == gdap);
  gdap.roles.push_back(Role::parse("12345678-1234-1234-1234-123456789999").value());
  std::string longer;
  append_gdap(longer, customer, partner_id, gdap);
  CHECK(read_items(longer).codes().size() == 1);

  Gdap bare;
  bare.status = "active";
  const auto of_account = write<AdminItem>([&](std::string& out) { append_gdap(out, customer, std::nullopt, bare); });
  CHECK(!of_account->partner);
  CHECK(!of_account->indirect_provider);
  CHECK(of_account->gdap == bare);
  CHECK(of_account.text().find("unifiedRoles") == std::string::npos);
}

}  // namespace pcadmin::exchange::testing
