#include "store/failure_text.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "text/shell_word.hpp"
#include "text/system_reason.hpp"
#include "text/translate.hpp"

namespace pcadmin::store {

using text::say;
using text::shell_word;
using text::tr;

namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Error not_recognised(const Failure& failure, const std::string& what) {
  return pcadmin::failure(ErrorCode::store_not_recognised,
                          say("'{}' isn't a store of pcadmin: {}.", failure.store, what),
                          say("another place: --store FILE"), failure.store);
}

Error inaccessible(const Failure& failure, std::string message, std::string hint) {
  return pcadmin::failure(ErrorCode::store_inaccessible, std::move(message), std::move(hint), failure.store);
}

/// Where a file can't be reached its folder says why.
Error out_of_reach(const Failure& failure, const std::string& why) {
  return inaccessible(failure, say("the store '{}' isn't accessible: {}.", failure.store, why),
                      say("ls -ld {}, or another store: --store FILE", shell_word(folder_of(failure.store))));
}

/// A file that can't be restored. `code` is what opening it as a store fails with, `what` a clause.
Error unusable(const std::string& file, ErrorCode code, const std::string& what) {
  Error error = pcadmin::failure(ErrorCode::input_invalid, say("'{}' is no backup that can be restored.", file),
                                 tr("another backup; pcadmin backup-store FILE makes one"), file);
  ErrorDetail& detail = error.details.emplace_back();
  detail.file = file;
  detail.code = name(code);
  detail.message = what;
  return error;
}

/// The program can't do anything about it; the user perhaps.
Error failed(const Failure& failure, std::string message, std::string hint = {}) {
  return pcadmin::failure(ErrorCode::internal_error, std::move(message), std::move(hint), failure.store);
}

}  // namespace

Error told(const Failure& failure) {
  using Kind = Failure::Kind;
  const std::string& store = failure.store;
  switch (failure.kind) {
    case Kind::not_found:
    case Kind::no_account:
      return pcadmin::failure(ErrorCode::store_not_found, say("there is no store at '{}' yet.", store),
                              "pcadmin init --name NAME --tenant-id GUID --mpn-id DIGITS", store);
    case Kind::is_folder:
      return not_recognised(failure, say("it is a folder"));
    case Kind::is_no_file:
      return not_recognised(failure, say("it is no regular file"));
    case Kind::is_no_database:
      return not_recognised(failure, say("it is no SQLite database"));
    case Kind::is_foreign:
      return not_recognised(failure, say("it is another program's SQLite database"));
    case Kind::newer:
      return pcadmin::failure(
          ErrorCode::store_newer,
          say("the store '{}' was written by a newer pcadmin: its format is {}, this program knows {}.", store,
              failure.reason, failure.detail),
          say("a newer pcadmin, or another store: --store FILE"), store);
    case Kind::damaged:
      return pcadmin::failure(ErrorCode::store_damaged, say("the store '{}' is damaged: {}.", store, failure.reason),
                              say("pcadmin restore-store FILE, with a backup from before"), store);
    case Kind::inaccessible:
      return out_of_reach(failure, failure.reason);
    case Kind::not_opened:
      return inaccessible(failure, say("the store '{}' isn't accessible: {}.", store, failure.reason),
                          say("ls -l {}, or another store: --store FILE", shell_word(store)));
    case Kind::unreadable:
      return out_of_reach(failure, say("you may not read it"));
    case Kind::unwritable:
      return out_of_reach(failure, say("you may not write it"));
    case Kind::folder_closed:
      return inaccessible(
          failure,
          say("the store '{}' can't be opened: its folder '{}' isn't writable for you, and SQLite keeps its "
              "write-ahead log there.",
              store, failure.detail),
          say("chmod u+rwx {}, or a store in another place: --store FILE", shell_word(failure.detail)));
    case Kind::not_created:
      return inaccessible(failure,
                          say("the store '{}' can't be created: '{}': {}.", store, failure.detail, failure.reason),
                          say("a place that is yours: --store FILE"));
    case Kind::busy:
      return pcadmin::failure(ErrorCode::store_busy,
                              say("the store '{}' is busy: another process is writing to it.", store),
                              say("the same again in a moment"), store);
    case Kind::full:
      return failed(failure, say("nothing was written to the store '{}': the disk is full.", store),
                    say("df -h {}, to see what is left", shell_word(folder_of(store))));
    case Kind::write_failed:
    case Kind::io_failed:
      return failed(
          failure,
          say("nothing was written to the store '{}': reading or writing its disk failed: {}.", store, failure.reason),
          say("df -h {}, to see what is left", shell_word(folder_of(store))));
    case Kind::interrupted:
      return pcadmin::failure(ErrorCode::interrupted, say("interrupted; nothing was written."));
    case Kind::without_maintenance:
      return inaccessible(failure, say("the store '{}' can't be backed up, restored or checked as a whole.", store),
                          {});
    case Kind::failed:
      break;
  }
  return failed(failure, say("the store '{}' failed: {}.", store, failure.reason));
}

