#include <pcadmin/eligibility.hpp>

#include <fstream>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "rules/at.hpp"

using namespace pcadmin;
using nlohmann::json;
using test::at;

namespace {

const Instant judged_at = at("2026-06-15T12:00:00Z");

json eligibility_cases() {
  std::ifstream file(PCADMIN_SOURCE_DIR "/tests/rules/eligibility_cases.json");
  return json::parse(file)["cases"];
}

Relationship relationship(const json& rule_case, const char* key) {
  Relationship result;
  const std::string state = rule_case.value(key, "none");
  const Instant before = at("2026-06-01T12:00:00Z");
  if (state == "withdrawn")
    return *apply(*apply({}, RelationshipMove::request, before), RelationshipMove::remove, before);
  if (state == "requested again" || state == "declined again") {
    result = *apply(observe(observe({}, true, "reseller", before), false, "none", before), RelationshipMove::request,
                    before);
    return state == "requested again" ? result : *apply(result, RelationshipMove::decline, before);
  }
  result.state = parse_relationship_state(state).value();
  if (result.state == RelationshipState::requested) {
    result.requested_at = at(rule_case.value("requestedAt", "2026-06-14") + "T12:00:00Z");
  }
  return result;
}

Administration administration(const json& rule_case) {
  Administration result;
  result.dap = parse_dap_state(rule_case.value("dap", "unknown")).value();
  json gdaps = rule_case.value("gdap", json::array());
  if (!gdaps.is_array()) gdaps = json::array({gdaps});
  for (const json& source : gdaps) {
    Gdap gdap;
    gdap.id = std::to_string(result.gdaps.size());
    gdap.status = source["status"];
    for (const std::string role : source["roles"])
      gdap.roles.push_back(Role::recorded(role));
    gdap.until = parse_end(source["until"].get<std::string>());
    gdap.auto_extend = source.value("autoExtend", false);
    result.gdaps.record(std::move(gdap));
  }
  return result;
}

EligibilityFacts facts_of(const json& rule_case) {
  EligibilityFacts facts;
  facts.subscription.status = rule_case.value("status", "active");
  facts.subscription.new_commerce = rule_case.value("newCommerce", false);
  facts.subscription.channel = parse_channel(rule_case.value("channel", "csp")).value();
  facts.candidate.role = parse_partner_role(rule_case.value("candidate", "reseller")).value();
  facts.candidate.account_relationship = relationship(rule_case, "accountRelationship");
  facts.candidate.partnership = relationship(rule_case, "partnership");
  facts.candidate.customer_relationship = relationship(rule_case, "customerRelationship");
  facts.candidate.administration = administration(rule_case);
  return facts;
}

std::vector<std::string> names(const std::vector<ReasonCode>& reasons) {
  std::vector<std::string> result;
  for (const auto reason : reasons)
    result.emplace_back(name(reason));
  return result;
}

EligibilityFacts qualifying_reseller() {
  EligibilityFacts facts;
  facts.subscription.status = "active";
  facts.candidate.role = PartnerRole::reseller;
  facts.candidate.partnership.state = RelationshipState::active;
  facts.candidate.administration.dap = DapState::active;
  return facts;
}

const PartnerTenantId reseller{*Guid::parse("11111111-2222-3333-4444-555555555555")};
const PartnerTenantId another{*Guid::parse("99999999-2222-3333-4444-555555555555")};

}  // namespace

TEST_CASE("every eligibility case has exactly its reasons, in order") {
  const json cases = eligibility_cases();
  REQUIRE(cases.size() > 40);
  for (const json& rule_case : cases) {
    INFO(rule_case["case"]);
    const auto decision = judge(facts_of(rule_case), judged_at);
    CHECK(names(decision.reasons) == rule_case["reasons"].get<std::vector<std::string>>());
  }
}

TEST_CASE("the cases reach every reason") {
  const json cases = eligibility_cases();
  std::set<std::string> reached;
  for (const json& rule_case : cases) {
    for (const std::string reason : rule_case["reasons"])
      reached.insert(reason);
  }
  for (int code = 0; code <= static_cast<int>(ReasonCode::admin_role_insufficient); ++code) {
    CHECK(reached.count(std::string(name(static_cast<ReasonCode>(code)))) == 1);
  }
}

TEST_CASE("reasons come in the order of their codes for every combination of facts") {
  using State = RelationshipState;
  for (const auto role : {PartnerRole::provider, PartnerRole::reseller, PartnerRole::other}) {
    for (const auto channel : {Channel::csp, Channel::ea}) {
      for (const auto partnership : {State::none, State::requested, State::active, State::ended}) {
        for (const auto with_customer : {State::none, State::requested, State::active, State::ended}) {
          for (const auto dap : {DapState::unknown, DapState::active, DapState::revoked}) {
            EligibilityFacts facts;
            facts.subscription.status = "active";
            facts.candidate.role = role;
            facts.subscription.channel = channel;
            facts.candidate.partnership.state = partnership;
            facts.candidate.customer_relationship.state = with_customer;
            facts.candidate.administration.dap = dap;
            const auto decision = judge(facts, judged_at);
            CHECK(std::is_sorted(decision.reasons.begin(), decision.reasons.end()));
            CHECK(std::set(decision.reasons.begin(), decision.reasons.end()).size() == decision.reasons.size());
          }
        }
      }
    }
  }
}

