#include "exchange/invitation.hpp"

#include <catch2/catch.hpp>

namespace pcadmin::exchange {

namespace {

PartnerTenantId partner_id(const char* text) {
  return PartnerTenantId(Guid::parse(text).value());
}

Account account() {
  Account account;
  account.partner.tenant_id = partner_id("F6FADFA7-E5C1-4B62-9362-DA5CC13DA58A");
  return account;
}

}  // namespace

TEST_CASE("The account's invitation is the link that Partner Center makes") {
  CHECK(customer_invitation(account(), true) ==
        "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="
        "f6fadfa7-e5c1-4b62-9362-da5cc13da58a&msppId=0&DAP=true#/BillingAccounts/partner-invitation");
  CHECK(customer_invitation(account(), false).find("&DAP=false#") != std::string::npos);
}

TEST_CASE("A reseller's invitation names the reseller and its provider") {
  Partner reseller;
  reseller.tenant_id = partner_id("2c63888f-28f0-4481-be6d-dce7a7ace732");
  reseller.mpn_id = MpnId::parse("04871023");
  CHECK(reseller_invitation(account(), reseller, false) ==
        "https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId="
        "2c63888f-28f0-4481-be6d-dce7a7ace732&msppId=04871023&indirectCSPId=f6fadfa7-e5c1-4b62-9362-da5cc13da58a"
        "&DAP=false#/BillingAccounts/partner-invitation");
  reseller.mpn_id.reset();
  CHECK(reseller_invitation(account(), reseller, true).find("&msppId=0&") != std::string::npos);
}

}  // namespace pcadmin::exchange
