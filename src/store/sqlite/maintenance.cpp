#include "store/sqlite/maintenance.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "file/replacement_file.hpp"
#include "store/failure_text.hpp"
#include "store/sqlite/connect.hpp"
#include "store/sqlite/copy.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/health.hpp"
#include "store/sqlite/sqlite_store.hpp"
#include "store/sqlite/staged_backup.hpp"
#include "store/sqlite/transaction.hpp"
#include "text/system_reason.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// SQLite forgets what CHECK constraints say where it can't write, so it must be able to, and then not do it.
Access access_for_checks(const std::string& path) {
  return may_write_file(path) ? Access::write : Access::read;
}

/// What is no backup of use, by what reading it as one failed with.
Result<Occupant> occupied_by(const Failure& failure) {
  const Error error = told_of_backup(failure);
  if (error.code == ErrorCode::file_unreadable) {
    return Occupant{.kind = Occupant::Kind::other, .what = not_readable()};
  }
  if (error.code != ErrorCode::input_invalid) return error;
  return Occupant{.kind = Occupant::Kind::other, .what = error.details.front().message};
}

/// What a store that failed leaves to be restored.
Result<Standing> standing_after(const Failure& failure, const std::string& path) {
  std::error_code unknown;
  switch (failure.kind) {
    case Failure::Kind::not_found:
      if (!std::filesystem::is_directory(folder_of(path), unknown)) return folder_missing(path);
      return Standing{};
    case Failure::Kind::damaged:
      // It is told of as damaged where its file still says that it is one.
      if (!read_header(path).ours) return told(failure);
      return Standing{.state = Standing::State::damaged, .damage = told(failure).message};
    case Failure::Kind::is_folder:
    case Failure::Kind::is_no_file:
    case Failure::Kind::is_no_database:
    case Failure::Kind::is_foreign:
      return not_replaced(failure);
    default:
      return told(failure);
  }
}

}  // namespace

std::unique_ptr<SqliteConnection> SqliteMaintenance::connect_to_backup(const std::string& file) const {
  using Kind = Failure::Kind;
  const std::string path = absolute_path(file);
  const Header header = read_header(path);
  // Opened as usual it would be given a log of its own, and could not be read where there is no place for that.
  const Access access = header.logs_ahead && !has_log(path) ? Access::read_undisturbed : Access::read;
  auto connection = std::make_unique<SqliteConnection>(path, access, interrupted_, settings_.busy_timeout);
  configure(*connection);
  switch (identify(*connection, settings_)) {
    case Identity::empty:
      throw Failure(Kind::not_found, file);
    case Identity::foreign:
      throw Failure(Kind::is_foreign, file);
    case Identity::newer:
      throw newer(*connection, file, settings_);
    case Identity::older:
    case Identity::current:
      break;
  }
  return connection;
}

Result<Occupant> SqliteMaintenance::occupant(const std::string& file) {
  struct stat status {};
  // Whatever keeps it from being looked at keeps it from being written, which then says why.
  if (stat(file.c_str(), &status) != 0) return Occupant{};
  if (S_ISDIR(status.st_mode)) return occupied_by({Failure::Kind::is_folder, file});
  if (!S_ISREG(status.st_mode)) return Occupant{.kind = Occupant::Kind::channel};
  if (status.st_size == 0) return Occupant{};
  try {
    const auto connection = connect_to_backup(file);
    return Occupant{.kind = Occupant::Kind::backup, .account = SqliteTransaction(*connection).account()};
  } catch (Failure& failure) {
    failure.store = file;
    return occupied_by(failure);
  }
}

Result<WrittenBackup> SqliteMaintenance::back_up(const std::string& name, const Progressed& progressed) {
  try {
    const auto store = connect(path_, OpenMode::read, interrupted_, settings_);
    auto created = BackupFile::create(name);
    if (!created) return std::move(created).error();
    WrittenBackup written{.summary = write_backup(*store, *created, progressed)};
    const auto bytes = created->keep();
    if (!bytes) return bytes.error();
    written.bytes = *bytes;
    return written;
  } catch (Failure& failure) {
    failure.store = path_;
    const bool is_of_backup = failure.kind == Failure::Kind::full || failure.kind == Failure::Kind::write_failed;
    return is_of_backup ? file::unwritable(name, reason_of(failure)) : told(failure);
  }
}

