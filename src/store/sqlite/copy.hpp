// Copies a whole database over another one, in steps, as one transaction of that one. The one that is read should be
// in a transaction of its own: then it doesn't change meanwhile.
#pragma once

#include <optional>

#include <SQLiteCpp/Backup.h>

#include "store/maintenance.hpp"
#include "store/sqlite/connection.hpp"

namespace pcadmin::store::sqlite {

class DatabaseCopy {
 public:
  DatabaseCopy(SqliteConnection& from, SqliteConnection& to);

  /// Takes the lock of what will be written; copying does, too.
  void lock() { step(0); }
  /// What was there before is there again where this fails.
  void run(const Progressed& progressed);

 private:
  bool step(int pages);

  SqliteConnection& from_;
  SqliteConnection& to_;
  std::optional<SQLite::Backup> backup_;  // always there once it could begin
};

}  // namespace pcadmin::store::sqlite
