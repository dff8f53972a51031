// Records that are read from a statement's rows, one after the other.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "store/sqlite/query.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// Each has a use of a statement of its own, so that other things, and the same, can be asked for meanwhile. Fills one
/// record again and again.
template <class Record, class... Selected>
class SqliteStream final : public Stream<Record> {
 public:
  /// Reads a row into the record of the row before.
  using Read = std::function<void(RowReader, Record&)>;

  /// Those of the selected values that are there are the statement's parameters.
  SqliteStream(SqliteConnection& connection, const std::string& sql, std::tuple<std::optional<Selected>...> selected,
               Read read)
      : connection_(connection), selected_(std::move(selected)), read_(std::move(read)) {
    query_.emplace(connection_, sql);
    std::apply([this](const auto&... values) { query_->bind_present(values...); }, selected_);
    ++connection_.open_streams;
  }
  SqliteStream(const SqliteStream&) = delete;
  SqliteStream& operator=(const SqliteStream&) = delete;
  ~SqliteStream() override { end(); }

  const Record* next() override {
    if (!query_) return nullptr;
    if (!query_->next()) {
      end();
      return nullptr;
    }
    read_(query_->row(), record_);
    return &record_;
  }

 private:
  void end() {
    if (query_) --connection_.open_streams;
    query_.reset();
  }

  SqliteConnection& connection_;
  std::tuple<std::optional<Selected>...> selected_;
  std::optional<SqliteQuery> query_;
  Read read_;
  Record record_;
};

template <class Record, class Read, class... Selected>
Records<Record> records_of(SqliteConnection& connection, const std::string& sql, Read read,
                           const std::optional<Selected>&... selected) {
  return Records<Record>(std::make_unique<SqliteStream<Record, Selected...>>(
      connection, sql, std::tuple<std::optional<Selected>...>(selected...), std::move(read)));
}

}  // namespace pcadmin::store::sqlite
