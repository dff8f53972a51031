// What the shapes of Partner Center's data mean.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"
#include "rules/roles.hpp"

namespace pcadmin::exchange::testing {

namespace {

using Texts = std::vector<std::string>;

constexpr const char* customer_text = "a712755f-6cac-44d5-99d5-269512e74f7b";
constexpr const char* other_text = "ac8efe12-1c59-49f1-ba2d-de83458bfed0";
constexpr const char* subscription_text = "b9c8b9ff-e46e-4627-9419-c7723226db94";
constexpr const char* partner_text = "2c63888f-28f0-4481-be6d-dce7a7ace732";

template <class IdType>
IdType id(const char* text) {
  return IdType(Guid::parse(text).value());
}

Instant instant(const char* text) {
  return parse_instant(text).value();
}

/// Replaces C, O, S and P in angle brackets by the ids above.
std::string with_ids(std::string text) {
  const std::pair<std::string_view, const char*> ids[] = {
      {"<C>", customer_text}, {"<O>", other_text}, {"<S>", subscription_text}, {"<P>", partner_text}};
  for (const auto& [mark, value] : ids) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
      text.replace(at, mark.size(), value);
  }
  return text;
}

Said said_customer(const char* text = customer_text) {
  Said said;
  said.customer = id<CustomerId>(text);
  return said;
}

}  // namespace

TEST_CASE("Names of kinds are those of --kind") {
  for (const Kind kind : {Kind::customers, Kind::subscriptions, Kind::partnerships, Kind::customer_relationships,
                          Kind::contacts, Kind::admin}) {
    CHECK(parse_kind(name(kind)) == kind);
  }
  CHECK(name(Kind::customer_relationships) == "customer-relationships");
  CHECK(!parse_kind("customer"));
}

TEST_CASE("A kind that is said must not contradict what the data says") {
  struct Case {
    const char* text;
    Kind evident;
    std::vector<Kind> acceptable;
  };
  const Case cases[] = {
      {R"({"id":"<C>","companyProfile":{"companyName":"Larkfield"}})", Kind::customers, {Kind::customers}},
      {R"({"id":"<C>","attributes":{"objectType":"Customer"}})", Kind::customers, {Kind::customers}},
      {R"({"id":"<S>","offerName":"Office 365","customerId":"<C>"})", Kind::subscriptions, {Kind::subscriptions}},
      {R"({"subscriptionId":"<S>","supportTenantId":"<P>","name":"Dawnlight","attributes":{"objectType":"SupportContact"}})",
       Kind::contacts,
       {Kind::contacts}},
      {R"({"id":"<P>","name":"Dawnlight","mpnId":"4871023","customerId":"<C>"})",
       Kind::partnerships,
       {Kind::partnerships, Kind::customer_relationships}},
      {R"({"id":"1","customer":{"tenantId":"<C>"},"accessDetails":{"unifiedRoles":[{"roleDefinitionId":"<O>"}]}})",
       Kind::admin,
       {Kind::admin}},
      // A row of list-subscriptions is of both, one of list-relationships may be.
      {R"({"subscriptionId":"<S>","customerId":"<C>","offerName":"Office 365","supportTenantId":"<P>"})",
       Kind::subscriptions,
       {Kind::subscriptions, Kind::contacts}},
      {R"({"customerId":"<C>","companyName":"Larkfield","partnerTenantId":"<P>","partnerMpnId":"4871023"})",
       Kind::customers,
       {Kind::customers, Kind::partnerships, Kind::customer_relationships}},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    for (const Kind kind : {Kind::customers, Kind::subscriptions, Kind::partnerships, Kind::customer_relationships,
                            Kind::contacts, Kind::admin}) {
      INFO(name(kind));
      Said said = said_customer();
      said.kind = kind;
      const Texts codes = read_items(with_ids(each.text), said).codes();
      const bool is_contradiction = std::any_of(
          codes.begin(), codes.end(), [](const std::string& code) { return code.starts_with("CONTRADICTION"); });
      const bool is_acceptable =
          std::find(each.acceptable.begin(), each.acceptable.end(), kind) != each.acceptable.end();
      CHECK(is_contradiction == !is_acceptable);
    }
    CHECK(recognise(read(with_ids(each.text)).records.at(0), {}) == each.evident);
  }
}

