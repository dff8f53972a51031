// Another program that asks the installed rules library: a reseller without partnership can't be the
// contact of a subscription that was deleted.
#include <iostream>

#include <pcadmin/eligibility.hpp>

int main() {
  pcadmin::EligibilityFacts facts;
  facts.subscription.status = "deleted";
  facts.candidate.role = pcadmin::PartnerRole::reseller;
  const pcadmin::Decision decision = pcadmin::judge(facts, *pcadmin::parse_instant("2026-11-02T09:00:00Z"));
  for (const pcadmin::ReasonCode reason : decision.reasons)
    std::cout << pcadmin::name(reason) << '\n';
}
