// Files that appear whole or not at all.
#pragma once

#include <memory>
#include <string>

#include <pcadmin/error.hpp>

#include "exchange/bytes.hpp"

namespace pcadmin::app {

/// As cli::Services::create_file. What isn't a plain file, e.g. a pipe, is written as it comes.
Result<std::unique_ptr<exchange::NewFile>> create_file(const std::string& name, const std::string& input);

}  // namespace pcadmin::app