TEST_CASE("A kind that is said holds where nothing else tells") {
  Said said;
  said.kind = Kind::customers;
  const ItemReading reading = read_items(with_ids(R"({"id":"<C>","name":"Larkfield"})"), said);
  REQUIRE(reading.codes() == Texts{});
  CHECK(reading.only<CustomerItem>().fields.get(&Customer::company_name) == "Larkfield");
}

TEST_CASE("A customer is the same in every shape") {
  const char* shapes[] = {
      R"({"id":"<C>","commerceId":"c","companyProfile":{"tenantId":"<C>","domain":"larkfield.example","companyName":"Larkfield"},
          "relationshipToPartner":"reseller","attributes":{"objectType":"Customer"}})",
      R"({"Id":"{A712755F-6CAC-44D5-99D5-269512E74F7B}","CompanyProfile":{"Domain":"larkfield.example","CompanyName":"Larkfield"},"RelationshipToPartner":"reseller"})",
      R"({"CustomerId":"<C>","Name":"Larkfield","Domain":"larkfield.example","RelationshipToPartner":"reseller","AllowDelegatedAccess":null})",
      "Microsoft ID,Company name,Primary domain name,Relationship\r\n<C>,Larkfield,larkfield.example,reseller\r\n",
      R"(customerId,companyName,domain,relationshipToPartner,adminPrivileges,subscriptionCount
<C>,Larkfield,larkfield.example,reseller,,3)",
  };
  for (const char* shape : shapes) {
    INFO(shape);
    const ItemReading reading = read_items(with_ids(shape));
    REQUIRE(reading.codes() == Texts{});
    const auto& item = reading.only<CustomerItem>();
    CHECK(item.id == id<CustomerId>(customer_text));
    CHECK(item.fields.get(&Customer::company_name) == "Larkfield");
    CHECK(item.fields.get(&Customer::domain) == "larkfield.example");
    CHECK(item.relationship_to_partner == "reseller");
    CHECK(!item.allow_delegated_access);
  }
}

TEST_CASE("Delegated access is known only where the data has it") {
  CHECK(read_items(with_ids(R"({"id":"<C>","companyProfile":{"domain":"d"},"allowDelegatedAccess":true})"))
            .only<CustomerItem>()
            .allow_delegated_access == true);
  CHECK(read_items(with_ids(R"({"CustomerId":"<C>","Name":"n","AllowDelegatedAccess":false})"))
            .only<CustomerItem>()
            .allow_delegated_access == false);
}

TEST_CASE("A subscription is the same in every shape") {
  const char* shapes[] = {
      R"({"id":"<S>","entitlementId":"e","offerId":"o","offerName":"Office","friendlyName":"Our Office","productType":{"id":"OnlineServicesNCE","displayName":"Online"},
          "quantity":25,"unitType":"Licenses","creationDate":"2016-03-25T06:41:12.5Z","status":"active","autoRenewEnabled":true,"billingCycle":"monthly",
          "termDuration":"P1Y","partnerId":"0487","isTrial":false,"links":{"self":{"uri":"/customers/<C>/subscriptions/<S>","method":"GET"}}})",
      R"({"Id":"<S>","OfferId":"o","OfferName":"Office","FriendlyName":"Our Office","ProductType":{"Id":"OnlineServicesNCE"},"Quantity":25,"UnitType":"Licenses",
          "CreationDate":"2016-03-25T06: 41: 12Z","Status":"active","AutoRenewEnabled":true,"BillingCycle":"monthly","TermDuration":"P1Y","PartnerId":"0487",
          "Links":{"Self":{"Uri":"https://api.partnercenter.microsoft.com/v1/Customers/<C>/Subscriptions/<S>?x=1"}}})",
      R"({"SubscriptionId":"<S>","customerId":"<C>","OfferId":"o","OfferName":"Office","FriendlyName":"Our Office","ProductType":"OnlineServicesNCE","Quantity":"25",
          "UnitType":"Licenses","CreationDate":"\/Date(1458888072123)\/","Status":"active","AutoRenewEnabled":"True","BillingCycle":"monthly","TermDuration":"P1Y","PartnerId":"0487"})",
      R"({"SubscriptionId":"<S>","customerId":"<C>","OfferId":"o","OfferName":"Office","FriendlyName":"Our Office","ProductType":{"Id":"OnlineServicesNCE"},"Quantity":25,
          "UnitType":"Licenses","CreationDate":{"value":"\/Date(1458888072123+0800)\/","DateTime":"Friday"},"Status":"active","AutoRenewEnabled":true,"BillingCycle":"monthly","TermDuration":"P1Y","PartnerId":"0487"})",
  };
  for (const char* shape : shapes) {
    INFO(shape);
    const ItemReading reading = read_items(with_ids(shape));
    REQUIRE(reading.codes() == Texts{});
    const auto& item = reading.only<SubscriptionItem>();
    CHECK(item.id == id<SubscriptionId>(subscription_text));
    CHECK(item.customer_id == id<CustomerId>(customer_text));
    CHECK(item.fields.get(&Subscription::offer_id) == "o");
    CHECK(item.fields.get(&Subscription::offer_name) == "Office");
    CHECK(item.fields.get(&Subscription::friendly_name) == "Our Office");
    CHECK(item.fields.get(&Subscription::product_type) == "OnlineServicesNCE");
    CHECK(item.fields.get(&Subscription::quantity) == 25);
    CHECK(item.fields.get(&Subscription::status) == "active");
    CHECK(item.fields.get(&Subscription::partner_id) == "0487");
    CHECK(item.fields.get(&Subscription::auto_renew_enabled) == true);
    CHECK(item.fields.get(&Subscription::creation_date) == instant("2016-03-25T06:41:12Z"));
    CHECK(!item.fields.says(&Subscription::commitment_end_date));
    CHECK(!item.fields.says(&Subscription::channel));
  }
}

