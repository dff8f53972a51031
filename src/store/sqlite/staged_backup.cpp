#include "store/sqlite/staged_backup.hpp"
#include "error/error.hpp"
#include "store/sqlite/maintenance.hpp"

#include <utility>

#include <sqlite3.h>

#include "store/journal_text.hpp"
#include "store/sqlite/connect.hpp"
#include "store/sqlite/copy.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/health.hpp"
#include "store/sqlite/journal.hpp"
#include "store/sqlite/maintenance.hpp"
#include "store/sqlite/reader.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

using text::say;
using text::tr;

namespace {

constexpr std::size_t most_findings = 20;

Error no_room(const std::string& why) {
  return failure(ErrorCode::output_failed, say("a temporary file is needed, and that failed: {}.", why),
                 tr("set TMPDIR to a folder with more room"));
}

Error failed_reading(const SQLite::Exception& problem, const std::string& file) {
  if (concerns_writing(problem)) return no_room(reason(problem));
  switch (problem.getErrorCode() & 0xff) {
    case SQLITE_CORRUPT:
      return unusable(file, ErrorCode::store_damaged, say("it is damaged: {}", problem.what()));
    case SQLITE_NOTADB:
      return unusable(file, ErrorCode::store_not_recognised, say("it is no SQLite database"));
    case SQLITE_INTERRUPT:
      return interrupted_error();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return failure(ErrorCode::store_busy, say("'{}' is busy: another process is writing to it.", file),
                     say("the same again in a moment"), file);
    default:
      return unreadable(file, problem.what());
  }
}

Error changed_meanwhile() {
  return failure(ErrorCode::conflict, tr("the store has changed meanwhile; nothing was written."),
                 tr("run the command again."));
}

}  // namespace

Error unusable(const std::string& file, ErrorCode code, const std::string& what) {
  ErrorDetail detail;
  detail.file = file;
  detail.code = name(code);
  detail.message = what;
  Error error = failure(ErrorCode::input_invalid, say("'{}' is no backup that can be restored.", file),
                        tr("another backup; pcadmin backup-store FILE makes one"), file);
  error.details.push_back(std::move(detail));
  return error;
}

Error unreadable(const std::string& file, const std::string& why) {
  return failure(ErrorCode::file_unreadable, say("'{}' can't be read: {}.", file, why), {}, file);
}

Result<void> read_guarded(const std::string& file, const std::function<Result<void>()>& body) {
  try {
    return body();
  } catch (const SQLite::Exception& failure) {
    return failed_reading(failure, file);
  } catch (const DamagedContent& failure) {
    return unusable(file, ErrorCode::store_damaged, say("it is damaged: {}", failure.what()));
  }
}

StagedBackup::StagedBackup(BackupSource source, std::string path, std::function<bool()> interrupted,
                           const Settings& settings)
    : source_(std::move(source)),
      path_(std::move(path)),
      interrupted_(std::move(interrupted)),
      settings_(settings),
      staged_("", Access::write, interrupted_, settings.busy_timeout) {
  configure(staged_);
}

Result<void> StagedBackup::stage(Connection& from, Instant now, const Progressed& progressed) {
  {
    const Scope snapshot(from, "BEGIN");
    from.number("SELECT count(*) FROM sqlite_schema");  // begins the snapshot
    Copy(from, staged_).run(progressed);
  }
  bring_up_to_date(now);
  if (auto checked = check(); !checked) return checked;
  auto summary = Reader(staged_).summary();
  if (!summary) return std::move(summary).error();
  summary_ = *std::move(summary);
  if (!summary_.account) return unusable(source_.file, ErrorCode::store_not_found, say("it has no account"));
  return {};
}

void StagedBackup::bring_up_to_date(Instant now) {
  if (!has_pending(staged_, settings_.migrations)) return;
  Scope scope(staged_, "BEGIN IMMEDIATE");
  apply_pending(staged_, settings_.migrations, now);
  scope.commit();
}

Result<void> StagedBackup::check() {
  std::vector<std::string> findings = integrity_findings(staged_, Depth::full, most_findings);
  if (findings.empty()) findings = schema_findings(staged_, settings_.migrations, most_findings);
  if (findings.empty()) findings = reference_findings(staged_, most_findings);
  if (findings.empty()) return {};
  Error error = unusable(source_.file, ErrorCode::store_damaged, findings.front());
  for (std::size_t i = 1; i < findings.size(); ++i) {
    error.details.push_back(error.details.front());
    error.details.back().message = findings[i];
  }
  return error;
}

Result<std::int64_t> StagedBackup::restore(const Run& run, const Standing& shown, const Progressed& progressed) {
  if (shown.state == Standing::State::damaged) {
    const auto standing = standing_at(path_, interrupted_, settings_);
    if (!standing) return standing.error();
    if (standing->state != Standing::State::damaged) return changed_meanwhile();
  }
  std::int64_t run_id = 0;
  auto noted = read_guarded(source_.file, [&]() -> Result<void> {
    run_id = note(run, shown);
    return {};
  });
  if (!noted) return std::move(noted).error();
  Guard guard(path_);
  return guard([&]() -> Result<std::int64_t> {
    const OpenMode mode = shown.state == Standing::State::missing ? OpenMode::create : OpenMode::write;
    if (auto prepared = prepare_file(path_, mode); !prepared) return std::move(prepared).error();
    Connection live(path_, Access::write, interrupted_, settings_.busy_timeout);
    prepare(live, shown.state);
    // Beside the write-ahead log the store can be read while it is locked, so nothing comes between.
    const bool logs_ahead = shown.state != Standing::State::damaged && live.text("PRAGMA journal_mode") == "wal";
    Copy copy(staged_, live);
    if (logs_ahead) copy.lock();
    if (auto checked = check_unchanged(shown); !checked) return std::move(checked).error();
    copy.run(progressed);
    return run_id;
  });
}

/// The entry stands in what is copied, so that the store is never there without it.
std::int64_t StagedBackup::note(const Run& run, const Standing& shown) {
  Scope scope(staged_, "BEGIN IMMEDIATE");
  Journal journal(staged_, run);
  journal.note(ChangeKind::restore, to_journal_text(shown.summary), to_journal_text(summary_, source_.file));
  scope.commit();
  return journal.run_id().value_or(0);
}

void StagedBackup::prepare(Connection& live, Standing::State state) {
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

Result<void> StagedBackup::check_unchanged(const Standing& shown) const {
  if (shown.state == Standing::State::damaged) return {};
  Connection live(path_, Access::read, interrupted_, settings_.busy_timeout);
  std::optional<ChangeRecord> newest;
  if (live.number("SELECT count(*) FROM sqlite_schema WHERE name = 'change'") > 0) {
    auto read = Reader(live).changes({}, [&](const ChangeRecord& change) {
      newest = change;
      return Visit::enough;
    });
    if (!read) return read;
  }
  return newest == shown.summary.newest ? Result<void>() : changed_meanwhile();
}

}  // namespace pcadmin::store::sqlite
