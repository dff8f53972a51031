// What has to be done before the account may end its relationship with a customer.
#pragma once

#include <pcadmin/subscription.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// What the account sells there has to be suspended. Fails with ACTIVE_SUBSCRIPTIONS, each named.
Result<void> check_suspended(store::View& view, const Customer& customer);

}  // namespace pcadmin::command