TEST_CASE("The output of list-subscriptions is read as subscriptions, not as contacts") {
  const ItemReading reading = read_items(with_ids(
      "subscriptionId,customerId,companyName,offerName,friendlyName,status,quantity,productType,channel,partnerId,"
      "supportTenantId,supportMpnId,supportName,contactSource,contactEligible\r\n"
      "<S>,<C>,Larkfield,Office,,active,3,OnlineServicesLegacy,EA,,<P>,4871023,X,assigned,true\r\n"));
  REQUIRE(reading.codes() == Texts{});
  const auto& item = reading.only<SubscriptionItem>();
  CHECK(item.fields.get(&Subscription::channel) == Channel::ea);
  CHECK(!item.fields.says(&Subscription::friendly_name));
  CHECK(item.fields.get(&Subscription::product_type) == "OnlineServicesLegacy");
}

TEST_CASE("Whose a subscription is, is said by the data, else by the user, else nobody") {
  const std::string bare = with_ids(R"({"id":"<S>","offerName":"Office"})");
  CHECK(read_items(bare, said_customer()).only<SubscriptionItem>().customer_id == id<CustomerId>(customer_text));
  CHECK(read_items(bare).codes() == Texts{"CUSTOMER_UNSAID"});

  const std::string linked =
      with_ids(R"({"id":"<S>","offerName":"O","links":{"self":{"uri":"/customers/<C>/subscriptions/<S>"}}})");
  CHECK(read_items(linked, said_customer()).codes() == Texts{});
  CHECK(read_items(linked, said_customer(other_text)).codes() == Texts{"CONTRADICTION"});
  CHECK(read_items(with_ids(R"({"id":"<S>","offerName":"O","links":{"self":{"uri":"/customers/{id}/subscriptions"}}})"))
            .codes() == Texts{"CUSTOMER_UNSAID"});
}

TEST_CASE("The channel is said by the data, else by the user") {
  Said said = said_customer();
  said.channel = Channel::direct;
  CHECK(read_items(with_ids(R"({"id":"<S>","offerName":"O"})"), said)
            .only<SubscriptionItem>()
            .fields.get(&Subscription::channel) == Channel::direct);
  CHECK(read_items(with_ids(R"({"id":"<S>","offerName":"O","Channel":"OPEN"})"), said)
            .only<SubscriptionItem>()
            .fields.get(&Subscription::channel) == Channel::open);
  CHECK(read_items(with_ids(R"({"id":"<S>","offerName":"O","channel":"shop"})"), said).codes() ==
        Texts{"INVALID_VALUE channel"});
}

