// A test tenant as somebody wrote it down: an object whose `account` names the provider, and whose `items` are
// resources as import takes and export writes them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <pcadmin/partner.hpp>

#include "cli/services.hpp"
#include "command/data/import_items.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// The account that a fixture names, marked as a test account; nothing where it names none. Fails with
/// INPUT_INVALID, all faults named: those of read_records(), MISSING_FIELD, INVALID_GUID, INVALID_MPN_ID,
/// INVALID_VALUE, NOT_AN_OBJECT, UNKNOWN_FIELD, DUPLICATE_FIELD.
Result<std::optional<Account>> read_fixture_account(const std::string& file, cli::Services& services);

/// Records the resources of a fixture, and tells of each what became of it. Answers the importer's warnings. Fails with
/// INPUT_INVALID, as import does.
Result<std::vector<report::ReasonText>> record_fixture(
    const std::string& file, store::Transaction& transaction, const Account& account, cli::Services& services,
    const std::function<void(exchange::Kind, store::Upsert)>& recorded);

}  // namespace pcadmin::command
