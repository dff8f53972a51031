// The report's page: an overview of who supports what, in HTML.
#pragma once

#include <pcadmin/error.hpp>

#include "command/support_overview.hpp"
#include "report/html.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// Writes the whole document. What a page can't usefully hold is cut off, and the page says so and names the
/// command that lists all.
Result<void> write_overview_page(report::Html& html, store::View& view, const SupportOverview& overview,
                                 const OverviewQuestion& question);

}  // namespace pcadmin::command
