// The links by which a relationship with a customer is requested, as Partner Center makes them.
#pragma once

#include <string>

#include <pcadmin/partner.hpp>

namespace pcadmin::exchange {

/// For the account's own relationship with a customer.
std::string customer_invitation(const Account& account, bool with_dap);

/// For a reseller's. A reseller without a known MPN id gets "msppId=0".
std::string reseller_invitation(const Account& account, const Partner& reseller, bool with_dap);

}  // namespace pcadmin::exchange
