// What the global options, the environment and the terminal add up to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/line/global_options.hpp"
#include "app/machine/environment.hpp"
#include "error/error.hpp"
#include "report/renderer.hpp"

namespace pcadmin::app {

/// --store, else its default place. Fails with STORE_INACCESSIBLE where there is neither.
Result<std::string> store_path(const GlobalOptions& options, const Environment& environment);

std::vector<std::string> split_at_commas(std::string_view text);

report::RenderOptions render_options(const GlobalOptions& options, const Environment& environment);

/// All settings as they hold: `said`, which has every key, and for the others what the system or the program says.
std::vector<cli::Setting> effective_settings(std::vector<cli::Setting> said, const Environment& environment);

}  // namespace pcadmin::app
