// Copies a whole database over another one, in steps, as one transaction of that one. The one that is read should be
// in a transaction of its own: then it doesn't change meanwhile. Throws SQLite::Exception, SQLITE_INTERRUPT among them.
#pragma once

#include <SQLiteCpp/Backup.h>

#include "store/maintenance.hpp"
#include "store/sqlite/connection.hpp"

namespace pcadmin::store::sqlite {

class Copy {
 public:
  Copy(Connection& from, Connection& to) : from_(from), backup_(to.database(), from.database()) {}

  /// Takes the lock of what will be written; copying does, too.
  void lock() { step(0); }
  /// What was there before is there again where this fails.
  void run(const Progressed& progressed);

 private:
  bool step(int pages);

  Connection& from_;
  SQLite::Backup backup_;
};

/// Whether a copy failed for what it was written to, not for what was read.
bool concerns_writing(const SQLite::Exception& failure);
/// A clause for people.
std::string reason(const SQLite::Exception& failure);

}  // namespace pcadmin::store::sqlite
