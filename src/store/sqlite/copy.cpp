#include "store/sqlite/copy.hpp"

#include <cerrno>

#include <sqlite3.h>

#include "text/system_reason.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr int pages_a_step = 256;  // a megabyte

}  // namespace

void Copy::run(const Progressed& progressed) {
  while (!step(pages_a_step)) {
    if (!progressed) continue;
    const auto total = static_cast<std::uint64_t>(backup_.getTotalPageCount());
    progressed(total - static_cast<std::uint64_t>(backup_.getRemainingPageCount()), total);
  }
}

bool Copy::step(int pages) {
  if (from_.interrupted()) throw SQLite::Exception("interrupted", SQLITE_INTERRUPT);
  const int result = backup_.executeStep(pages);
  if (result == SQLITE_DONE || result == SQLITE_OK) return result == SQLITE_DONE;
  // Whoever stops the program while it waits for a lock isn't told to try again.
  if (from_.interrupted()) throw SQLite::Exception("interrupted", SQLITE_INTERRUPT);
  throw SQLite::Exception(sqlite3_errstr(result), result);
}

bool concerns_writing(const SQLite::Exception& failure) {
  switch (failure.getErrorCode()) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_DELETE:
      return true;
    default:
      return (failure.getErrorCode() & 0xff) == SQLITE_FULL;
  }
}

std::string reason(const SQLite::Exception& failure) {
  if ((failure.getErrorCode() & 0xff) != SQLITE_FULL) return failure.what();
  return text::system_reason(ENOSPC);
}

}  // namespace pcadmin::store::sqlite
