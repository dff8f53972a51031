// Files that appear whole or not at all.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/machine/environment.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"

namespace pcadmin::app {

/// As cli::Services::create_file; what begins as `may_be_store` says never gives way. What isn't a plain file, e.g. a
/// pipe, is written as it comes, and nobody waits for its reader once `stop` says so: INTERRUPTED.
Result<std::unique_ptr<exchange::NewFile>> create_file(const std::string& name, const std::string& input,
                                                       std::string_view kind,
                                                       const std::function<bool(std::string_view)>& may_be_store,
                                                       const std::function<Stop()>& stop);

}  // namespace pcadmin::app
