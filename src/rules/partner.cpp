#include <pcadmin/partner.hpp>

#include "rules/words.hpp"

namespace pcadmin {

namespace {

constexpr std::pair<PartnerRole, std::string_view> roles[] = {
    {PartnerRole::provider, "provider"},
    {PartnerRole::reseller, "reseller"},
    {PartnerRole::other, "other"},
};

constexpr std::pair<Cloud, std::string_view> clouds[] = {
    {Cloud::global, "global"},
    {Cloud::us_gov, "us-gov"},
    {Cloud::germany, "germany"},
    {Cloud::china, "china"},
};

}  // namespace

std::string_view name(PartnerRole role) {
  return word_of(roles, role);
}
std::optional<PartnerRole> parse_partner_role(std::string_view text) {
  return find_word(roles, text);
}

PartnerRole role_after(PartnerRole known, PartnerRole said) {
  return known == PartnerRole::other ? said : known;
}

PartnerRole role_to_save(std::optional<PartnerRole> known, PartnerRole said) {
  if (known == PartnerRole::provider) return PartnerRole::provider;
  return said == PartnerRole::provider ? PartnerRole::other : said;
}

std::string_view name(Cloud cloud) {
  return word_of(clouds, cloud);
}
std::optional<Cloud> parse_cloud(std::string_view text) {
  return find_word(clouds, text);
}

bool can_request_without_dap(Cloud cloud) {
  return cloud != Cloud::us_gov && cloud != Cloud::germany;
}

}  // namespace pcadmin
