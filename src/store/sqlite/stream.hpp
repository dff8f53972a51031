// Records that are read from a statement's rows, one after the other.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "store/sqlite/query.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

/// Each has a use of a statement of its own, so that other things, and the same, can be asked for meanwhile. Fills the
/// same records again and again.
template <class Record, class... Selected>
class SqliteStream final : public Stream<Record> {
 public:
  /// Reads a row into a record that may hold an earlier one.
  using Read = std::function<void(RowReader, Record&)>;
  /// Adds what other statements know of several records that were read. May be none.
  using Complete = std::function<void(std::span<Record>)>;

  /// Those of the selected values that are there are the statement's parameters.
  SqliteStream(SqliteConnection& connection, const std::string& sql, std::tuple<std::optional<Selected>...> selected,
               Read read, Complete complete)
      : connection_(connection),
        selected_(std::move(selected)),
        read_(std::move(read)),
        complete_(std::move(complete)),
        records_(complete_ ? most_rows : 1) {
    query_.emplace(connection_, sql);
    std::apply([this](const auto&... values) { query_->bind_present(values...); }, selected_);
    ++connection_.open_streams;
  }
  SqliteStream(const SqliteStream&) = delete;
  SqliteStream& operator=(const SqliteStream&) = delete;
  ~SqliteStream() override { --connection_.open_streams; }

  const Record* next() override {
    if (next_ == read_count_) fill();
    return next_ == read_count_ ? nullptr : &records_[next_++];
  }

 private:
  void fill() {
    next_ = read_count_ = 0;
    while (query_ && read_count_ < records_.size()) {
      if (query_->next()) {
        read_(query_->row(), records_[read_count_++]);
      } else {
        query_.reset();
      }
    }
    if (complete_ && read_count_ > 0) complete_(std::span(records_).first(read_count_));
  }

  SqliteConnection& connection_;
  std::tuple<std::optional<Selected>...> selected_;
  std::optional<SqliteQuery> query_;
  Read read_;
  Complete complete_;
  std::vector<Record> records_;
  std::size_t read_count_ = 0;
  std::size_t next_ = 0;  // of those that were read
};

template <class Record, class... Selected>
Records<Record> records_of(SqliteConnection& connection, const std::string& sql,
                           std::type_identity_t<std::function<void(RowReader, Record&)>> read,
                           std::type_identity_t<std::function<void(std::span<Record>)>> complete,
                           const std::optional<Selected>&... selected) {
  return Records<Record>(std::make_unique<SqliteStream<Record, Selected...>>(
      connection, sql, std::tuple<std::optional<Selected>...>(selected...), std::move(read), std::move(complete)));
}

}  // namespace pcadmin::store::sqlite