Error told_of_backup(const Failure& failure) {
  using Kind = Failure::Kind;
  const std::string& file = failure.store;
  switch (failure.kind) {
    case Kind::not_found:
      return unusable(file, ErrorCode::store_not_found, say("it is empty"));
    case Kind::no_account:
      return unusable(file, ErrorCode::store_not_found, say("it has no account"));
    case Kind::is_folder:
      return unusable(file, ErrorCode::store_not_recognised, say("it is a folder"));
    case Kind::is_no_file:
      return unusable(file, ErrorCode::store_not_recognised, say("it is no regular file"));
    case Kind::is_no_database:
      return unusable(file, ErrorCode::store_not_recognised, say("it is no SQLite database"));
    case Kind::is_foreign:
      return unusable(file, ErrorCode::store_not_recognised, say("it is another program's SQLite database"));
    case Kind::newer:
      return unusable(file, ErrorCode::store_newer,
                      say("it was written by a newer pcadmin: its format is {}, this program knows {}", failure.reason,
                          failure.detail));
    case Kind::damaged:
      return unusable(file, ErrorCode::store_damaged, say("it is damaged: {}", failure.reason));
    case Kind::busy:
      return pcadmin::failure(ErrorCode::store_busy, say("'{}' is busy: another process is writing to it.", file),
                              say("the same again in a moment"), file);
    case Kind::interrupted:
      return told(failure);
    case Kind::full:
    case Kind::write_failed:
      return pcadmin::failure(ErrorCode::output_failed,
                              say("a temporary file is needed, and that failed: {}.", reason_of(failure)),
                              tr("set TMPDIR to a folder with more room"));
    default:
      return backup_unreadable(file, failure.reason);
  }
}

Error backup_damaged(const std::string& file, const std::vector<std::string>& findings) {
  Error error = unusable(file, ErrorCode::store_damaged, findings.front());
  for (std::size_t i = 1; i < findings.size(); ++i) {
    error.details.push_back(error.details.front());
    error.details.back().message = findings[i];
  }
  return error;
}

Error backup_missing(const std::string& file) {
  return pcadmin::failure(ErrorCode::file_not_found, say("file '{}' not found.", file), "ls -l", file);
}

Error backup_unreadable(const std::string& file, const std::string& why) {
  return pcadmin::failure(ErrorCode::file_unreadable, say("'{}' can't be read: {}.", file, why), {}, file);
}

std::string reason_of(const Failure& failure) {
  return failure.kind == Failure::Kind::full ? text::system_reason(ENOSPC) : failure.reason;
}

Error changed_meanwhile() {
  return pcadmin::failure(ErrorCode::conflict, tr("the store has changed meanwhile; nothing was written."),
                          tr("run the command again."));
}

Error folder_missing(const std::string& store) {
  const std::string folder = folder_of(store);
  return pcadmin::failure(ErrorCode::store_not_found,
                          say("the folder '{}', where the store is to be, isn't there.", folder),
                          "mkdir -p " + shell_word(folder), store);
}

Error not_replaced(const Failure& failure) {
  Error error = told(failure);
  error.hint = say("mv {0} {1}, if it was one, and the same again; or another place: --store FILE",
                   shell_word(failure.store), shell_word(failure.store + ".old"));
  return error;
}

std::string finding_of_missing(std::string_view object) {
  return say("{} is missing", object);
}

std::string finding_of_changed(std::string_view object) {
  return say("{} isn't as it was made", object);
}

std::string finding_of_reference(std::string_view table, std::string_view row, std::string_view referred) {
  return say("row {1} of {0} refers to a row of {2} that isn't there", table, row, referred);
}

std::string not_readable() {
  return say("it can't be read");
}

std::string meaningless(std::string_view content) {
  return say("'{}' stands where it has no meaning", content);
}

}  // namespace pcadmin::store
