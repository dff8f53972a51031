#include "store/sqlite/journal.hpp"

#include <span>

#include "store/sqlite/query.hpp"

namespace pcadmin::store::sqlite {

void SqliteJournal::write_entries() {
  static const SqlOfMany sql{
      "INSERT OR FAIL INTO change (id, run, kind, subscription, customer, partner, before, after) VALUES ", 8};
  if (entries_.empty()) return;
  if (!run_id_) write_run();
  const auto bind = [&](ParameterBinder& parameters, std::size_t, const Entry& entry) {
    parameters.add(next_change_++, *run_id_, name(entry.kind), entry.subject.subscription, entry.subject.customer,
                   entry.subject.partner, entry.before, entry.after);
  };
  execute_for_many(connection_, sql, std::span<const Entry>(entries_), bind, [](RowReader) {});
  entries_.clear();
}

/// The numbers are counted here, since they are the store's promise: SQLite's own may be given twice.
void SqliteJournal::write_run() {
  run_id_ = connection_.number("SELECT coalesce(max(id), 0) + 1 FROM run");
  next_change_ = connection_.number("SELECT coalesce(max(id), 0) + 1 FROM change");
  SqliteQuery(connection_, "INSERT INTO run (id, at, actor, command, reason) VALUES (?, ?, ?, ?, ?)", *run_id_, run_.at,
              run_.actor, run_.command, run_.reason)
      .run();
  connection_.execute("UPDATE state SET changes = changes + 1");
}

}  // namespace pcadmin::store::sqlite
