// Data that isn't what it should be, or that PowerShell wrote in a form of its own: what was cut off, what is no kind
// of thing that is imported, numbers in place of names.
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "exchange/reading.hpp"

namespace pcadmin::exchange::testing {

namespace {

using Texts = std::vector<std::string>;

/// A subscription, customer, partnership or delegated-admin relationship with some members more.
std::string subscription(const std::string& members) {
  return R"({"id":"b9c8b9ff-e46e-4627-9419-c7723226db94","customerId":"a712755f-6cac-44d5-99d5-269512e74f7b",)"
         R"("offerName":"Office",)" +
         members + "}";
}
std::string customer(const std::string& members) {
  return R"({"id":"a712755f-6cac-44d5-99d5-269512e74f7b",)" + members + "}";
}
std::string partner(const std::string& members) {
  return R"({"id":"2c63888f-28f0-4481-be6d-dce7a7ace732","mpnId":"4871023",)" + members + "}";
}
std::string gdap(const std::string& members) {
  return R"({"id":"g","status":"active","customer":{"tenantId":"a712755f-6cac-44d5-99d5-269512e74f7b"},)" + members +
         "}";
}

Said said_kind(Kind kind) {
  Said said;
  said.kind = kind;
  return said;
}

}  // namespace

TEST_CASE("Numbers of enumerations are those that the .NET SDK publishes") {
  const Texts statuses{"none", "active", "suspended", "deleted", "expired", "pending", "disabled"};
  const Texts relationships{"unknown", "reseller", "advisor", "syndication", "microsoft_support", "none"};
  const Texts cycles{"unknown", "monthly", "annual", "none", "one_time", "triennial", "biennial"};
  const auto status_of = [](const std::string& written) {
    return read_items(subscription("\"status\":" + written)).only<SubscriptionItem>().fields.get(&Subscription::status);
  };
  const auto relationship_of = [](const std::string& written) {
    return read_items(customer("\"relationshipToPartner\":" + written)).only<CustomerItem>().relationship_to_partner;
  };
  for (std::size_t number = 0; number < statuses.size(); ++number) {
    CHECK(status_of(std::to_string(number)) == statuses[number]);
    CHECK(status_of("\"" + std::to_string(number) + "\"") == statuses[number]);
  }
  for (std::size_t number = 0; number < relationships.size(); ++number)
    CHECK(std::string(relationship_of(std::to_string(number)).value()) == relationships[number]);
  for (std::size_t number = 0; number < cycles.size(); ++number) {
    CHECK(read_items(subscription("\"billingCycle\":" + std::to_string(number)))
              .only<SubscriptionItem>()
              .fields.get(&Subscription::billing_cycle) == cycles[number]);
  }
  CHECK(read_items(partner(R"("relationshipType":0)")).only<PartnerRelationshipItem>().role == PartnerRole::other);
  CHECK(read_items(partner(R"("relationshipType":1)")).only<PartnerRelationshipItem>().role == PartnerRole::reseller);
  CHECK(std::string(relationship_of("\"MicrosoftSupport\"").value()) == "microsoft_support");
}

TEST_CASE("A number that isn't published is a fault, and so is what is no text") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {subscription(R"("status":7)"), "status"},
      {subscription(R"("status":"12")"), "status"},
      {subscription(R"("status":true)"), "status"},
      {subscription(R"("status":1.5)"), "status"},
      {subscription(R"("billingCycle":7)"), "billingCycle"},
      {customer(R"("relationshipToPartner":6)"), "relationshipToPartner"},
      {customer(R"("relationshipToPartner":-1)"), "relationshipToPartner"},
      {partner(R"("relationshipType":2)"), "relationshipType"},
      {R"({"id":"g","status":1,"customer":{"tenantId":"a712755f-6cac-44d5-99d5-269512e74f7b"}})", "status"},
  };
  for (const auto& [text, path] : cases) {
    CAPTURE(text);
    CHECK(read_items(text).codes() == Texts{"INVALID_VALUE " + path});
  }
}

