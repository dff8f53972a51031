// The one place that knows which kind of store stands behind the interface.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "error/error.hpp"
#include "store/maintenance.hpp"
#include "store/store.hpp"

namespace pcadmin::app {

/// As store::sqlite::open.
Result<std::unique_ptr<store::Store>> open_store(const std::string& path, store::OpenMode mode,
                                                 std::function<bool()> interrupted);

/// As store::sqlite::maintain.
std::unique_ptr<store::Maintenance> maintain_store(const std::string& path, std::function<bool()> interrupted);

}  // namespace pcadmin::app
