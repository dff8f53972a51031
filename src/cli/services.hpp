// What a command gets from the outside: the clock, the store, the terminal, files. All of it is
// passed in, so that a test can run a command with its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <pcadmin/instant.hpp>

#include "cli/progress.hpp"
#include "cli/setting.hpp"
#include "error/error.hpp"
#include "exchange/bytes.hpp"
#include "report/list.hpp"
#include "report/output.hpp"
#include "store/maintenance.hpp"
#include "store/store.hpp"

namespace pcadmin::cli {

struct Confirmation {
  std::string review;       ///< what will happen, several lines; shown on a terminal, with --quiet only where it asks
  std::string question;     ///< one line, e.g. "Assign 3 subscriptions?"
  bool assume_yes = false;  ///< --yes was given
  bool needs_yes = false;   ///< without a terminal it doesn't proceed unless --yes is given
};

struct Services {
  Instant now;        ///< one instant for the whole run
  std::string actor;  ///< who is to stand in the journal
  report::Output& output;
  std::function<Result<std::unique_ptr<store::Store>>(store::OpenMode)> open_store;
  /// The store as a whole. What is changed so is told to `changed`.
  std::function<Result<std::unique_ptr<store::Maintenance>>()> maintain_store = {};
  std::function<void(std::int64_t run_id)> changed = {};
  /// Fails with CONFLICTING_OPTIONS where the file is the store itself, or belongs to it.
  std::function<Result<void>(const std::string& file)> keep_apart = {};
  /// "-" is standard input. Opened again, it begins anew; a pipe is read to its end before the first opening returns.
  /// Fails with FILE_NOT_FOUND, FILE_UNREADABLE, or OUTPUT_FAILED where a pipe can't be kept.
  std::function<Result<std::unique_ptr<exchange::Bytes>>(const std::string&)> open_input;
  /// Begins a file in the folder where it is to appear. Fails with OUTPUT_FAILED; with CONFLICTING_OPTIONS where
  /// it is the same file as `input`, which may still be read; with CONFLICT where what is there already doesn't begin
  /// with `kind`, such as "<!DOCTYPE html>", and where it is a store or a backup.
  std::function<Result<std::unique_ptr<exchange::NewFile>>(const std::string& name, const std::string& input,
                                                           std::string_view kind)>
      create_file;
  /// Fails with DECLINED or CONFIRMATION_REQUIRED.
  std::function<Result<void>(const Confirmation&)> confirm;
  /// A line for people on stderr, e.g. a warning or a summary; silent with --quiet.
  std::function<void(std::string_view)> note;
  /// What whoever changes something should know of it: part of the answer in JSON, and a remark.
  std::function<void(const report::ReasonText&)> warn;
  Progress* progress = nullptr;  ///< null where nobody waits at a terminal
  /// Whether the user asked to stop; long loops outside the store look at it now and then.
  std::function<bool()> interrupted;
  /// The settings that hold, and where they come from.
  std::function<Settings()> settings = {};
  std::string reason = {};  ///< of a command that changes something: why, for the journal
};

}  // namespace pcadmin::cli