TEST_CASE("A text in place of an object or a list, or the reverse, is a fault and nothing is dropped") {
  struct Case {
    std::string text;
    Texts codes;
  };
  const Case cases[] = {
      {gdap(R"("accessDetails":"@{unifiedRoles=System.Object[]}")"), {"JSON_DEPTH accessDetails"}},
      {gdap(R"("accessDetails":{"unifiedRoles":"System.Object[]"})"), {"JSON_DEPTH accessDetails.unifiedRoles"}},
      {gdap(R"("accessDetails":{"unifiedRoles":["@{roleDefinitionId=1}"]})"),
       {"JSON_DEPTH accessDetails.unifiedRoles[0]"}},
      {gdap(R"("accessDetails":{"unifiedRoles":["Microsoft.Graph.UnifiedRole"]})"),
       {"JSON_DEPTH accessDetails.unifiedRoles[0]"}},
      {R"({"id":"g","status":"active","accessDetails":{"unifiedRoles":[]},"customer":"@{tenantId=1}","displayName":"x"})",
       {"JSON_DEPTH customer"}},
      {subscription(R"("productType":"@{id=OnlineServicesNCE; displayName=x}")"), {"JSON_DEPTH productType"}},
      {subscription(R"("links":"Microsoft.Store.PartnerCenter.Models.Subscriptions.SubscriptionLinks")"),
       {"JSON_DEPTH links"}},
      {R"({"id":"a712755f-6cac-44d5-99d5-269512e74f7b","relationshipToPartner":"reseller",)"
       R"("companyProfile":"@{companyName=x}"})",
       {"JSON_DEPTH companyProfile"}},
      {R"({"id":"a712755f-6cac-44d5-99d5-269512e74f7b","companyProfile":"@{companyName=x}"})",
       {"JSON_DEPTH companyProfile"}},
      {R"({"items":["@{id=1}"]})", {"JSON_DEPTH items[0]"}},
      {R"({"totalCount":1,"items":"System.Object[]"})", {"JSON_DEPTH items"}},
      {gdap(R"("accessDetails":"roles")"), {"INVALID_VALUE accessDetails"}},
      {gdap(R"("accessDetails":{"unifiedRoles":{"roleDefinitionId":"x"}})"),
       {"INVALID_VALUE accessDetails.unifiedRoles.roleDefinitionId"}},
      {gdap(R"("accessDetails":[{"unifiedRoles":[]}])"), {"INVALID_VALUE accessDetails[0].unifiedRoles"}},
      {gdap(R"("displayName":["a","b"])"), {"INVALID_VALUE displayName[0]"}},
      {subscription(R"("friendlyName":{"value":"a","text":"b"})"), {"INVALID_VALUE friendlyName.value"}},
      {subscription(R"("friendlyName":[])"), {"INVALID_VALUE friendlyName"}},
      {subscription(R"("friendlyName":{})"), {"INVALID_VALUE friendlyName"}},
      {subscription(R"("productType":["x"])"), {"INVALID_VALUE productType[0]"}},
      {customer(R"("relationshipToPartner":"reseller","companyProfile":[{"domain":"d"}])"),
       {"INVALID_VALUE companyProfile[0].domain"}},
      // What isn't read may have any shape, and null is nothing.
      {customer(R"("relationshipToPartner":"reseller","companyProfile":null,"billingProfile":"@{email=x}")"), {}},
      {subscription(R"("productType":"OnlineServicesNCE","suspensionReasons":"System.Object[]")"), {}},
      {subscription(R"("productType":{"id":"OnlineServicesNCE","subType":{"id":"x"}},"links":{})"), {}},
      {gdap(R"("accessDetails":{"unifiedRoles":[]},"autoExtendDuration":{"Ticks":0,"Days":0})"), {}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(read_items(each.text).codes() == each.codes);
  }
}

TEST_CASE("What was cut off is told with the way to write it whole") {
  const ItemReading reading = read_items(gdap(R"("accessDetails":"@{unifiedRoles=System.Object[]}")"));
  REQUIRE(reading.faults.size() == 1);
  CHECK(reading.faults[0].message.find("-Depth 10") != std::string::npos);
}

TEST_CASE("An extension is a duration as Graph writes it, or as PowerShell does") {
  const auto extends = [](const std::string& duration) {
    return read_items(gdap("\"autoExtendDuration\":" + duration)).only<AdminItem>().gdap.auto_extend;
  };
  CHECK(extends(R"("P180D")") == true);
  CHECK(extends(R"({"Ticks":155520000000000,"Days":180,"TotalDays":180.0})") == true);
  CHECK(extends(R"({"Days":180})") == true);
  CHECK(extends(R"("180.00:00:00")") == true);
  CHECK(extends(R"("PT0S")") == false);
  CHECK(extends(R"({"Ticks":0,"Days":0,"TotalDays":0})") == false);
  CHECK(extends(R"("00:00:00")") == false);
}

TEST_CASE("What only resembles the things that are imported is none of them") {
  const Said subscriptions = said_kind(Kind::subscriptions);
  struct Case {
    std::string text;
    std::string code;
  };
  const Case cases[] = {
      {subscription(R"("quantity":3,"unitPrice":4.5,"attributes":{"objectType":"LicenseBasedLineItem"})"),
       "UNKNOWN_KIND attributes.objectType"},
      {subscription(R"("subscriptionId":"b9c8b9ff-e46e-4627-9419-c7723226db94","chargeType":"Cycle fee","quantity":3)"),
       "UNKNOWN_KIND chargeType"},
      {R"({"Name":"request","PartnerTenantId":"2c63888f-28f0-4481-be6d-dce7a7ace732","CustomerTenantId":)"
       R"("a712755f-6cac-44d5-99d5-269512e74f7b","OrganizationDisplayName":"Larkfield","Duration":"730"})",
       "UNKNOWN_KIND OrganizationDisplayName"},
      {R"({"id":"a712755f-6cac-44d5-99d5-269512e74f7b","contractType":"ResellerPartner","customerId":)"
       R"("a712755f-6cac-44d5-99d5-269512e74f7b","defaultDomainName":"d.example","displayName":"Larkfield"})",
       "UNKNOWN_KIND defaultDomainName"},
      {R"({"id":"x","@odata.type":"#microsoft.graph.contract","customerId":"y"})", "UNKNOWN_KIND @odata.type"},
      {customer(R"("companyProfile":{"domain":"d"},"attributes":{"objectType":"Order"})"),
       "UNKNOWN_KIND attributes.objectType"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(read_items(each.text).codes() == Texts{each.code});
    CHECK(read_items(each.text, subscriptions).codes() == Texts{each.code});
  }
  CHECK(
      read_items("PartnerId,CustomerId,SubscriptionId,OfferName,UnitPrice,Quantity\r\n1,2,3,Office,4,5\r\n").codes() ==
      Texts{"UNKNOWN_KIND UnitPrice"});
}

TEST_CASE("An error that was answered is told as that error") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"({"code":"900421","description":"MFA required.","data":[],"source":"PartnerFD"})", "900421: MFA required."},
      {R"({"code":3000,"description":"Customer not found","data":[]})", "3000: Customer not found."},
      {R"({"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges.","innerError":{}}})",
       "Authorization_RequestDenied: Insufficient privileges."},
      {R"({"statusCode":429,"message":"Rate limit is exceeded. Try again in 7 seconds."})",
       "429: Rate limit is exceeded. Try again in 7 seconds."},
  };
  for (const auto& [text, told] : cases) {
    CAPTURE(text);
    for (const Said& said : {Said{}, said_kind(Kind::customers)}) {
      const ItemReading reading = read_items(text, said);
      REQUIRE(reading.faults.size() == 1);
      CHECK(reading.faults[0].code == "ERROR_ANSWER");
      CHECK(reading.faults[0].message.find(told) != std::string::npos);
    }
  }
}

