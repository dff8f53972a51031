#include "store/sqlite/sqlite_store.hpp"

#include <stdexcept>

#include "store/sqlite/connect.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

SqliteStore::~SqliteStore() {
  discard_created(*connection_);
}

Result<void> SqliteStore::read_or_throw(const std::function<Result<void>(View&)>& body) {
  // A store that is being created reads as an empty one: its schema is made for the reader, and rolled back.
  const bool is_new = has_pending(*connection_, migrations_);
  const TransactionScope snapshot(*connection_, is_new ? "BEGIN IMMEDIATE" : "BEGIN");
  if (is_new) apply_pending(*connection_, migrations_, Instant());
  SqliteTransaction view(*connection_);
  return body(view);
}

Result<std::optional<std::int64_t>> SqliteStore::write_or_throw(const Run& run,
                                                                const std::function<Result<void>(Transaction&)>& body) {
  TransactionScope scope(*connection_, "BEGIN IMMEDIATE");
  apply_pending(*connection_, migrations_, run.at);
  SqliteTransaction transaction(*connection_, run);
  auto done = body(transaction);
  if (!done) return std::move(done).error();
  if (transaction.journal().incomplete()) throw std::logic_error("a summarised run without a summary");
  if (connection_->interrupted()) throw Failure(Failure::Kind::interrupted, connection_->path());
  if (run.dry_run) return std::optional<std::int64_t>();
  scope.commit();
  connection_->created.clear();
  return transaction.journal().run_id();
}

}  // namespace pcadmin::store::sqlite
