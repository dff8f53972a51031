// A connection to a SQLite file: statements prepared once and used often, waiting for others' locks,
// and being interrupted. What SQLite reports as an exception of its library is thrown on as a Failure: whatever throws
// one is done in attempt().
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "store/failure.hpp"

namespace pcadmin::store::sqlite {

enum class Access {
  /// Of a file that nothing is kept beside, or where that is there already: it can't be made, or is left behind.
  read,
  /// The last connection to be closed takes away what SQLite keeps beside the file, which needs the right to write.
  read_and_tidy,
  /// Neither locks the file nor looks for a write-ahead log: it is as it is only as long as nobody writes.
  read_undisturbed,
  write,
};

class SqliteConnection {
 public:
  /// `path` is absolute and the file exists; an empty one stands for a database of this connection's own, in a
  /// temporary file that goes away with it. A failure names the path.
  SqliteConnection(const std::string& path, Access access, std::function<bool()> interrupted,
                   std::chrono::milliseconds busy_timeout);
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  const std::string& path() const { return path_; }
  /// Failures name this file, of which the connection's own is a copy.
  void stand_for(const std::string& path) { path_ = path; }

  void execute(const std::string& sql);
  /// The same, for what SQLite gives up at once where another connection is in its way.
  void execute_patiently(const std::string& sql);
  /// The one number that a query answers.
  std::int64_t number(const std::string& sql);
  /// The one text that a query answers.
  std::string text(const std::string& sql);
  /// Goes to a statement's next row; false after the last.
  bool step(SQLite::Statement& statement);
  /// Begins a transaction by this command. When something in it has failed nothing more is done until it is ended.
  void begin(const char* command);
  /// Ends the transaction, if there is one, as if it had never been.
  void roll_back() noexcept;

  /// What was created for it, the outermost first: folders, and the file.
  std::vector<std::string> created = {};
  /// How many streams are being read.
  int open_streams = 0;

  /// Does what throws SQLite::Exception.
  template <class Work>
  auto attempt(const Work& work) -> decltype(work()) {
    // After a failure the transaction may be gone, and what followed would not be part of it.
    if (failure_) throw Failure(*failure_);
    try {
      return work();
    } catch (const SQLite::Exception& exception) {
      fail(exception);
    }
  }

  /// What stands in the file's log stays there, also where this is the last connection to it.
  void leave_log();

  bool interrupted() const { return interrupted_ && interrupted_(); }
  SQLite::Database& database() { return *database_; }

  using Statements = std::unordered_map<std::string, SQLite::Statement>;
  /// A statement that nobody else uses until it is given back: one that was, or else a new one.
  Statements::node_type take(const std::string& sql);
  /// The statement is reset. A second one of the same text is dropped.
  void give_back(Statements::node_type statement) { idle_.insert(std::move(statement)); }

 private:
  [[noreturn]] void fail(const SQLite::Exception& exception);
  static int ask_interrupted(void* connection);
  static int wait_for_lock(void* connection, int attempts);

  std::string path_;
  std::function<bool()> interrupted_;
  std::chrono::milliseconds busy_timeout_;
  std::optional<SQLite::Database> database_;  // always there once it could be opened
  Statements idle_;
  bool in_transaction_ = false;
  std::optional<Failure> failure_;  // of the transaction that is under way
};

/// A transaction that is rolled back unless it was committed.
class TransactionScope {
 public:
  TransactionScope(SqliteConnection& connection, const char* begin) : connection_(connection) {
    connection_.begin(begin);
  }
  TransactionScope(const TransactionScope&) = delete;
  TransactionScope& operator=(const TransactionScope&) = delete;
  ~TransactionScope() { connection_.roll_back(); }

  void commit() { connection_.execute("COMMIT"); }

 private:
  SqliteConnection& connection_;
};

}  // namespace pcadmin::store::sqlite
