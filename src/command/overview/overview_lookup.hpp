// What people read of the subscriptions and customers that an overview keeps: looked up once all are counted, so
// that nothing of the others has to be remembered.
#pragma once

#include <vector>

#include <pcadmin/id.hpp>
#include <pcadmin/instant.hpp>

#include "command/overview/support_overview.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Why the contacts of these subscriptions don't qualify at an instant, in the order of companies.
std::vector<OverviewFinding> look_up_findings(store::View& view, const std::vector<SubscriptionId>& ids, Instant at);

/// A customer with the contacts that the question concerns, at most so many of them. `selection` is what the
/// question narrows to.
OverviewCustomer look_up_customer(store::View& view, store::SubscriptionSelection selection, CustomerId id,
                                  const OverviewQuestion& question, std::size_t most_contacts, std::size_t most_offers);

}  // namespace pcadmin::command
