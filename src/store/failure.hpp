// How a store fails, inside of what reads and writes it. Store::read and write make an Error of it, for which
// failure_text.hpp has the words.
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace pcadmin::store {

class Failure : public std::exception {
 public:
  enum class Kind {
    not_found,       ///< there is no store
    no_account,      ///< or one that init hasn't been run for
    is_folder,       ///< what is there is a folder
    is_no_file,      ///< or something else that isn't a regular file
    is_no_database,  ///< or a file of another kind
    is_foreign,      ///< or a database of another program
    newer,           ///< of a newer version of this program; `reason` is its format, `detail` the newest that is known
    damaged,
    inaccessible,         ///< it can't be reached
    not_opened,           ///< it can be reached, and not be opened
    unreadable,           ///< the user may not read it
    unwritable,           ///< the user may not write it
    folder_closed,        ///< the user may not write its folder, which is `detail`
    not_created,          ///< `detail` is the file or folder that couldn't be
    busy,                 ///< another wrote for longer than was waited
    full,                 ///< nothing was written since there is no room
    write_failed,         ///< nothing was written since the disk failed at that
    io_failed,            ///< the same at something else
    interrupted,          ///< the user stopped it
    without_maintenance,  ///< this kind of store can't be backed up, restored or checked
    failed,               ///< anything else
  };

  Failure(Kind its_kind, std::string its_store, std::string its_reason = {}, std::string its_detail = {})
      : kind(its_kind), store(std::move(its_store)), reason(std::move(its_reason)), detail(std::move(its_detail)) {}

  const char* what() const noexcept override { return reason.c_str(); }

  Kind kind;
  std::string store;   ///< as a person is told of it
  std::string reason;  ///< what the database or the system said; may be empty
  std::string detail;  ///< a second value, where a kind has one
};

}  // namespace pcadmin::store
