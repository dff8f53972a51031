#include "store/sqlite/failure.hpp"

#include <string_view>

#include <sqlite3.h>

#include "store/sqlite/file.hpp"
#include "text/shell_word.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

Error inaccessible(const std::string& path, const char* reason) {
  if (!may_write(folder_of(path))) {
    return {ErrorCode::store_inaccessible,
            say("the store '{}' can't be opened: its folder '{}' isn't writable for you, and SQLite keeps its "
                "write-ahead log there, even for reading.",
                path, folder_of(path)),
            say("chmod u+rwx {}, or a store in another place: --store FILE", text::shell_word(folder_of(path))),
            path,
            {}};
  }
  return {ErrorCode::store_inaccessible,
          say("the store '{}' isn't accessible: {}.", path, reason),
          say("ls -l {}, or another store: --store FILE", text::shell_word(path)),
          path,
          {}};
}

Error damaged(const std::string& path, const char* reason) {
  return {ErrorCode::store_damaged,
          say("the store '{}' is damaged: {}.", path, reason),
          say("pcadmin restore-store FILE, with a backup from before"),
          path,
          {}};
}

}  // namespace

Error translate(const SQLite::Exception& failure, const std::string& path) {
  const char* reason = failure.what();
  switch (failure.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::store_busy,
              say("the store '{}' is busy: another process is writing to it.", path),
              say("the same again in a moment"),
              path,
              {}};
    case SQLITE_INTERRUPT:
      return interrupted_error();
    case SQLITE_CORRUPT:
      return damaged(path, reason);
    case SQLITE_NOTADB:
      return not_recognised(path, say("it is no SQLite database"));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return inaccessible(path, reason);
    case SQLITE_FULL:
      return {ErrorCode::internal_error,
              say("nothing was written to the store '{}': the disk is full.", path),
              say("df -h {}, to see what is left", text::shell_word(folder_of(path))),
              path,
              {}};
    case SQLITE_IOERR:
      return {ErrorCode::internal_error,
              say("nothing was written to the store '{}': reading or writing its disk failed: {}.", path, reason),
              say("df -h {}, to see what is left", text::shell_word(folder_of(path))),
              path,
              {}};
    case SQLITE_ERROR:
      if (std::string_view(reason).substr(0, 7) == "no such") return damaged(path, reason);
      break;
    default:
      break;
  }
  return {ErrorCode::internal_error, say("the store '{}' failed: {}.", path, reason), {}, path, {}};
}

Error translate(const DamagedContent& failure, const std::string& path) {
  return damaged(path, failure.what());
}

}  // namespace pcadmin::store::sqlite
