// What people are told of a store that failed: all sentences, hints and commands to try, whatever kind of store it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "error/error.hpp"
#include "store/failure.hpp"

namespace pcadmin::store {

Error told(const Failure& failure);

// Of backups, which are named as the user named them.

/// What reading a file as a backup failed with: INPUT_INVALID where it is no backup of use, with what opening it as a
/// store would have failed with as the detail's code.
Error told_of_backup(const Failure& failure);
/// The same where a look at the whole found these faults, clauses each.
Error backup_damaged(const std::string& file, const std::vector<std::string>& findings);
Error backup_missing(const std::string& file);
Error backup_unreadable(const std::string& file, const std::string& why);
/// What keeps a backup from being written or read that isn't its own file: no room, or a disk that fails.
std::string reason_of(const Failure& failure);
/// The store isn't any more what was to be replaced.
Error changed_meanwhile();
/// A backup can't be restored as a store in a folder that isn't there.
Error folder_missing(const std::string& store);
/// A store isn't replaced by a backup since it isn't recognised.
Error not_replaced(const Failure& failure);

// What a check finds: clauses.

std::string finding_of_missing(std::string_view object);  ///< a table, or an index
std::string finding_of_changed(std::string_view object);
std::string finding_of_reference(std::string_view table, std::string_view row, std::string_view referred);
/// Of a file that should be looked at: a clause.
std::string not_readable();

/// A reason why a store is damaged: `content` can't have been written where it stands.
std::string meaningless(std::string_view content);

}  // namespace pcadmin::store
