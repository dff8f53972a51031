// The e-mail by which a relationship is requested. The words may be changed; the link stands on a line
// of its own and must stay as it is.
#pragma once

#include <string>
#include <string_view>

#include <pcadmin/partner.hpp>

namespace pcadmin::command {

struct Draft {
  std::string subject;
  std::string body;
};

/// To a reseller: become an indirect reseller of the provider.
Draft partnership_draft(const Partner& provider, const Partner& reseller, std::string_view link);

/// To a customer: work with the account, or with `partner`, a reseller of the provider.
Draft customer_draft(const Partner& provider, const Partner& partner, std::string_view company_name,
                     std::string_view link, bool with_dap);

/// For a person to read and copy. `address` may be empty.
std::string readable(const Draft& draft, std::string_view address);

}  // namespace pcadmin::command