TEST_CASE("A partner relationship is the same in every shape") {
  const char* shapes[] = {
      R"({"id":"<P>","name":"晨光科技","relationshipType":"is_indirect_cloud_solution_provider_of","state":"Active","mpnId":"04871023","location":"TW"})",
      R"({"Id":"<P>","Name":"晨光科技","RelationshipType":"IsIndirectCloudSolutionProviderOf","State":"Active","MpnId":"04871023","Location":"TW"})",
      R"({"PartnerId":"<P>","Name":"晨光科技","MpnId":"04871023","Location":"TW","RelationshipType":1,"State":"Active"})",
      R"({"id":"<P>","name":"晨光科技","mpnId":"04871023","location":"TW","state":"Active","attributes":{"objectType":"PartnerRelationship"}})",
  };
  for (const char* shape : shapes) {
    INFO(shape);
    const ItemReading reading = read_items(with_ids(shape));
    REQUIRE(reading.codes() == Texts{});
    const auto& item = reading.only<PartnerRelationshipItem>();
    CHECK(item.tenant_id == id<PartnerTenantId>(partner_text));
    CHECK(item.mpn_id == MpnId::parse("04871023"));
    CHECK(item.name == "晨光科技");
    CHECK(item.location == "TW");
    CHECK(item.state == "Active");
    CHECK(item.role == PartnerRole::reseller);
    CHECK(!item.customer_id);
    CHECK(kind_of(*reading.items[0]) == Kind::partnerships);
  }
}

TEST_CASE("A partner relationship read with --customer is a customer relationship") {
  const std::string text =
      with_ids(R"({"id":"<P>","name":"x","relationshipType":"is_indirect_cloud_solution_provider_of","mpnId":"1"})");
  const ItemReading reading = read_items(text, said_customer());
  CHECK(reading.only<PartnerRelationshipItem>().customer_id == id<CustomerId>(customer_text));
  CHECK(kind_of(*reading.items[0]) == Kind::customer_relationships);

  Said said;
  said.kind = Kind::customer_relationships;
  CHECK(read_items(text, said).codes() == Texts{"CUSTOMER_UNSAID"});
  said = said_customer();
  said.kind = Kind::partnerships;
  CHECK(!read_items(text, said).only<PartnerRelationshipItem>().customer_id);
}

TEST_CASE("A partner relationship whose link is under a customer is that customer's") {
  const std::string before = R"({"id":"<P>","name":"x","mpnId":"1","links":{"self":{"uri":")";
  const char* links[] = {"/customers/<C>/relationships", "https://api.example/v1/Customers/<C>/Relationships?x=1",
                         "/customers/<C>/relationships/<P>"};
  for (const char* link : links) {
    INFO(link);
    const ItemReading reading = read_items(with_ids(R"({"items":[)" + before + link + R"("}}}]})"));
    REQUIRE(reading.codes() == Texts{});
    CHECK(reading.only<PartnerRelationshipItem>().customer_id == id<CustomerId>(customer_text));
    CHECK(kind_of(*reading.items[0]) == Kind::customer_relationships);
  }
  for (const char* link : {"/relationships/<P>", "/customers/<C>/relationshipsets", "/customers/x/relationships"}) {
    INFO(link);
    const ItemReading reading = read_items(with_ids(before + link + R"("}}})"));
    CHECK(!reading.only<PartnerRelationshipItem>().customer_id);
  }
}

TEST_CASE("A partner whose indirect reseller the account is, is no reseller of it") {
  for (const char* type : {"is_indirect_reseller_of", "IsIndirectResellerOf"}) {
    const ItemReading reading =
        read_items(with_ids(R"({"id":"<P>","name":"x","relationshipType":")" + std::string(type) + R"("})"));
    CHECK(reading.only<PartnerRelationshipItem>().role == PartnerRole::other);
  }
}

TEST_CASE("A support contact finds its subscription in its link, its own keys, or what the user says") {
  const ItemReading linked = read_items(with_ids(
      R"({"supportTenantId":"<P>","supportMpnId":"4871023","name":"晨光科技","links":{"self":{"uri":"/customers/<C>/subscriptions/<S>/supportcontact"}}})"));
  REQUIRE(linked.codes() == Texts{});
  const auto& item = linked.only<ContactItem>();
  CHECK(item.subscription_id == id<SubscriptionId>(subscription_text));
  CHECK(item.customer_id == id<CustomerId>(customer_text));
  CHECK(item.support_tenant_id == id<PartnerTenantId>(partner_text));
  CHECK(item.support_mpn_id == MpnId::parse("4871023"));
  CHECK(item.name == "晨光科技");

  const std::string bare = with_ids(R"({"Name":"x","SupportMpnId":"1","SupportTenantId":"<P>"})");
  CHECK(read_items(bare).codes() == Texts{"SUBSCRIPTION_UNSAID"});
  Said said;
  said.subscription = id<SubscriptionId>(subscription_text);
  CHECK(read_items(bare, said).only<ContactItem>().subscription_id == *said.subscription);
  CHECK(
      read_items(with_ids(R"({"subscriptionId":"<S>","supportTenantId":"<P>"})")).only<ContactItem>().subscription_id ==
      *said.subscription);
  said.subscription = id<SubscriptionId>(other_text);
  CHECK(read_items(with_ids(R"({"subscriptionId":"<S>","supportTenantId":"<P>"})"), said).codes() ==
        Texts{"CONTRADICTION"});
  CHECK(read_items(with_ids(R"({"subscriptionId":"<S>","supportMpnId":"1"})")).codes() == Texts{"MISSING_FIELD"});
}

