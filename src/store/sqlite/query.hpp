// Prepared statements in use: one, and one for many things at once.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/row.hpp"

namespace pcadmin::store::sqlite {

/// One use of a prepared statement, from binding its parameters to its last row.
class SqliteQuery {
 public:
  SqliteQuery(SqliteConnection& connection, const std::string& sql)
      : connection_(connection), statement_(connection.take(sql)), parameters_(statement_.mapped()) {}
  /// What is bound must outlive the query.
  template <class... Values>
  SqliteQuery(SqliteConnection& connection, const std::string& sql, Values&&... values) : SqliteQuery(connection, sql) {
    connection_.attempt([&] { parameters_.add(std::forward<Values>(values)...); });
  }
  SqliteQuery(const SqliteQuery&) = delete;
  SqliteQuery& operator=(const SqliteQuery&) = delete;
  ~SqliteQuery() {
    statement_.mapped().tryReset();
    connection_.give_back(std::move(statement_));
  }

  ParameterBinder& parameters() { return parameters_; }
  /// Binds those of the values that are there, one after the other.
  template <class... Values>
  void bind_present(const std::optional<Values>&... values) {
    connection_.attempt([&] { ((values ? parameters_.add(*values) : void()), ...); });
  }

  bool next() { return connection_.step(statement_.mapped()); }
  RowReader row() { return RowReader(statement_.mapped(), connection_.path()); }
  /// For what answers no rows.
  void run() { next(); }

 private:
  SqliteConnection& connection_;
  SqliteConnection::Statements::node_type statement_;
  ParameterBinder parameters_;
};

/// The text of a statement about many things: `before`, a row of parameters for each thing, `after`.
struct SqlOfMany {
  std::string before;
  std::size_t parameters = 1;  ///< of a row
  std::string after = {};

  std::string text(std::size_t rows) const;
};

/// Inserts rows, or updates those that are there by their key; lists of columns, separated by commas. The parameters of
/// a row are those of `key`, `fixed` (which an update leaves as they are) and `columns`.
SqlOfMany insert_or_update(const std::string& table, const std::string& key, const std::string& fixed,
                           const std::string& columns);

/// How many things a statement is about at most: more make it no faster.
inline constexpr std::size_t most_rows = 512;

/// Executes a statement about many things, some of them at a time: few texts serve any number. `bind` binds one's row
/// of parameters from the place of the thing and the thing itself; `use` is given each row that is answered.
template <class Thing, class Bind, class Use>
void execute_for_many(SqliteConnection& connection, const SqlOfMany& sql, std::span<const Thing> things,
                      const Bind& bind, const Use& use) {
  for (std::size_t done = 0; done < things.size();) {
    const std::size_t count = std::min(most_rows, std::bit_floor(things.size() - done));
    SqliteQuery query(connection, sql.text(count));
    connection.attempt([&] {
      for (const std::size_t end = done + count; done < end; ++done)
        bind(query.parameters(), done, things[done]);
    });
    while (query.next())
      use(query.row());
  }
}

}  // namespace pcadmin::store::sqlite
