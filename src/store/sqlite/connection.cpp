#include "store/sqlite/connection.hpp"

#include <string_view>
#include <tuple>
#include <utility>

#include <sqlite3.h>

#include "text/unicode.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr int instructions_between_questions = 10000;  // a fraction of a millisecond
constexpr std::chrono::milliseconds pause{10};

void fold_function(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
  if (text == nullptr) return;
  const std::string key = text::fold({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
  sqlite3_result_text64(context, key.data(), key.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

}  // namespace

Connection::Connection(const std::string& path, bool writable, std::function<bool()> interrupted,
                       std::chrono::milliseconds busy_timeout)
    : interrupted_(std::move(interrupted)),
      busy_timeout_(busy_timeout),
      database_(path, (writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY) | SQLite::OPEN_NOMUTEX) {
  sqlite3_busy_handler(database_.getHandle(), &wait_for_lock, this);
  if (interrupted_) {
    sqlite3_progress_handler(database_.getHandle(), instructions_between_questions, &ask_interrupted, this);
  }
}

std::int64_t Connection::number(const char* sql) {
  SQLite::Statement statement(database_, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
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

void Connection::provide_fold() {
  if (has_fold_) return;
  database_.createFunction("fold", 1, true, nullptr, &fold_function);
  has_fold_ = true;
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
