// Backups of a store in a SQLite file are SQLite files of the same kind, each a single one. Restoring copies one over
// the store's own file by SQLite's online backup, which is one transaction to everybody who has it open.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/maintenance.hpp"
#include "store/sqlite/backup_file.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/settings.hpp"

namespace pcadmin::store::sqlite {

class SqliteMaintenance final : public Maintenance {
 public:
  /// `path` is absolute.
  SqliteMaintenance(std::string path, std::function<bool()> interrupted, const SqliteSettings& settings)
      : path_(std::move(path)), interrupted_(std::move(interrupted)), settings_(settings) {}

  const std::string& name() const override { return path_; }
  Result<Occupant> occupant(const std::string& file) override;
  Result<WrittenBackup> back_up(const std::string& name, const Progressed& progressed) override;
  Result<Standing> standing() override;
  Result<std::unique_ptr<SoundBackup>> read_backup(const std::string& file, Instant now,
                                                   const Progressed& progressed) override;
  Result<std::vector<std::string>> check(Check what, std::size_t most) override;

 private:
  Summary write_backup(SqliteConnection& store, BackupFile& file, const Progressed& progressed);
  /// Connects to a file that is a backup, or a store, of any known format.
  std::unique_ptr<SqliteConnection> connect_to_backup(const std::string& file) const;

  std::vector<std::string> findings(SqliteConnection& store, Check what, std::size_t most) const;

  std::string path_;
  std::function<bool()> interrupted_;
  SqliteSettings settings_;
};

/// What stands where a store is, or would be.
Result<Standing> standing_at(const std::string& path, const std::function<bool()>& interrupted,
                             const SqliteSettings& settings);

}  // namespace pcadmin::store::sqlite