TEST_CASE("Graph's delegated admin relationship becomes a GDAP") {
  const ItemReading reading = read_items(with_ids(
      R"({"@odata.context":"c","value":[{"id":"g-1","displayName":"Support","status":"active","autoExtendDuration":"P180D",
          "activatedDateTime":"2025-03-01T08:30:00Z","endDateTime":"2027-03-01","customer":{"tenantId":"<C>","displayName":"x"},
          "accessDetails":{"unifiedRoles":[{"roleDefinitionId":"F023FD81-A637-4B56-95FD-791AC0226033"},{"roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b"},
          {"roleDefinitionId":"f023fd81-a637-4b56-95fd-791ac0226033"}]}}]})"));
  REQUIRE(reading.codes() == Texts{});
  const auto& item = reading.only<AdminItem>();
  CHECK(item.customer_id == id<CustomerId>(customer_text));
  CHECK(!item.indirect_provider);
  CHECK(item.gdap.id == "g-1");
  CHECK(item.gdap.display_name == "Support");
  CHECK(item.gdap.status == "active");
  CHECK(item.gdap.auto_extend == true);
  CHECK(item.gdap.activated_at == instant("2025-03-01T08:30:00Z"));
  CHECK(item.gdap.until == instant("2027-03-01T23:59:59Z"));
  CHECK(item.gdap.roles ==
        test::roles({"88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "f023fd81-a637-4b56-95fd-791ac0226033"}));
}

TEST_CASE("A role that is neither a known name nor an id is a fault, with the one that was probably meant") {
  const ItemReading reading = read_items(with_ids(
      R"({"value":[{"id":"g-1","status":"active","customer":{"tenantId":"<C>"},"accessDetails":{"unifiedRoles":[
          {"roleDefinitionId":"服務支援管理員"},{"roleDefinitionId":"Helpdesk Administrater"},
          {"roleDefinitionId":"Grand Vizier"}]}}]})"));
  REQUIRE(reading.codes() == Texts{"INVALID_VALUE value[0].accessDetails.unifiedRoles[1].roleDefinitionId",
                                   "INVALID_VALUE value[0].accessDetails.unifiedRoles[2].roleDefinitionId"});
  CHECK_THAT(reading.faults.at(0).message, Catch::Contains("much like 'Helpdesk Administrator'"));
  CHECK(reading.faults.at(0).value == "Helpdesk Administrater");
  CHECK_THAT(reading.faults.at(1).message, Catch::Contains("the role 'Grand Vizier' isn't known."));
}

TEST_CASE("A support profile and a link are refused that set-support-profile would refuse") {
  const ItemReading reading = read_items(with_ids(
      R"_([{"objectType":"PartnerRelationship","id":"<P>","name":"Dawnlight","mpnId":"1",
          "relationshipType":"is_indirect_cloud_solution_provider_of","pcadmin":{"role":"reseller","email":"a@b@c",
          "telephone":"none","website":"javascript:alert(1)",
          "relationship":{"state":"requested","link":"javascript:alert(1)"}}}])_"));
  CHECK(reading.codes() == Texts{"INVALID_VALUE [0].pcadmin.email", "INVALID_VALUE [0].pcadmin.telephone",
                                 "INVALID_VALUE [0].pcadmin.website", "INVALID_VALUE [0].pcadmin.relationship.link"});
}

