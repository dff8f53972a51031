// A reseller that is named together with what identifies it: known already, and then it must agree, or
// new, and then it is added.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pcadmin/partner.hpp>

#include "cli/option.hpp"
#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

/// As typed.
struct ResellerDescription {
  std::optional<std::string> mpn_id;
  std::optional<std::string> tenant_id;
  std::optional<std::string> location;
  std::optional<std::string> email;
  std::optional<std::string> telephone;
  std::optional<std::string> website;
};

void declare_reseller_description(cli::OptionSet& set, ResellerDescription& description);

/// Whether the values can be true, and go with a reseller at all.
Result<void> check_description(const ResellerDescription& description, const std::string& reseller);

/// The partner that `reference` names. Where it names none and both ids are given, a new reseller of that
/// name, not saved yet. Fails with CONFLICT where a known partner is described differently, or an MPN id is another
/// partner's.
Result<Partner> find_or_describe(store::View& view, const std::string& reference,
                                 const ResellerDescription& description);

/// Saves it where it is new, or was known for something else than a reseller.
/// The options that say what became known of a reseller since, such as "--email".
std::vector<std::string> completed_by(const Partner& before, const Partner& after);

void save_reseller(store::Transaction& transaction, Partner reseller);

}  // namespace pcadmin::command
