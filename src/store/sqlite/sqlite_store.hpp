// The store in a SQLite file: transactions around what readers and writers do.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/migration.hpp"
#include "store/store.hpp"

namespace pcadmin::store::sqlite {

class SqliteStore final : public Store {
 public:
  /// The connection's file was identified as a store, or may become one by these migrations: none where
  /// it is only read.
  SqliteStore(std::unique_ptr<Connection> connection, std::string path, std::span<const Migration> migrations)
      : connection_(std::move(connection)), path_(std::move(path)), migrations_(migrations) {}

  Result<void> read(const std::function<Result<void>(View&)>& body) override;
  Result<std::optional<std::int64_t>> write(const Run& run,
                                            const std::function<Result<void>(Transaction&)>& body) override;

 private:
  Result<std::optional<std::int64_t>> write_guarded(const Run& run, Guard& guard,
                                                    const std::function<Result<void>(Transaction&)>& body);

  std::unique_ptr<Connection> connection_;
  std::string path_;
  std::span<const Migration> migrations_;
};

}  // namespace pcadmin::store::sqlite