TEST_CASE("A duration of zero doesn't extend, and a reseller's GDAP names the provider") {
  for (const char* duration : {"\"PT0S\"", "\"P0D\"", "null"}) {
    const ItemReading reading = read_items(with_ids(
        R"({"status":"expired","customer":{"tenantId":"<C>"},"indirectProviderTenantId":"<P>","autoExtendDuration":)" +
        std::string(duration) + "}"));
    REQUIRE(reading.codes() == Texts{});
    CHECK_FALSE(reading.only<AdminItem>().gdap.auto_extend.value_or(false));
    CHECK(reading.only<AdminItem>().indirect_provider == id<PartnerTenantId>(partner_text));
  }
}

TEST_CASE("Enum values that aren't known are kept as text") {
  CHECK(read_items(with_ids(R"({"id":"<S>","customerId":"<C>","offerName":"O","status":"paused"})"))
            .only<SubscriptionItem>()
            .fields.get(&Subscription::status) == "paused");
  CHECK(read_items(with_ids(R"({"id":"<C>","relationshipToPartner":"best_friend"})"))
            .only<CustomerItem>()
            .relationship_to_partner == "best_friend");
}

TEST_CASE("Dates that no contact depends on are left out where they can't be understood") {
  const ItemReading reading = read_items(with_ids(
      R"({"id":"<S>","customerId":"<C>","offerName":"O","creationDate":"6/30/2027","effectiveStartDate":"2026-02-30",
          "commitmentEndDate":"2027-06-30"})"));
  REQUIRE(reading.codes() == Texts{});
  CHECK(reading.left_out == Texts{"6/30/2027", "2026-02-30"});
  CHECK(!reading.only<SubscriptionItem>().fields.says(&Subscription::creation_date));
  CHECK(reading.only<SubscriptionItem>().fields.get(&Subscription::commitment_end_date) == instant("2027-06-30"));
}

TEST_CASE("Values of Partner Center's lists are the same in any casing") {
  CHECK(read_items(with_ids(R"({"id":"<S>","customerId":"<C>","offerName":"O","status":"Active"})"))
            .only<SubscriptionItem>()
            .fields.get(&Subscription::status) == "active");
  CHECK(read_items(with_ids(R"({"id":"<C>","relationshipToPartner":"Microsoft_Support"})"))
            .only<CustomerItem>()
            .relationship_to_partner == "microsoft_support");
  CHECK(read_items(with_ids(R"({"customer":{"tenantId":"<C>"},"status":"APPROVALPENDING","accessDetails":{}})"))
            .only<AdminItem>()
            .gdap.status == "approvalPending");
}

TEST_CASE(".NET's missing date, null and empty texts say nothing") {
  const ItemReading reading = read_items(with_ids(
      R"({"id":"<S>","customerId":"<C>","offerName":"","friendlyName":null,"quantity":1,"creationDate":"0001-01-01T00:00:00",
          "effectiveStartDate":"\/Date(-62135596800000)\/","commitmentEndDate":null})"));
  REQUIRE(reading.codes() == Texts{});
  const auto& item = reading.only<SubscriptionItem>();
  CHECK(!item.fields.says(&Subscription::offer_name));
  CHECK(!item.fields.says(&Subscription::friendly_name));
  CHECK(!item.fields.says(&Subscription::creation_date));
  CHECK(!item.fields.says(&Subscription::effective_start_date));
  CHECK(!item.fields.says(&Subscription::commitment_end_date));
}

