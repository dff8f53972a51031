#include "exchange/invitation.hpp"

#include <fmt/format.h>

namespace pcadmin::exchange {

namespace {

std::string invitation(std::string_view parameters, bool with_dap) {
  return fmt::format(
      "https://admin.microsoft.com/Adminportal/Home?invType={}&DAP={}#/BillingAccounts/partner-invitation", parameters,
      with_dap);
}

}  // namespace

std::string customer_invitation(const Account& account, bool with_dap) {
  return invitation(fmt::format("ResellerRelationship&partnerId={}&msppId=0", account.partner.tenant_id.text()),
                    with_dap);
}

std::string reseller_invitation(const Account& account, const Partner& reseller, bool with_dap) {
  return invitation(
      fmt::format("IndirectResellerRelationship&partnerId={}&msppId={}&indirectCSPId={}", reseller.tenant_id.text(),
                  reseller.mpn_id ? reseller.mpn_id->text() : "0", account.partner.tenant_id.text()),
      with_dap);
}

}  // namespace pcadmin::exchange
