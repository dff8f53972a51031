// The customer, partner or subscription that a user means by a reference (see store/reference.hpp).
//
// None found fails with …_NOT_FOUND and a suggestion in its message, or with what other kind of thing it names; several
// with AMBIGUOUS_REFERENCE and the candidates as details, an empty reference with INVALID_VALUE.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/partner.hpp>
#include <pcadmin/subscription.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Whether what isn't found is compared with the names that there are. It takes a while: not for files of references.
enum class Suggest { no, yes };

Result<Customer> resolve_customer(store::View& view, std::string_view reference, Suggest suggest = Suggest::yes);
Result<Partner> resolve_partner(store::View& view, std::string_view reference, Suggest suggest = Suggest::yes);
Result<Subscription> resolve_subscription(store::View& view, std::string_view reference,
                                          const std::optional<CustomerId>& customer = {},
                                          Suggest suggest = Suggest::yes);

/// The command that requests a partnership with a reseller that isn't known yet. `name` is a word of a command line.
std::string new_reseller_command(store::View& view, std::string_view name);

/// The account; fails with STORE_NOT_FOUND where init has not been run.
Result<Account> require_account(store::View& view);

}  // namespace pcadmin::command
