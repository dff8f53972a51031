// Partners: the indirect provider whose account this is, its indirect resellers, and others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pcadmin/id.hpp>
#include <pcadmin/support_profile.hpp>

namespace pcadmin {

enum class PartnerRole {
  provider,  ///< the account itself
  reseller,  ///< an indirect reseller (product reseller)
  other,     ///< known by its id alone, e.g. named as a contact by Partner Center
};

std::string_view name(PartnerRole role);
std::optional<PartnerRole> parse_partner_role(std::string_view text);

/// The role of a partner known as `known` of which something now says `said`. Nobody is demoted: the
/// provider and a reseller stay what they are; another becomes what is said.
PartnerRole role_after(PartnerRole known, PartnerRole said);

/// The role with which a partner is recorded that is to be saved with the role `said`; `known` is the recorded one. The
/// role of the provider is the account's alone: it keeps it, and another partner that claims it becomes `other`.
PartnerRole role_to_save(std::optional<PartnerRole> known, PartnerRole said);

struct Partner {
  PartnerTenantId tenant_id;
  std::optional<MpnId> mpn_id;
  std::string name;
  PartnerRole role = PartnerRole::other;
  std::string location;  ///< country or region as Partner Center writes it, e.g. "TW"
  SupportProfile support_profile;

  bool operator==(const Partner&) const = default;
};

/// The national clouds in which Partner Center is operated.
enum class Cloud { global, us_gov, germany, china };

std::string_view name(Cloud cloud);  ///< "global", "us-gov", "germany", "china"
std::optional<Cloud> parse_cloud(std::string_view text);

/// Whether a customer relationship can be requested without delegated admin privileges. Not in the
/// clouds for US Government and Germany (Partner Center: "Request a relationship with a customer").
bool can_request_without_dap(Cloud cloud);

/// The provider that a store belongs to.
struct Account {
  Partner partner;
  Cloud cloud = Cloud::global;
  std::string partnership_link;  ///< personal to the account; empty when it was never told
  bool test = false;             ///< a test tenant, which may be reset

  bool operator==(const Account&) const = default;
};

}  // namespace pcadmin
