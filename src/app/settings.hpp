// What the global options, the environment and the terminal add up to.
#pragma once

#include <string>

#include <pcadmin/error.hpp>

#include "app/environment.hpp"
#include "app/global_options.hpp"
#include "report/renderer.hpp"

namespace pcadmin::app {

/// --store, else its default place. Fails with STORE_INACCESSIBLE where there is neither.
Result<std::string> store_path(const GlobalOptions& options, const Environment& environment);

report::RenderOptions render_options(const GlobalOptions& options, const Environment& environment);

}  // namespace pcadmin::app
