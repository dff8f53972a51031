// A backup in a temporary database of this program's own: read whole, checked, brought up to date, and ready to take
// the place of a store.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "store/failure_text.hpp"
#include "store/maintenance.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/settings.hpp"

namespace pcadmin::store::sqlite {

struct BackupSource {
  std::string file;  ///< as the user named it
  std::uint64_t bytes = 0;
};

class StagedBackup final : public SoundBackup {
 public:
  /// `path` is the store's.
  StagedBackup(BackupSource source, std::string path, std::function<bool()> interrupted,
               const SqliteSettings& settings);

  /// Copies `from` and looks at what it is. Fails with INPUT_INVALID and OUTPUT_FAILED.
  Result<void> stage(SqliteConnection& from, Instant now, const Progressed& progressed);

  const Summary& summary() const override { return summary_; }
  std::uint64_t bytes() const override { return source_.bytes; }
  Result<std::int64_t> restore(const Run& run, const Standing& shown, const Progressed& progressed) override;

 private:
  Result<void> check();
  std::int64_t note(const Run& run, const Standing& shown);
  void prepare(SqliteConnection& live, Standing::State state);
  bool is_unchanged(const Standing& shown) const;

  BackupSource source_;
  std::string path_;
  std::function<bool()> interrupted_;
  SqliteSettings settings_;
  SqliteConnection staged_;
  Summary summary_;
};

/// Does what reads a backup; what that fails with is told of the file.
template <class Work>
auto attempt_with_backup(const std::string& file, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (Failure& failure) {
    failure.store = file;
    return told_of_backup(failure);
  }
}

}  // namespace pcadmin::store::sqlite
