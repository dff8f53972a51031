#include "store/sqlite/staged_backup.hpp"

#include <optional>
#include <utility>

#include <sqlite3.h>

#include "store/journal_text.hpp"
#include "store/sqlite/connect.hpp"
#include "store/sqlite/copy.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/health.hpp"
#include "store/sqlite/journal.hpp"
#include "store/sqlite/maintenance.hpp"
#include "store/sqlite/transaction.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr std::size_t most_findings = 20;

}  // namespace

StagedBackup::StagedBackup(BackupSource source, std::string path, std::function<bool()> interrupted,
                           const SqliteSettings& settings)
    : source_(std::move(source)),
      path_(std::move(path)),
      interrupted_(std::move(interrupted)),
      settings_(settings),
      staged_("", Access::write, interrupted_, settings.busy_timeout) {
  configure(staged_);
}

Result<void> StagedBackup::stage(SqliteConnection& from, Instant now, const Progressed& progressed) {
  copy_database(from, staged_, progressed);
  bring_up_to_date(staged_, settings_.migrations, now);
  if (auto checked = check(); !checked) return checked;
  summary_ = SqliteTransaction(staged_).summary();
  if (!summary_.account) throw Failure(Failure::Kind::no_account, source_.file);
  return {};
}

Result<void> StagedBackup::check() {
  std::vector<std::string> findings = integrity_findings(staged_, Depth::full, most_findings);
  if (findings.empty()) findings = schema_findings(staged_, settings_.migrations, most_findings);
  if (findings.empty()) findings = reference_findings(staged_, most_findings);
  if (findings.empty()) return {};
  return backup_damaged(source_.file, findings);
}

Result<std::int64_t> StagedBackup::restore(const Run& run, const Standing& shown, const Progressed& progressed) {
  if (shown.state == Standing::State::damaged) {
    const auto standing = standing_at(path_, interrupted_, settings_);
    if (!standing) return standing.error();
    if (standing->state != Standing::State::damaged) return changed_meanwhile();
  }
  auto run_id = attempt_with_backup(source_.file, [&] { return Result<std::int64_t>(note(run, shown)); });
  if (!run_id) return run_id;
  try {
    prepare_file(path_, shown.state == Standing::State::missing ? OpenMode::create : OpenMode::write);
    SqliteConnection live(path_, Access::write, interrupted_, settings_.busy_timeout);
    prepare(live, shown.state);
    // Beside the write-ahead log the store can be read while it is locked, so nothing comes between.
    const bool logs_ahead = shown.state != Standing::State::damaged && live.text("PRAGMA journal_mode") == "wal";
    DatabaseCopy copy(staged_, live);
    if (logs_ahead) copy.lock();
    if (!is_unchanged(shown)) return changed_meanwhile();
    copy.run(progressed);
    return run_id;
  } catch (const Failure& failure) {
    return told(failure);
  }
}

/// The entry stands in what is copied, so that the store is never there without it.
std::int64_t StagedBackup::note(const Run& run, const Standing& shown) {
  TransactionScope scope(staged_, "BEGIN IMMEDIATE");
  SqliteJournal journal(staged_, run);
  journal.note(ChangeKind::restore, to_journal_text(shown.summary), to_journal_text(summary_, source_.file));
  scope.commit();
  return journal.run_id().value_or(0);
}

void StagedBackup::prepare(SqliteConnection& live, Standing::State state) {
  if (state == Standing::State::damaged) {
    // What stands there isn't looked at, since nothing can be made of it.
    sqlite3_db_config(live.database().getHandle(), SQLITE_DBCONFIG_RESET_DATABASE, 1, nullptr);
    return;
  }
  const std::int64_t page_size = staged_.number("PRAGMA page_size");
  live.execute("PRAGMA page_size = " + std::to_string(page_size));  // matters to an empty file alone
  configure_for_writing(live);
  // With a write-ahead log a database keeps the size of its pages.
  if (live.number("PRAGMA page_size") != page_size) live.execute_patiently("PRAGMA journal_mode = DELETE");
}

bool StagedBackup::is_unchanged(const Standing& shown) const {
  if (shown.state == Standing::State::damaged) return true;
  SqliteConnection live(path_, Access::read, interrupted_, settings_.busy_timeout);
  std::optional<ChangeRecord> newest;
  if (live.number("SELECT count(*) FROM sqlite_schema WHERE name = 'change'") > 0) {
    auto changes = SqliteTransaction(live).list_changes({});
    if (const ChangeRecord* const change = changes.next()) newest = *change;
  }
  return newest == shown.summary.newest;
}

}  // namespace pcadmin::store::sqlite
