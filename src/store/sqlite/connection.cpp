#include "store/sqlite/connection.hpp"

#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/core.h>
#include <sqlite3.h>

namespace pcadmin::store::sqlite {

namespace {

constexpr int instructions_between_questions = 10000;  // a fraction of a millisecond
constexpr std::chrono::milliseconds pause{10};

int open_flags(Access access) {
  // Nobody asks how much memory SQLite uses, and counting it takes a lock at each allocation.
  static const int asked = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // possible before its first use alone
  static_cast<void>(asked);
  const int kind = access == Access::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
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

}  // namespace

Connection::Connection(const std::string& path, Access access, std::function<bool()> interrupted,
                       std::chrono::milliseconds busy_timeout)
    : interrupted_(std::move(interrupted)),
      busy_timeout_(busy_timeout),
      database_(address(path, access), open_flags(access)) {
  sqlite3_busy_handler(database_.getHandle(), &wait_for_lock, this);
  if (interrupted_) {
    sqlite3_progress_handler(database_.getHandle(), instructions_between_questions, &ask_interrupted, this);
  }
}

void Connection::execute_patiently(const std::string& sql) {
  for (int attempts = 0;; ++attempts) {
    try {
      return execute(sql);
    } catch (const SQLite::Exception& problem) {
      if (problem.getErrorCode() != SQLITE_BUSY || wait_for_lock(this, attempts) == 0) throw;
    }
  }
}

std::int64_t Connection::number(const char* sql) {
  SQLite::Statement statement(database_, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

std::string Connection::text(const char* sql) {
  SQLite::Statement statement(database_, sql);
  return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

SQLite::Statement& Connection::cached(const Sql& sql) {
  if (const auto known = statements_.find(&sql); known != statements_.end()) return known->second;
  return statements_
      .emplace(std::piecewise_construct, std::forward_as_tuple(&sql), std::forward_as_tuple(database_, sql.text))
      .first->second;
}

void Connection::roll_back() noexcept {
  if (sqlite3_get_autocommit(database_.getHandle()) == 0) database_.tryExec("ROLLBACK");
}

Connection::Idle::node_type Connection::take(const std::string& sql) {
  if (auto known = idle_.extract(sql)) return known;
  Idle made;
  made.emplace(std::piecewise_construct, std::forward_as_tuple(sql), std::forward_as_tuple(database_, sql));
  return made.extract(made.begin());
}

int Connection::ask_interrupted(void* connection) {
  return static_cast<Connection*>(connection)->interrupted() ? 1 : 0;
}

int Connection::wait_for_lock(void* connection, int attempts) {
  const auto& self = *static_cast<Connection*>(connection);
  if (self.interrupted() || attempts * pause >= self.busy_timeout_) return 0;
  sqlite3_sleep(static_cast<int>(pause.count()));
  return 1;
}

}  // namespace pcadmin::store::sqlite
