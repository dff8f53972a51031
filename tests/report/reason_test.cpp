#include "report/reason.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace pcadmin;
using namespace pcadmin::report;

namespace {

const std::string customer = "11111111-1111-4111-8111-111111111111";
const std::string partner_id = "22222222-2222-4222-8222-222222222222";

Partner partner(PartnerRole role) {
  Partner result;
  result.tenant_id = *PartnerTenantId::parse(partner_id);
  result.name = "Bob's \"Cloud\"; rm -rf /";
  result.role = role;
  return result;
}

ReasonContext context_of(const Partner& contact) {
  ReasonContext context;
  context.customer_id = *CustomerId::parse(customer);
  context.company_name = "宏達資訊";
  context.contact = &contact;
  return context;
}

std::vector<ReasonCode> all_codes() {
  std::vector<ReasonCode> codes;
  for (int i = 0; i <= static_cast<int>(ReasonCode::admin_role_insufficient); ++i) {
    codes.push_back(static_cast<ReasonCode>(i));
  }
  return codes;
}

}  // namespace

TEST_CASE("every reason has a sentence that names who it is about, and a command") {
  const Partner reseller = partner(PartnerRole::reseller);
  for (const ReasonCode code : all_codes()) {
    const ReasonText text = describe(code, context_of(reseller));
    CAPTURE(text.code, text.message);
    CHECK(text.code == name(code));
    CHECK(text.message.find("Bob's") != std::string::npos);
    CHECK(text.message.find("宏達資訊") != std::string::npos);
    CHECK(text.message.back() == '.');
    CHECK(text.message.find(text.code) == std::string::npos);
    CHECK(text.message.find('{') == std::string::npos);
    CHECK(text.fix.starts_with("pcadmin "));
    CHECK(text.fix.find_first_of("\"'{}<>;$&|") == std::string::npos);  // a shell takes it as it is
  }
}

TEST_CASE("the command that helps is exact") {
  struct Case {
    ReasonCode code;
    std::string reseller;  // what helps a reseller
    std::string provider;  // and the account; empty where the reason can't arise
  };
  const std::string with_customer = " --customer " + customer;
  const std::string with_reseller = " --reseller " + partner_id;
  const std::string list = "pcadmin list-subscriptions " + customer;
  const std::string grant = "pcadmin grant-admin" + with_customer;
  const Case cases[] = {
      {ReasonCode::subscription_deleted, list, list},
      {ReasonCode::subscription_new_commerce, list, list},
      {ReasonCode::account_relationship_ended, "pcadmin request-relationship" + with_customer, {}},
      {ReasonCode::not_a_reseller, "pcadmin request-relationship" + with_reseller, {}},
      {ReasonCode::partnership_missing, "pcadmin request-relationship" + with_reseller, {}},
      {ReasonCode::partnership_pending, "pcadmin accept-relationship" + with_reseller, {}},
      {ReasonCode::partnership_ended, "pcadmin request-relationship" + with_reseller, {}},
      {ReasonCode::customer_relationship_ended, "pcadmin request-relationship" + with_customer + with_reseller,
       "pcadmin request-relationship" + with_customer},
      {ReasonCode::customer_relationship_missing, "pcadmin request-relationship" + with_customer + with_reseller,
       "pcadmin request-relationship" + with_customer},
      {ReasonCode::customer_relationship_pending, "pcadmin accept-relationship" + with_customer + with_reseller,
       "pcadmin accept-relationship" + with_customer},
      {ReasonCode::admin_privileges_missing, grant + with_reseller, grant + " --reseller provider"},
      {ReasonCode::admin_privileges_ended, grant + with_reseller, grant + " --reseller provider"},
      {ReasonCode::admin_role_insufficient, grant + with_reseller, grant + " --reseller provider"},
  };
  const Partner reseller = partner(PartnerRole::reseller);
  const Partner provider = partner(PartnerRole::provider);
  CHECK(std::size(cases) == all_codes().size());
  for (const Case& each : cases) {
    CAPTURE(name(each.code));
    CHECK(describe(each.code, context_of(reseller)).fix == each.reseller);
    if (!each.provider.empty()) CHECK(describe(each.code, context_of(provider)).fix == each.provider);
  }
}

TEST_CASE("who has or had GDAP is granted GDAP again, whose end is told by a person") {
  const std::string grant = "pcadmin grant-admin --customer " + customer;
  const std::string terms = " --gdap 'Service Support Administrator' --until DATE";
  const Partner reseller = partner(PartnerRole::reseller);
  const Partner provider = partner(PartnerRole::provider);
  Decision decision;
  decision.reasons = {ReasonCode::partnership_pending, ReasonCode::admin_privileges_ended};
  decision.has_gdap = true;
  std::vector<ReasonText> texts;
  describe(decision, context_of(reseller), texts);
  CHECK(texts[0].fix == "pcadmin accept-relationship --reseller " + partner_id);
  CHECK(texts[1].fix == grant + " --reseller " + partner_id + terms);
  describe(decision, context_of(provider), texts);
  CHECK(texts[1].fix == grant + " --reseller provider" + terms);
}

TEST_CASE("what helps against missing privileges says that a grant is recorded, not made") {
  const Partner reseller = partner(PartnerRole::reseller);
  for (const ReasonCode code : {ReasonCode::admin_privileges_missing, ReasonCode::admin_privileges_ended,
                                ReasonCode::admin_role_insufficient}) {
    CHECK(describe(code, context_of(reseller)).message.ends_with("record that: grant-admin grants nothing itself."));
  }
}

TEST_CASE("what time will bring about is told as to come") {
  const Partner reseller = partner(PartnerRole::reseller);
  ReasonContext context = context_of(reseller);
  context.is_ahead = true;
  CHECK(describe(ReasonCode::admin_privileges_ended, context).message.find("will have ended by then.") !=
        std::string::npos);
  CHECK(describe(ReasonCode::admin_role_insufficient, context).message.find("will be left by then.") !=
        std::string::npos);
  CHECK(describe(ReasonCode::partnership_ended, context).message ==
        describe(ReasonCode::partnership_ended, context_of(reseller)).message);
}

TEST_CASE("a missing agreement is recorded with the acceptance") {
  const Partner reseller = partner(PartnerRole::reseller);
  const ReasonText text = describe(WarningCode::support_agreement_missing, context_of(reseller));
  CHECK(text.code == "SUPPORT_AGREEMENT_MISSING");
  CHECK(text.message ==
        "No support agreement with Bob's \"Cloud\"; rm -rf / is recorded, by which it would support 宏達資訊.");
  CHECK(text.fix == "pcadmin accept-relationship --reseller " + partner_id + " --agreement REFERENCE");
}

TEST_CASE("who has no name is named by id") {
  Partner reseller = partner(PartnerRole::reseller);
  reseller.name.clear();
  ReasonContext context = context_of(reseller);
  context.company_name = {};
  CHECK(describe(ReasonCode::partnership_pending, context).message ==
        partner_id + " has not accepted the partnership yet, so it can't support " + customer + ".");
}

TEST_CASE("a decision's reasons are described in their order, reusing the storage") {
  const Partner reseller = partner(PartnerRole::reseller);
  Decision decision;
  decision.reasons = {ReasonCode::partnership_pending, ReasonCode::admin_privileges_missing};
  std::vector<ReasonText> texts(5);
  describe(decision, context_of(reseller), texts);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].code == "PARTNERSHIP_PENDING");
  CHECK(texts[1].code == "ADMIN_PRIVILEGES_MISSING");
  decision.reasons.clear();
  describe(decision, context_of(reseller), texts);
  CHECK(texts.empty());
}
