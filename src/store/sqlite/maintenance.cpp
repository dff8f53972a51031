#include "store/sqlite/maintenance.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "error/error.hpp"
#include "store/sqlite/connect.hpp"
#include "store/sqlite/copy.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/file.hpp"
#include "store/sqlite/health.hpp"
#include "store/sqlite/reader.hpp"
#include "store/sqlite/staged_backup.hpp"
#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

Error folder_missing(const std::string& path) {
  return failure(ErrorCode::store_not_found,
                 say("the folder '{}', where the store is to be, isn't there.", folder_of(path)),
                 "mkdir -p " + text::shell_word(folder_of(path)), path);
}

/// A damaged store is told of as such where its file still says that it is one.
Result<Standing> standing_of(Error error, const std::string& path) {
  switch (error.code) {
    case ErrorCode::store_not_found: {
      std::error_code unknown;
      if (!std::filesystem::is_directory(folder_of(path), unknown)) return folder_missing(path);
      return Standing{};
    }
    case ErrorCode::store_damaged:
      if (!read_header(path).ours) return error;
      return Standing{.state = Standing::State::damaged, .damage = std::move(error.message)};
    case ErrorCode::store_not_recognised:
      error.hint = say("mv {0} {1}, if it was one, and the same again; or another place: --store FILE",
                       text::shell_word(path), text::shell_word(path + ".old"));
      return error;
    default:
      return error;
  }
}

/// Whether somebody has a database open, or didn't end well: then what it says last may stand beside its file.
bool has_log(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::exists(path + "-wal", unknown);
}

/// SQLite forgets what CHECK constraints say where it can't write, so it must be able to, and then not do it.
Access access_for_checks(const std::string& path) {
  return faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0 ? Access::write : Access::read;
}

}  // namespace

Result<std::unique_ptr<Connection>> SqliteMaintenance::connect_to_backup(const std::string& file) const {
  const std::string path = absolute_path(file);
  const Header header = read_header(path);
  // Opened as usual it would be given a log of its own, and could not be read where there is no place for that.
  const Access access = header.logs_ahead && !has_log(path) ? Access::read_undisturbed : Access::read;
  std::unique_ptr<Connection> connection;
  auto connected = read_guarded(file, [&]() -> Result<void> {
    connection = std::make_unique<Connection>(path, access, interrupted_, settings_.busy_timeout);
    configure(*connection);
    switch (identify(*connection, settings_)) {
      case Identity::empty:
        return unusable(file, ErrorCode::store_not_found, say("it is empty"));
      case Identity::foreign:
        return unusable(file, ErrorCode::store_not_recognised, say("it is another program's SQLite database"));
      case Identity::newer:
        return unusable(file, ErrorCode::store_newer,
                        say("it was written by a newer pcadmin: its format is {}, this program knows {}",
                            format_of(*connection), known_format(settings_)));
      case Identity::older:
      case Identity::current:
        break;
    }
    return {};
  });
  if (!connected) return std::move(connected).error();
  return connection;
}

Result<Occupant> SqliteMaintenance::occupant(const std::string& file) {
  struct stat status {};
  // Whatever keeps it from being looked at keeps it from being written, which then says why.
  if (stat(file.c_str(), &status) != 0) return Occupant{};
  if (S_ISDIR(status.st_mode)) return Occupant{.kind = Occupant::Kind::other, .what = say("it is a folder")};
  if (!S_ISREG(status.st_mode)) return Occupant{.kind = Occupant::Kind::channel};
  if (status.st_size == 0) return Occupant{};
  Occupant occupant{.kind = Occupant::Kind::backup};
  auto read = read_guarded(file, [&]() -> Result<void> {
    const auto connection = connect_to_backup(file);
    if (!connection) return connection.error();
    auto account = Reader(**connection).account();
    if (!account) return std::move(account).error();
    occupant.account = *std::move(account);
    return {};
  });
  if (read) return occupant;
  if (read.error().code == ErrorCode::file_unreadable) {
    return Occupant{.kind = Occupant::Kind::other, .what = say("it can't be read")};
  }
  if (read.error().code != ErrorCode::input_invalid) return std::move(read).error();
  return Occupant{.kind = Occupant::Kind::other, .what = read.error().details.front().message};
}

