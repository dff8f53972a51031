#include "command/relationships/new_reseller.hpp"

#include <algorithm>
#include <utility>

#include <pcadmin/id.hpp>

#include "command/shared/plausibility.hpp"
#include "command/shared/reference.hpp"
#include "error/error.hpp"
#include "text/shell_word.hpp"
#include "text/translate.hpp"

namespace pcadmin::command {

namespace {

/// The support profile as described; an error where a text can't be part of one.
Result<SupportProfile> profile_of(const ResellerDescription& description) {
  return changed({}, {description.email, description.telephone, description.website});
}

/// The ids in their own types; check_description has seen to it that they are valid.
std::optional<PartnerTenantId> tenant_id_of(const ResellerDescription& description) {
  if (!description.tenant_id) return std::nullopt;
  const auto guid = Guid::parse(*description.tenant_id);
  return guid ? std::optional(PartnerTenantId(*guid)) : std::nullopt;
}

std::optional<MpnId> mpn_id_of(const ResellerDescription& description) {
  return description.mpn_id ? MpnId::parse(*description.mpn_id) : std::nullopt;
}

Error disagrees(const Partner& known, const std::string& option, const std::string& value) {
  return failure(ErrorCode::conflict,
                 text::say("the partner '{}' ({}) is known otherwise than with {} '{}'.", known.name,
                           known.tenant_id.text(), option, value),
                 text::say("pcadmin request-relationship --reseller {}", known.tenant_id.text()),
                 known.tenant_id.text());
}

struct Described {
  const char* option;
  const std::optional<std::string>& said;
  const std::string& recorded;
};

Result<void> check_agreement(const Partner& known, const ResellerDescription& description) {
  const SupportProfile& profile = known.support_profile;
  if (const auto id = tenant_id_of(description); id && *id != known.tenant_id) {
    return disagrees(known, "--tenant-id", id->text());
  }
  if (const auto id = mpn_id_of(description); id && known.mpn_id && *id != *known.mpn_id) {
    return disagrees(known, "--mpn-id", id->text());
  }
  const Described texts[] = {{"--location", description.location, known.location},
                             {"--email", description.email, profile.email.text()},
                             {"--telephone", description.telephone, profile.telephone.text()},
                             {"--website", description.website, profile.website.text()}};
  for (const Described& text : texts) {
    if (text.said && !text.recorded.empty() && *text.said != text.recorded) {
      return disagrees(known, text.option, *text.said);
    }
  }
  return {};
}

/// Two resellers with one MPN id could no longer be told apart by it. (What Partner Center's own data says of that is
/// recorded as it is; see import.)
Result<void> check_is_free(store::View& view, const MpnId& mpn_id, PartnerTenantId taker) {
  const auto holders = view.find_partners({store::Lookup::By::mpn_id, mpn_id.text()}, 2);
  const auto other =
      std::find_if(holders.begin(), holders.end(), [&](const Partner& holder) { return holder.tenant_id != taker; });
  if (other == holders.end()) return {};
  const bool is_account = other->role == PartnerRole::provider;
  return failure(
      ErrorCode::conflict,
      text::say("the MPN id {0} is that of '{1}' ({2}).", mpn_id.text(), other->name, other->tenant_id.text()),
      is_account ? text::tr("--mpn-id with the reseller's own; this one is the account's.")
                 : text::say("pcadmin request-relationship --reseller {}", other->tenant_id.text()),
      mpn_id.text());
}

/// What wasn't known is taken from the description.
Partner completed(Partner partner, const ResellerDescription& description) {
  const auto complete = [](auto& known, const auto& said) {
    if (known.empty()) known = said;
  };
  if (!partner.mpn_id) partner.mpn_id = mpn_id_of(description);
  complete(partner.location, description.location.value_or(""));
  const auto profile = profile_of(description);  // check_description has seen to it that there is one
  if (!profile) return partner;
  complete(partner.support_profile.email, profile->email);
  complete(partner.support_profile.telephone, profile->telephone);
  complete(partner.support_profile.website, profile->website);
  return partner;
}

Result<Partner> agreeing(store::View& view, Partner known, const ResellerDescription& description) {
  if (auto agreed = check_agreement(known, description); !agreed) return agreed.error();
  const bool had_mpn_id = known.mpn_id.has_value();
  Partner partner = completed(std::move(known), description);
  if (!had_mpn_id && partner.mpn_id) {
    if (auto checked = check_is_free(view, *partner.mpn_id, partner.tenant_id); !checked) return checked.error();
  }
  return partner;
}

Result<Partner> described(store::View& view, const std::string& name, const ResellerDescription& description) {
  if (auto checked = check_name("--reseller", name); !checked) return checked.error();
  if (Guid::parse(name) || MpnId::parse(name)) {
    return failure(ErrorCode::invalid_value, text::say("--reseller: '{}' is an id; a new reseller needs a name.", name),
                   new_reseller_command(view, "NAME"), name);
  }
  const PartnerTenantId id = *tenant_id_of(description);
  const auto known = view.partner(id);
  Partner partner = known.value_or(Partner{});
  if (known && !partner.name.empty()) return disagrees(partner, "--reseller", name);
  partner.tenant_id = id;
  partner.name = name;
  return agreeing(view, std::move(partner), description);
}

}  // namespace

void declare_reseller_description(cli::OptionSet& set, ResellerDescription& description) {
  set.value("--mpn-id", "ID", description.mpn_id, "The MPN id (PartnerID) of a reseller that isn't known yet.");
  set.value("--tenant-id", "GUID", description.tenant_id, "Its tenant id.");
  set.value("--location", "CODE", description.location, "Its country or region, e.g. TW.");
  set.value("--email", "ADDRESS", description.email, "Where customers will write to it.");
  set.value("--telephone", "NUMBER", description.telephone, "Where customers will call it.");
  set.value("--website", "URL", description.website, "Where customers will read about its support.");
}

Result<void> check_description(const ResellerDescription& description, const std::string& reseller) {
  const bool given = description.mpn_id || description.tenant_id || description.location || description.email ||
                     description.telephone || description.website;
  if (given && reseller.empty()) {
    return failure(ErrorCode::conflicting_options, text::tr("--mpn-id, --tenant-id and the like describe a reseller."),
                   text::tr("add --reseller NAME."));
  }
  if (description.tenant_id) {
    if (const auto id = parse_tenant_id(*description.tenant_id); !id) return id.error();
  }
  if (description.mpn_id && !MpnId::parse(*description.mpn_id)) {
    return failure(ErrorCode::invalid_mpn_id,
                   text::say("'{}' is no MPN id: it has 1 to 20 digits.", *description.mpn_id),
                   text::tr("--mpn-id with what Partner Center shows as PartnerID."), *description.mpn_id);
  }
  if (const auto profile = profile_of(description); !profile) return profile.error();
  return {};
}

Result<Partner> find_or_describe(store::View& view, const std::string& reference,
                                 const ResellerDescription& description) {
  auto known = resolve_partner(view, reference);
  if (known) return agreeing(view, *std::move(known), description);
  if (known.error().code != ErrorCode::partner_not_found) return known;
  if (description.mpn_id && description.tenant_id) return described(view, reference, description);
  if (description.mpn_id || description.tenant_id) {
    return failure(ErrorCode::missing_argument,
                   text::say("the reseller '{}' isn't known; a new one needs --mpn-id and --tenant-id.", reference),
                   new_reseller_command(view, text::shell_word(reference)), reference);
  }
  return known;
}

std::vector<std::string> completed_by(const Partner& before, const Partner& after) {
  std::vector<std::string> options;
  const auto add = [&](const char* option, bool differs) {
    if (differs) options.emplace_back(option);
  };
  add("--mpn-id", before.mpn_id != after.mpn_id);
  add("--location", before.location != after.location);
  add("--email", before.support_profile.email != after.support_profile.email);
  add("--telephone", before.support_profile.telephone != after.support_profile.telephone);
  add("--website", before.support_profile.website != after.support_profile.website);
  return options;
}

void save_reseller(store::Transaction& transaction, Partner reseller) {
  reseller.role = role_after(reseller.role, PartnerRole::reseller);
  transaction.save_partner(reseller);
  transaction.set_support_profile({reseller.tenant_id, reseller.support_profile});
}

}  // namespace pcadmin::command
