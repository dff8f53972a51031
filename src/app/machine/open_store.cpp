#include "app/machine/open_store.hpp"

#include "store/sqlite/open.hpp"

namespace pcadmin::app {
namespace {

const store::sqlite::SqliteKind sqlite_files;

}  // namespace

const store::StoreKind& store_kind(const std::string&) {
  return sqlite_files;
}

bool may_be_store(std::string_view beginning) {
  return sqlite_files.may_be_store(beginning);
}

}  // namespace pcadmin::app
