#include "store/sqlite/journal.hpp"

#include <span>
#include <string>

#include "store/sqlite/query.hpp"

namespace pcadmin::store::sqlite {

namespace {

std::int64_t next_row(SqliteConnection& connection, const char* table) {
  return connection.number(std::string("SELECT coalesce(max(id), 0) + 1 FROM ") + table);
}

}  // namespace

void SqliteJournal::begin() {
  if (!run_.reversible || run_.dry_run) return;
  forget_reversible_run();
  created_ = FirstRows{next_row(connection_, "partner"), next_row(connection_, "customer"),
                       next_row(connection_, "subscription")};
}

/// What lies between things goes with the one that was created.
bool SqliteJournal::is_created(const Subject& subject) const {
  if (subject.subscription) return *subject.subscription >= created_->subscription;
  if (subject.customer && *subject.customer >= created_->customer) return true;
  return subject.partner && *subject.partner >= created_->partner;
}

void SqliteJournal::write_entries() {
  if (!replaced_.empty()) {
    static const SqlOfMany sql{
        "INSERT OR FAIL INTO replaced (id, kind, subscription, customer, partner, before, after) VALUES ", 7};
    const auto bind = [&](ParameterBinder& parameters, std::size_t, const Entry& entry) {
      parameters.add(next_replaced_++, name(entry.kind), entry.subject.subscription, entry.subject.customer,
                     entry.subject.partner, entry.before, entry.after);
    };
    execute_for_many(connection_, sql, std::span<const Entry>(replaced_), bind, [](RowReader) {});
    replaced_.clear();
  }
  if (entries_.empty()) return;
  static const SqlOfMany sql{
      "INSERT OR FAIL INTO change (id, run, kind, subscription, customer, partner, before, after) VALUES ", 8};
  if (!run_id_) write_run();
  const auto bind = [&](ParameterBinder& parameters, std::size_t, const Entry& entry) {
    parameters.add(next_change_++, *run_id_, name(entry.kind), entry.subject.subscription, entry.subject.customer,
                   entry.subject.partner, entry.before, entry.after);
  };
  execute_for_many(connection_, sql, std::span<const Entry>(entries_), bind, [](RowReader) {});
  entries_.clear();
}

void SqliteJournal::summarise(ChangeKind kind, std::string_view text) {
  if (!changed_) return;
  note(kind, {}, std::string(text));
  if (!created_) return forget_reversible_run();
  SqliteQuery(connection_,
              "INSERT INTO reversible_run (id, run, first_partner, last_partner, first_customer, last_customer,"
              " first_subscription, last_subscription)"
              " SELECT 1, ?, ?, (SELECT coalesce(max(id), 0) FROM partner), ?, (SELECT coalesce(max(id), 0) FROM"
              " customer), ?, (SELECT coalesce(max(id), 0) FROM subscription)",
              *run_id_, created_->partner, created_->customer, created_->subscription)
      .run();
}

void SqliteJournal::forget_reversible_run() {
  connection_.execute("DELETE FROM reversible_run");
  connection_.execute("DELETE FROM replaced");
}

/// The numbers are counted here, since they are the store's promise: SQLite's own may be given twice.
void SqliteJournal::write_run() {
  run_id_ = next_row(connection_, "run");
  next_change_ = next_row(connection_, "change");
  SqliteQuery(connection_, "INSERT INTO run (id, at, actor, command, reason) VALUES (?, ?, ?, ?, ?)", *run_id_, run_.at,
              run_.actor, run_.command, run_.reason)
      .run();
  connection_.execute("UPDATE state SET changes = changes + 1");
}

}  // namespace pcadmin::store::sqlite
