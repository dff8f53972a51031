// A backup in a temporary database of this program's own: read whole, checked, brought up to date, and ready to take
// the place of a store.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "store/maintenance.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/settings.hpp"

namespace pcadmin::store::sqlite {

struct BackupSource {
  std::string file;  ///< as the user named it
  std::uint64_t bytes = 0;
};

class StagedBackup final : public Backup {
 public:
  /// `path` is the store's.
  StagedBackup(BackupSource source, std::string path, std::function<bool()> interrupted, const Settings& settings);

  /// Copies `from` and looks at what it is. Fails with INPUT_INVALID and OUTPUT_FAILED.
  Result<void> stage(Connection& from, Instant now, const Progressed& progressed);

  const Summary& summary() const override { return summary_; }
  std::uint64_t bytes() const override { return source_.bytes; }
  Result<std::int64_t> restore(const Run& run, const Standing& shown, const Progressed& progressed) override;

 private:
  void bring_up_to_date(Instant now);
  Result<void> check();
  std::int64_t note(const Run& run, const Standing& shown);
  void prepare(Connection& live, Standing::State state);
  Result<void> check_unchanged(const Standing& shown) const;

  BackupSource source_;
  std::string path_;
  std::function<bool()> interrupted_;
  Settings settings_;
  Connection staged_;
  Summary summary_;
};

/// Runs what reads a backup; what SQLite throws meanwhile is told of the file.
Result<void> read_guarded(const std::string& file, const std::function<Result<void>()>& body);

/// A file that can't be restored: INPUT_INVALID. `code` is what opening it as a store fails with, `what` a clause.
Error unusable(const std::string& file, ErrorCode code, const std::string& what);
Error unreadable(const std::string& file, const std::string& why);

}  // namespace pcadmin::store::sqlite
