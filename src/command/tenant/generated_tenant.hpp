// Recording a generated tenant in a store.
#pragma once

#include <functional>

#include "cli/services.hpp"
#include "error/error.hpp"
#include "exchange/item.hpp"
#include "seed/tenant.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Records all of the tenant but its account, and tells of each thing what became of it. What the plan says of a
/// subscription's contact is recorded also where it is the default, so that the same plan makes the same tenant again.
Result<void> record_generated(const seed::Tenant& tenant, const seed::Plan& plan, store::Transaction& transaction,
                              cli::Services& services,
                              const std::function<void(exchange::Kind, store::Upsert)>& recorded);

}  // namespace pcadmin::command