Summary SqliteMaintenance::write_backup(SqliteConnection& store, BackupFile& file, const Progressed& progressed) {
  SqliteConnection copy(file.path(), Access::write, interrupted_, settings_.busy_timeout);
  configure(copy);
  // Until it is kept nobody needs it, so it need not be safe from anything.
  copy.execute("PRAGMA journal_mode = OFF");
  copy.execute("PRAGMA synchronous = OFF");
  {
    const TransactionScope snapshot(store, "BEGIN");
    store.number("SELECT count(*) FROM sqlite_schema");  // begins the snapshot
    DatabaseCopy(store, copy).run(progressed);
  }
  copy.execute("PRAGMA journal_mode = DELETE");  // a single file, which can be read where nothing can be written
  const std::vector<std::string> findings = integrity_findings(copy, Depth::quick, 1);
  if (!findings.empty()) throw Failure(Failure::Kind::damaged, path_, findings.front());
  return SqliteTransaction(copy).summary();
}

Result<Standing> SqliteMaintenance::standing() {
  return standing_at(path_, interrupted_, settings_);
}

Result<Standing> standing_at(const std::string& path, const std::function<bool()>& interrupted,
                             const SqliteSettings& settings) {
  try {
    // Closed at the end, since the file's header can't be looked at while the store is open.
    const auto store = connect(path, OpenMode::write, interrupted, settings);
    const TransactionScope snapshot(*store, "BEGIN IMMEDIATE");
    apply_pending(*store, settings.migrations, Instant());  // an older one is read as if it were up to date
    return Standing{.state = Standing::State::sound, .summary = SqliteTransaction(*store).summary()};
  } catch (const Failure& failure) {
    return standing_after(failure, path);
  }
}

Result<std::unique_ptr<SoundBackup>> SqliteMaintenance::read_backup(const std::string& file, Instant now,
                                                                    const Progressed& progressed) {
  using Kind = Failure::Kind;
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) {
    if (errno != ENOENT && errno != ENOTDIR) return backup_unreadable(file, text::system_reason(errno));
    return backup_missing(file);
  }
  if (S_ISDIR(status.st_mode)) return told_of_backup({Kind::is_folder, file});
  if (!S_ISREG(status.st_mode)) return told_of_backup({Kind::is_no_file, file});
  if (faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) {
    return backup_unreadable(file, text::system_reason(errno));
  }
  return attempt_with_backup(file, [&]() -> Result<std::unique_ptr<SoundBackup>> {
    const auto from = connect_to_backup(file);
    const BackupSource source{.file = file, .bytes = static_cast<std::uint64_t>(status.st_size)};
    auto backup = std::make_unique<StagedBackup>(source, path_, interrupted_, settings_);
    if (auto staged = backup->stage(*from, now, progressed); !staged) return std::move(staged).error();
    return std::unique_ptr<SoundBackup>(std::move(backup));
  });
}

Result<std::vector<std::string>> SqliteMaintenance::check(Check what, std::size_t most) {
  try {
    const bool had_log = has_log(path_);
    const auto reader = connect(path_, OpenMode::read, interrupted_, settings_);
    if (is_read_as_copy(path_)) return findings(*reader, what, most);
    SqliteConnection store(path_, access_for_checks(path_), interrupted_, settings_.busy_timeout);
    configure(store);
    store.execute("PRAGMA query_only = ON");
    if (had_log) {
      reader->leave_log();
      store.leave_log();
    }
    return findings(store, what, most);
  } catch (const Failure& failure) {
    return told(failure);
  }
}

std::vector<std::string> SqliteMaintenance::findings(SqliteConnection& store, Check what, std::size_t most) const {
  switch (what) {
    case Check::schema:
      return schema_findings(store, settings_.migrations, most);
    case Check::integrity:
      return integrity_findings(store, Depth::full, most);
    case Check::references:
      return reference_findings(store, most);
  }
  return {};
}

}  // namespace pcadmin::store::sqlite