TEST_CASE("A list that PowerShell wrote as null is an empty list") {
  for (const char* const text :
       {R"({"totalCount":0,"items":null,"attributes":{"objectType":"Collection"}})", R"({"Items":null})",
        R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x","value":null})"}) {
    CAPTURE(text);
    const Reading reading = read(text);
    CHECK(reading.records.empty());
    CHECK(reading.faults.empty());
  }
  CHECK(read(customer(R"("companyProfile":{"domain":"d"},"value":null)")).records.size() == 1);
}

TEST_CASE("GDAP whose customer is null is an invitation that nobody has accepted") {
  const char* const open =
      R"({"id":"g","status":"approvalPending","customer":null,"accessDetails":{"unifiedRoles":[]}})";
  CHECK(!read_items(open).only<AdminItem>().customer_id);
  Said said;
  said.customer = CustomerId::parse("a712755f-6cac-44d5-99d5-269512e74f7b");
  CHECK(read_items(open, said).only<AdminItem>().customer_id == said.customer);
  const char* const unsaid = R"({"id":"g","status":"active","accessDetails":{"unifiedRoles":[{"roleDefinitionId":)"
                             R"("729827e3-9c14-49f7-bb1b-9608f156bbb8"}]}})";
  CHECK(read_items(unsaid).codes() == Texts{"CUSTOMER_UNSAID"});
}

}  // namespace pcadmin::exchange::testing
