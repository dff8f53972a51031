// The report's page: an overview of who supports what, in HTML.
#pragma once

#include "command/overview/support_overview.hpp"
#include "error/error.hpp"
#include "report/html.hpp"

namespace pcadmin::command {

/// Writes the whole document. Where the overview doesn't hold all, the page says so and names the command that
/// lists all. Fails as the writing of `html` does.
Result<void> write_overview_page(report::Html& html, const SupportOverview& overview);

}  // namespace pcadmin::command
