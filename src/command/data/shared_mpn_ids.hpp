// Partners that were imported with an MPN id which another partner has as well.
#pragma once

#include <set>
#include <vector>

#include <pcadmin/partner.hpp>

#include "report/output.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// A warning, MPN_ID_SHARED, for each of those that took an MPN id, where another partner has it; of very many one for
/// the rest. Asked once everything is recorded: only then it is known who else has it.
std::vector<report::ReasonText> shared_mpn_ids(store::View& view, const Account& account,
                                               const std::set<PartnerTenantId>& took);

}  // namespace pcadmin::command