TEST_CASE("reason codes are read back from their names") {
  for (int code = 0; code <= static_cast<int>(ReasonCode::admin_role_insufficient); ++code) {
    const auto reason = static_cast<ReasonCode>(code);
    CHECK(parse_reason_code(name(reason)) == reason);
  }
  CHECK_FALSE(parse_reason_code("NO_SUCH_REASON"));
}

TEST_CASE("a support agreement that was never recorded is a warning and no reason") {
  auto facts = qualifying_reseller();
  CHECK(judge(facts, judged_at).warnings == std::vector{WarningCode::support_agreement_missing});
  CHECK(judge(facts, judged_at).eligible());

  facts.candidate.partnership.agreement = "SA-1";
  CHECK(judge(facts, judged_at).warnings.empty());

  facts.candidate.partnership.agreement.clear();
  facts.candidate.customer_relationship.agreement = "SA-2";
  CHECK(judge(facts, judged_at).warnings.empty());

  facts.candidate.role = PartnerRole::provider;
  facts.candidate.customer_relationship.agreement.clear();
  CHECK(judge(facts, judged_at).warnings.empty());
}

TEST_CASE("a subscription's contact is the provider unless a reseller was designated, and nobody in new commerce") {
  CHECK(contact_source(false, false) == ContactSource::provider_default);
  CHECK(contact_source(false, true) == ContactSource::assigned);
  CHECK(contact_source(true, false) == ContactSource::unsupported);
  CHECK(contact_source(true, true) == ContactSource::unsupported);
  CHECK(name(ContactSource::provider_default) == "default");
}

TEST_CASE("the contact is who was designated, else the provider, and nobody for new commerce") {
  Partner provider;
  provider.tenant_id = another;
  provider.role = PartnerRole::provider;
  Partner candidate;
  candidate.tenant_id = reseller;
  candidate.role = PartnerRole::reseller;
  CHECK(is_contact(false, std::nullopt, provider));
  CHECK_FALSE(is_contact(false, std::nullopt, candidate));
  CHECK(is_contact(false, reseller, candidate));
  CHECK_FALSE(is_contact(false, reseller, provider));
  CHECK_FALSE(is_contact(true, reseller, candidate));
  CHECK_FALSE(is_contact(true, std::nullopt, provider));
}

TEST_CASE("a standing contact is judged only where somebody could be assigned") {
  auto facts = qualifying_reseller();
  CHECK(standing_contact_eligible(facts, judged_at) == true);
  facts.candidate.partnership.state = RelationshipState::ended;
  CHECK(standing_contact_eligible(facts, judged_at) == false);
  facts.subscription.status = "deleted";
  CHECK_FALSE(standing_contact_eligible(facts, judged_at).has_value());
  facts.subscription.status = "active";
  facts.subscription.new_commerce = true;
  CHECK_FALSE(standing_contact_eligible(facts, judged_at).has_value());
}

TEST_CASE("designating what is already so is unchanged before any rule is asked") {
  EligibilityFacts hopeless;
  hopeless.subscription.status = "deleted";
  CHECK(designate(reseller, reseller, hopeless, judged_at).result == DesignationResult::unchanged);
  CHECK(designate(std::nullopt, std::nullopt, hopeless, judged_at).result == DesignationResult::unchanged);
}

TEST_CASE("going back to the default is always allowed") {
  EligibilityFacts hopeless;
  hopeless.subscription.status = "deleted";
  hopeless.candidate.account_relationship.state = RelationshipState::ended;
  CHECK(designate(reseller, std::nullopt, hopeless, judged_at).result == DesignationResult::assigned);
}

TEST_CASE("designating a reseller follows the rules") {
  CHECK(designate(another, reseller, qualifying_reseller(), judged_at).result == DesignationResult::assigned);
  auto facts = qualifying_reseller();
  facts.candidate.administration.dap = DapState::revoked;
  const auto refused = designate(std::nullopt, reseller, facts, judged_at);
  CHECK(refused.result == DesignationResult::refused);
  CHECK(refused.decision.reasons == std::vector{ReasonCode::admin_privileges_ended});
}

TEST_CASE("a subscription that is deleted, expired or new commerce can have no contact") {
  for (const char* status : {"active", "suspended", "pending", ""}) {
    INFO(status);
    CHECK(can_have_contact(status, false));
    CHECK_FALSE(can_have_contact(status, true));
  }
  for (const char* status : {"deleted", "Expired"}) {
    INFO(status);
    CHECK_FALSE(can_have_contact(status, false));
    CHECK_FALSE(can_have_contact(status, true));
  }
}

TEST_CASE("a candidate qualifies until the last second of what it qualifies by") {
  auto facts = qualifying_reseller();
  facts.candidate.administration = {};
  Gdap gdap;
  gdap.status = "active";
  gdap.roles = {*Role::parse("Helpdesk Administrator")};
  gdap.until = at("2026-07-01T23:59:59Z");
  facts.candidate.administration.gdaps.record(gdap);
  const Instant bad = at("2026-12-12T12:00:00Z");
  REQUIRE(judge(facts, judged_at).eligible());
  REQUIRE_FALSE(judge(facts, bad).eligible());
  const Instant until = qualifies_until(facts, judged_at, bad);
  CHECK(judge(facts, until).eligible());
  CHECK_FALSE(judge(facts, until + std::chrono::seconds{1}).eligible());
}
