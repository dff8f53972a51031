#include "store/sqlite/copy.hpp"

#include <sqlite3.h>

namespace pcadmin::store::sqlite {

namespace {

constexpr int pages_a_step = 256;  // a megabyte

}  // namespace

DatabaseCopy::DatabaseCopy(SqliteConnection& from, SqliteConnection& to) : from_(from), to_(to) {
  to_.attempt([&] { backup_.emplace(to_.database(), from_.database()); });
}

void DatabaseCopy::run(const Progressed& progressed) {
  while (!step(pages_a_step)) {
    if (!progressed) continue;
    const auto total = static_cast<std::uint64_t>(backup_->getTotalPageCount());
    progressed(total - static_cast<std::uint64_t>(backup_->getRemainingPageCount()), total);
  }
}

bool DatabaseCopy::step(int pages) {
  if (from_.interrupted()) throw Failure(Failure::Kind::interrupted, to_.path());
  return to_.attempt([&] {
    const int result = backup_->executeStep(pages);
    if (result == SQLITE_DONE || result == SQLITE_OK) return result == SQLITE_DONE;
    throw SQLite::Exception(sqlite3_errstr(result), result);  // what the library answers as a value: busy
  });
}

}  // namespace pcadmin::store::sqlite
