// The pictures at the beginning of the report's page, each with the same beside it in words.
#pragma once

#include "command/overview/support_overview.hpp"
#include "report/html.hpp"

namespace pcadmin::command {

/// Who supports how much, as bars, and what ends when, as a line of the days until the horizon.
void write_charts(report::Html& html, const SupportOverview& overview);

}  // namespace pcadmin::command
