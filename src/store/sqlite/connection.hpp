// A connection to a SQLite file: statements prepared once and used often, waiting for others' locks,
// and being interrupted. Its functions throw SQLite::Exception; see failure.hpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "store/sqlite/row.hpp"

namespace pcadmin::store::sqlite {

/// A statement's text, made once; its address is what Connection knows it by.
struct Sql {
  explicit Sql(std::string sql) : text(std::move(sql)) {}
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;

  const std::string text;
};

enum class Access {
  read,
  /// Neither locks the file nor looks for a write-ahead log: nobody has it open.
  read_undisturbed,
  write,
};

class Connection {
 public:
  /// `path` is absolute and the file exists; an empty one stands for a database of this connection's own, in a
  /// temporary file that goes away with it.
  Connection(const std::string& path, Access access, std::function<bool()> interrupted,
             std::chrono::milliseconds busy_timeout);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void execute(const std::string& sql) { database_.exec(sql); }
  /// The same, for what SQLite gives up at once where another connection is in its way.
  void execute_patiently(const std::string& sql);
  /// The one number that a query answers.
  std::int64_t number(const char* sql);
  /// The one text that a query answers.
  std::string text(const char* sql);
  SQLite::Statement prepare(const std::string& sql) { return {database_, sql}; }
  /// Prepared at its first use. Used by one Query at a time.
  SQLite::Statement& cached(const Sql& sql);

  std::int64_t last_row() const { return database_.getLastInsertRowid(); }
  /// Ends the transaction, if there is one, as if it had never been.
  void roll_back() noexcept;
  bool interrupted() const { return interrupted_ && interrupted_(); }
  SQLite::Database& database() { return database_; }

  using Idle = std::unordered_map<std::string, SQLite::Statement>;
  /// A statement that nobody else uses until it is given back: one that was, or else a new one.
  Idle::node_type take(const std::string& sql);
  /// The statement is reset. A second one of the same text is dropped.
  void give_back(Idle::node_type statement) { idle_.insert(std::move(statement)); }

 private:
  static int ask_interrupted(void* connection);
  static int wait_for_lock(void* connection, int attempts);

  std::function<bool()> interrupted_;
  std::chrono::milliseconds busy_timeout_;
  SQLite::Database database_;
  std::unordered_map<const Sql*, SQLite::Statement> statements_;
  Idle idle_;
};

/// A transaction that is rolled back unless it was committed.
class Scope {
 public:
  Scope(Connection& connection, const char* begin) : connection_(connection) { connection_.execute(begin); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  ~Scope() { connection_.roll_back(); }

  void commit() { connection_.execute("COMMIT"); }

 private:
  Connection& connection_;
};

/// One use of a cached statement, from binding its parameters to its last row.
class Query {
 public:
  template <class... Values>
  Query(Connection& connection, const Sql& sql, Values&&... values) : statement_(connection.cached(sql)) {
    // A temporary's type is deduced without a reference.
    static_assert((!Parameters::is_fleeting<Values> && ...), "what is bound must outlive the query");
    Parameters(statement_).add(values...);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { statement_.tryReset(); }

  bool next() { return statement_.executeStep(); }
  Row row() { return Row(statement_); }
  /// For what answers no rows; answers how many it changed.
  int run() { return statement_.exec(); }

 private:
  SQLite::Statement& statement_;
};

/// One use of a statement that may be used again before this one ends. Its texts are few, and are kept prepared.
class Stream {
 public:
  Stream(Connection& connection, const std::string& sql) : connection_(connection), statement_(connection.take(sql)) {}
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    statement_.mapped().tryReset();
    connection_.give_back(std::move(statement_));
  }

  /// Binds those of the values that are there, one after the other.
  template <class... Values>
  void bind_present(const std::optional<Values>&... values) {
    Parameters parameters(statement_.mapped());
    ((values ? parameters.add(*values) : void()), ...);
  }

  bool next() { return statement_.mapped().executeStep(); }
  Row row() { return Row(statement_.mapped()); }

 private:
  Connection& connection_;
  Connection::Idle::node_type statement_;
};

}  // namespace pcadmin::store::sqlite
