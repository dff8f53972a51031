// What is done with a store as a whole: a backup of it in a file, its replacement by one, and a look at its health.
//
// The store goes on working meanwhile: others read and write it while a backup is made, and see all of the old or
// all of the new one when it is restored.
//
//     auto backup = maintenance.read_backup("monday.db", now, {});
//     auto standing = maintenance.standing();
//     auto run_id = (*backup)->restore(run, *standing, {});
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pcadmin/instant.hpp>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::store {

/// Told now and then how much of something long is done.
using Progressed = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// What stands where a backup is to be written.
struct Occupant {
  enum class Kind {
    nothing,  ///< or an empty file
    backup,   ///< one of ours, or a store
    other,    ///< anything else, also one of ours that can't be read
    channel,  ///< a pipe or a device: nothing that keeps a file
  };
  Kind kind = Kind::nothing;
  std::optional<Account> account = {};  ///< of a backup
  std::string what = {};                ///< of something else: a clause, e.g. "it is a folder"
};

struct WrittenBackup {
  Summary summary;
  std::uint64_t bytes = 0;
};

/// What stands where the store is.
struct Standing {
  enum class State {
    missing,  ///< nothing, or what was never filled
    sound,    ///< as far as was looked
    damaged,
  };
  State state = State::missing;
  Summary summary = {};     ///< where it is sound
  std::string damage = {};  ///< where it is damaged: a sentence
};

/// A backup that was read whole and found sound. What becomes of its file no longer matters.
class SoundBackup {
 public:
  virtual ~SoundBackup() = default;

  virtual const Summary& summary() const = 0;
  virtual std::uint64_t bytes() const = 0;  ///< of its file

  /// Takes the place of all that the store holds, as one transaction, with an entry of the run in the journal that
  /// comes with it; answers the run's id. Creates a store that is missing, not its folder. Fails with CONFLICT where
  /// `shown` isn't what stands there any more. Once.
  virtual Result<std::int64_t> restore(const Run& run, const Standing& shown, const Progressed& progressed) = 0;
};

/// What is looked at, one after the other.
enum class Check {
  schema,      ///< tables and indexes are those that this program makes
  integrity,   ///< the file's pages, indexes and values
  references,  ///< what rows refer to is there
};

std::string_view name(Check check);

class Maintenance {
 public:
  virtual ~Maintenance() = default;

  /// As a person is told of the store.
  virtual const std::string& name() const = 0;

  virtual Result<Occupant> occupant(const std::string& file) = 0;
  /// Writes a backup of what the store holds now, for the user alone, in place of what the file was; all of it or
  /// nothing. Fails with OUTPUT_FAILED.
  virtual Result<WrittenBackup> back_up(const std::string& file, const Progressed& progressed) = 0;

  virtual Result<Standing> standing() = 0;
  /// The file is never changed. Fails with FILE_NOT_FOUND, FILE_UNREADABLE, OUTPUT_FAILED where there is no room for a
  /// copy, and INPUT_INVALID where it is no backup of use, with what opening it as a store would have failed with as
  /// the detail's code. `now` dates what brings an older one up to date.
  virtual Result<std::unique_ptr<SoundBackup>> read_backup(const std::string& file, Instant now,
                                                      const Progressed& progressed) = 0;

  /// What is wrong, a clause each and at most so many; nothing where all is well. Writes nothing.
  virtual Result<std::vector<std::string>> check(Check what, std::size_t most) = 0;
};

}  // namespace pcadmin::store
