#include "store/sqlite/connection.hpp"

#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/core.h>
#include <sqlite3.h>

#include "store/sqlite/file.hpp"
#include "store/sqlite/query.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr int instructions_between_questions = 10000;  // a fraction of a millisecond
constexpr std::chrono::milliseconds pause{10};

/// What concerns the whole process; possible before the first use of SQLite alone.
void configure_library() {
  // Nobody asks how much memory SQLite uses, and counting it takes a lock at each allocation.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  // What a statement needs to take back its own work stays in memory: none is about many rows.
  sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
}

int open_flags(Access access) {
  static const bool configured = (configure_library(), true);
  static_cast<void>(configured);
  const bool may_write = access == Access::write || access == Access::read_and_tidy;
  const int kind = may_write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
  return kind | SQLite::OPEN_NOMUTEX | (access == Access::read_undisturbed ? SQLite::OPEN_URI : 0);
}

std::string address(const std::string& path, Access access) {
  if (access != Access::read_undisturbed) return path;
  std::string uri = "file://";
  for (const char character : path) {
    if (std::string_view("%?#").find(character) == std::string_view::npos) {
      uri += character;
    } else {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(character));
    }
  }
  return uri + "?immutable=1";
}

Failure::Kind kind_of(const SQLite::Exception& exception, const std::string& path) {
  using Kind = Failure::Kind;
  const int extended = exception.getExtendedErrorCode();
  switch (extended > 0 ? extended : exception.getErrorCode()) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_DELETE:
      return Kind::write_failed;
    default:
      break;
  }
  switch (exception.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Kind::busy;
    case SQLITE_INTERRUPT:
      return Kind::interrupted;
    case SQLITE_CORRUPT:
      return Kind::damaged;
    case SQLITE_NOTADB:
      return Kind::is_no_database;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return may_write_folder(folder_of(path)) ? Kind::not_opened : Kind::folder_closed;
    case SQLITE_FULL:
      return Kind::full;
    case SQLITE_IOERR:
      return Kind::io_failed;
    case SQLITE_ERROR:
      // A table or a column.
      return std::string_view(exception.what()).starts_with("no such") ? Kind::damaged : Kind::failed;
    default:
      return Kind::failed;
  }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Access access, std::function<bool()> interrupted,
                                   std::chrono::milliseconds busy_timeout)
    : path_(path), interrupted_(std::move(interrupted)), busy_timeout_(busy_timeout) {
  attempt([&] { database_.emplace(address(path, access), open_flags(access)); });
  if (access == Access::read_and_tidy) execute("PRAGMA query_only = ON");
  sqlite3_busy_handler(database_->getHandle(), &wait_for_lock, this);
  if (interrupted_) {
    sqlite3_progress_handler(database_->getHandle(), instructions_between_questions, &ask_interrupted, this);
  }
}

void SqliteConnection::execute(const std::string& sql) {
  attempt([&] { database_->exec(sql); });
}

void SqliteConnection::execute_patiently(const std::string& sql) {
  for (int attempts = 0;; ++attempts) {
    try {
      return execute(sql);
    } catch (const Failure& failure) {
      if (failure.kind != Failure::Kind::busy || wait_for_lock(this, attempts) == 0) throw;
    }
  }
}

std::int64_t SqliteConnection::number(const std::string& sql) {
  SqliteQuery query(*this, sql);
  return query.next() ? query.row().number() : 0;
}

std::string SqliteConnection::text(const std::string& sql) {
  SqliteQuery query(*this, sql);
  return query.next() ? std::string(query.row().text()) : std::string();
}

bool SqliteConnection::step(SQLite::Statement& statement) {
  return attempt([&] { return statement.executeStep(); });
}

void SqliteConnection::begin(const char* command) {
  execute(command);
  in_transaction_ = true;
}

void SqliteConnection::roll_back() noexcept {
  in_transaction_ = false;
  failure_.reset();
  if (sqlite3_get_autocommit(database_->getHandle()) == 0) database_->tryExec("ROLLBACK");
}

void SqliteConnection::leave_log() {
  sqlite3_db_config(database_->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

SqliteConnection::Statements::node_type SqliteConnection::take(const std::string& sql) {
  if (auto known = idle_.extract(sql)) return known;
  Statements made;
  attempt([&] {
    made.emplace(std::piecewise_construct, std::forward_as_tuple(sql), std::forward_as_tuple(*database_, sql));
  });
  return made.extract(made.begin());
}

void SqliteConnection::fail(const SQLite::Exception& exception) {
  Failure failure(kind_of(exception, path_), path_, exception.what());
  if (failure.kind == Failure::Kind::folder_closed) failure.detail = folder_of(path_);
  // Whoever stops the program while it waits for another isn't told to try again.
  if (failure.kind == Failure::Kind::busy && interrupted()) failure.kind = Failure::Kind::interrupted;
  if (in_transaction_) failure_ = failure;
  throw Failure(std::move(failure));
}

int SqliteConnection::ask_interrupted(void* connection) {
  return static_cast<SqliteConnection*>(connection)->interrupted() ? 1 : 0;
}

int SqliteConnection::wait_for_lock(void* connection, int attempts) {
  const auto& self = *static_cast<SqliteConnection*>(connection);
  if (self.interrupted() || attempts * pause >= self.busy_timeout_) return 0;
  sqlite3_sleep(static_cast<int>(pause.count()));
  return 1;
}

}  // namespace pcadmin::store::sqlite
