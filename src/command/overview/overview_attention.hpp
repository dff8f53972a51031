// The sections of the report's page on what somebody has to do: now, and soon.
#pragma once

#include "command/overview/support_overview.hpp"
#include "report/html.hpp"

namespace pcadmin::command {

/// "Needs attention": contacts that stand and don't qualify, below their first reason.
void write_attention(report::Html& html, const SupportOverview& overview);

/// "Changes soon": contacts that will stop qualifying, and requests that will expire unanswered.
void write_changes(report::Html& html, const SupportOverview& overview);

}  // namespace pcadmin::command