Result<WrittenBackup> SqliteMaintenance::back_up(const std::string& name, const Progressed& progressed) {
  Guard guard(path_);
  return guard([&]() -> Result<WrittenBackup> {
    const auto store = connect(path_, OpenMode::read, interrupted_, settings_);
    if (!store) return store.error();
    auto created = BackupFile::create(name);
    if (!created) return std::move(created).error();
    try {
      auto written = write_backup(**store, *created, progressed);
      if (!written) return written;
      const auto bytes = created->keep();
      if (!bytes) return bytes.error();
      written->bytes = *bytes;
      return written;
    } catch (const SQLite::Exception& failure) {
      if (concerns_writing(failure)) return file::unwritable(name, reason(failure));
      throw;
    }
  });
}

Result<WrittenBackup> SqliteMaintenance::write_backup(Connection& store, BackupFile& file,
                                                      const Progressed& progressed) {
  Connection copy(file.path(), Access::write, interrupted_, settings_.busy_timeout);
  configure(copy);
  // Until it is kept nobody needs it, so it need not be safe from anything.
  copy.execute("PRAGMA journal_mode = OFF");
  copy.execute("PRAGMA synchronous = OFF");
  {
    const Scope snapshot(store, "BEGIN");
    store.number("SELECT count(*) FROM sqlite_schema");  // begins the snapshot
    Copy(store, copy).run(progressed);
  }
  copy.execute("PRAGMA journal_mode = DELETE");  // a single file, which can be read where nothing can be written
  const std::vector<std::string> findings = integrity_findings(copy, Depth::quick, 1);
  if (!findings.empty()) throw DamagedContent(findings.front());
  auto summary = Reader(copy).summary();
  if (!summary) return std::move(summary).error();
  return WrittenBackup{.summary = *std::move(summary)};
}

Result<Standing> SqliteMaintenance::standing() {
  return standing_at(path_, interrupted_, settings_);
}

Result<Standing> standing_at(const std::string& path, const std::function<bool()>& interrupted,
                             const Settings& settings) {
  Standing standing;
  // In a block, since the file's header can't be looked at while the store is open.
  auto read = [&]() -> Result<void> {
    const auto store = open(path, OpenMode::write, interrupted, settings);
    if (!store) return store.error();
    return (*store)->read([&](View& view) -> Result<void> {
      auto summary = view.summary();
      if (!summary) return std::move(summary).error();
      standing = {.state = Standing::State::sound, .summary = *std::move(summary)};
      return {};
    });
  }();
  return read ? standing : standing_of(std::move(read).error(), path);
}

Result<std::unique_ptr<Backup>> SqliteMaintenance::read_backup(const std::string& file, Instant now,
                                                               const Progressed& progressed) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) {
    if (errno != ENOENT && errno != ENOTDIR) return unreadable(file, text::system_reason(errno));
    return failure(ErrorCode::file_not_found, say("file '{}' not found.", file), "ls -l", file);
  }
  if (S_ISDIR(status.st_mode)) return unusable(file, ErrorCode::store_not_recognised, say("it is a folder"));
  if (!S_ISREG(status.st_mode)) {
    return unusable(file, ErrorCode::store_not_recognised, say("it is no regular file"));
  }
  if (faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) {
    return unreadable(file, text::system_reason(errno));
  }
  std::unique_ptr<StagedBackup> backup;
  auto read = read_guarded(file, [&]() -> Result<void> {
    const auto from = connect_to_backup(file);
    if (!from) return from.error();
    const BackupSource source{.file = file, .bytes = static_cast<std::uint64_t>(status.st_size)};
    backup = std::make_unique<StagedBackup>(source, path_, interrupted_, settings_);
    return backup->stage(**from, now, progressed);
  });
  if (!read) return std::move(read).error();
  return std::unique_ptr<Backup>(std::move(backup));
}

Result<std::vector<std::string>> SqliteMaintenance::check(Check what, std::size_t most) {
  Guard guard(path_);
  return guard([&]() -> Result<std::vector<std::string>> {
    // It is closed last, so that the other one, which may write, doesn't tidy up the log.
    const auto reader = connect(path_, OpenMode::read, interrupted_, settings_);
    if (!reader) return reader.error();
    Connection store(path_, access_for_checks(path_), interrupted_, settings_.busy_timeout);
    configure(store);
    store.execute("PRAGMA query_only = ON");
    switch (what) {
      case Check::schema:
        return schema_findings(store, settings_.migrations, most);
      case Check::integrity:
        return integrity_findings(store, Depth::full, most);
      case Check::references:
        return reference_findings(store, most);
    }
    return std::vector<std::string>();
  });
}

}  // namespace pcadmin::store::sqlite
