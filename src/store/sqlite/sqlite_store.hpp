// The store in a SQLite file: transactions around what is asked and written.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/migration.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

class SqliteStore final : public Store {
 public:
  /// The connection's file was identified as a store, or may become one by these migrations: none where
  /// it is only read.
  SqliteStore(std::unique_ptr<SqliteConnection> connection, std::span<const Migration> migrations)
      : connection_(std::move(connection)), migrations_(migrations) {}

  /// What was created for it goes away where nothing was committed: who was refused leaves nothing behind.
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

 protected:
  Result<void> read_or_throw(const std::function<Result<void>(View&)>& body) override;
  Result<std::optional<std::int64_t>> write_or_throw(const Run& run,
                                                     const std::function<Result<void>(Transaction&)>& body) override;

 private:
  std::unique_ptr<SqliteConnection> connection_;
  std::span<const Migration> migrations_;
};

}  // namespace pcadmin::store::sqlite