TEST_CASE("Everything that is wrong with a record is reported, each with its path") {
  struct Case {
    const char* text;
    Texts codes;
  };
  const Case cases[] = {
      {R"([{"id":"<C>","companyProfile":{"domain":"d"}},{"id":"nonsense","companyProfile":{"domain":"d"}}])",
       {"INVALID_GUID [1].id"}},
      {R"({"Items":[{"Id":"00000000-0000-0000-0000-000000000000","RelationshipToPartner":"none","AllowDelegatedAccess":"perhaps"}]})",
       {"INVALID_GUID Items[0].Id", "INVALID_VALUE Items[0].AllowDelegatedAccess"}},
      {R"({"companyProfile":{"domain":"d"}})", {"MISSING_FIELD"}},
      {R"({"id":"<S>","customerId":"x","offerName":"O","quantity":-1,"creationDate":"2026-02-30","commitmentEndDate":"soon","effectiveStartDate":"\/Date(x)\/"})",
       {"INVALID_GUID customerId", "INVALID_NUMBER quantity"}},
      {R"({"id":"<S>","customerId":"<C>","offerId":"o","quantity":2.5})", {"INVALID_NUMBER quantity"}},
      {R"({"id":"<S>","customerId":"<C>","offerId":"o","quantity":99999999999999999999})", {"INVALID_NUMBER quantity"}},
      {R"({"customer":{"tenantId":"<C>"},"status":"active","endDateTime":"\/Date(4376664216000000)\/"})",
       {"INVALID_DATE endDateTime"}},
      {R"({"customer":{"tenantId":"<C>"},"status":"active","endDateTime":"\/Date(9223372036854775807)\/"})",
       {"INVALID_DATE endDateTime"}},
      {R"({"id":"<C>","companyProfile":{"tenantId":"<P>","domain":"d"}})", {"CONTRADICTION"}},
      {R"({"id":"<S>","customerId":"<C>","offerId":"o","links":{"self":{"uri":"/customers/<C>/subscriptions/<P>"}}})",
       {"CONTRADICTION"}},
      {R"({"id":"<P>","relationshipType":"x","mpnId":"48-71"})", {"INVALID_MPN_ID mpnId"}},
      {R"({"customer":{"tenantId":"<C>"},"endDateTime":"2026-13-01"})", {"MISSING_FIELD", "INVALID_DATE endDateTime"}},
      {"{}", {"UNKNOWN_KIND"}},
      {"Microsoft ID,Company name\nx,y\n", {"INVALID_GUID Microsoft ID"}},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const ItemReading reading = read_items(with_ids(one.text));
    CHECK(reading.codes() == one.codes);
    CHECK(!reading.items.back());
    for (const ErrorDetail& fault : reading.faults)
      CHECK(fault.line > 0);
  }
}

TEST_CASE("A fault shows the value and where it stands") {
  const ItemReading reading = read_items("[\n  {\"id\": \"nonsense\", \"relationshipToPartner\": \"none\"}\n]");
  REQUIRE(reading.faults.size() == 1);
  CHECK(reading.faults[0].value == "nonsense");
  CHECK(reading.faults[0].line == 2);
  CHECK(reading.faults[0].column == 10);
}

TEST_CASE("Data about another customer than the user named is a contradiction") {
  const char* texts[] = {
      R"({"id":"<C>","relationshipToPartner":"none"})", R"({"status":"active","customer":{"tenantId":"<C>"}})",
      R"({"supportTenantId":"<P>","links":{"self":{"uri":"/customers/<C>/subscriptions/<S>/supportcontact"}}})"};
  for (const char* text : texts) {
    CHECK(read_items(with_ids(text), said_customer(other_text)).codes() == Texts{"CONTRADICTION"});
    CHECK(read_items(with_ids(text), said_customer()).codes() == Texts{});
  }
}

TEST_CASE("Items say the same whatever their casing and format, and differ by what they say") {
  const auto hash = [](const char* text) { return content_hash(*read_items(with_ids(text)).items.at(0)); };
  const auto key = [](const char* text, const Said& said = {}) {
    std::string result;
    write_key(*read_items(with_ids(text), said).items.at(0), result);
    return result;
  };
  const char* camel =
      R"({"id":"<C>","companyProfile":{"domain":"d","companyName":"n"},"relationshipToPartner":"reseller"})";
  const char* script =
      R"({"CustomerId":"{A712755F-6CAC-44D5-99D5-269512E74F7B}","Name":"n","Domain":"d","RelationshipToPartner":"reseller","X":1})";
  const char* other =
      R"({"id":"<C>","companyProfile":{"domain":"n","companyName":"d"},"relationshipToPartner":"reseller"})";
  CHECK(hash(camel) == hash(script));
  CHECK(hash(camel) != hash(other));
  CHECK(key(camel) == key(other));

  const char* relationship = R"({"id":"<P>","relationshipType":"x"})";
  CHECK(key(relationship) != key(relationship, said_customer()));
  CHECK(key(relationship, said_customer()) != key(relationship, said_customer(other_text)));
  CHECK(key(R"({"id":"1","status":"active","customer":{"tenantId":"<C>"}})") !=
        key(R"({"id":"2","status":"active","customer":{"tenantId":"<C>"}})"));
  CHECK(key(R"({"id":"<S>","customerId":"<C>","offerName":"o"})") !=
        key(R"({"subscriptionId":"<S>","supportTenantId":"<P>"})"));
}

}  // namespace pcadmin::exchange::testing
