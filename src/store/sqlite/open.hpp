// Opens a store in a SQLite file. Everything SQLite stays behind this door.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "error/error.hpp"
#include "store/maintenance.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// `interrupted` is asked during long work; when it answers true, the work ends with INTERRUPTED and
/// is rolled back. Fails with STORE_NOT_FOUND, STORE_NOT_RECOGNISED (another program's file),
/// STORE_DAMAGED, STORE_NEWER (written by a newer version), STORE_INACCESSIBLE or STORE_BUSY.
Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode, std::function<bool()> interrupted = {});

/// What is done with the store in a file as a whole; it is opened, and need be there, only when that is done.
std::unique_ptr<Maintenance> maintain(const std::string& path, std::function<bool()> interrupted = {});

}  // namespace pcadmin::store::sqlite
