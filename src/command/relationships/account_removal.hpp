// What has to be done before the account may end its relationship with a customer, and what goes with it.
#pragma once

#include <pcadmin/instant.hpp>
#include <pcadmin/relationship.hpp>
#include <pcadmin/removal.hpp>
#include <pcadmin/subscription.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Whether the account's relationship may become another one: where that ends it, what the account sells there has to
/// be suspended. Fails with ACTIVE_SUBSCRIPTIONS, each named.
Result<void> check_account_may_leave(store::View& view, const Customer& customer, const Relationship& before,
                                     const Relationship& after, Instant now);

}  // namespace pcadmin::command
