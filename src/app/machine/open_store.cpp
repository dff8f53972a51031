#include "app/machine/open_store.hpp"

#include <utility>

#include "store/sqlite/open.hpp"

namespace pcadmin::app {

Result<std::unique_ptr<store::Store>> open_store(const std::string& path, store::OpenMode mode,
                                                 std::function<bool()> interrupted) {
  return store::sqlite::open(path, mode, std::move(interrupted));
}

std::unique_ptr<store::Maintenance> maintain_store(const std::string& path, std::function<bool()> interrupted) {
  return store::sqlite::maintain(path, std::move(interrupted));
}

}  // namespace pcadmin::app
