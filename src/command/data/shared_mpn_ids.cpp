#include "command/data/shared_mpn_ids.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "text/translate.hpp"
#include "text/unicode.hpp"

namespace pcadmin::command {

namespace {

constexpr std::size_t most_named = 5;

}  // namespace

std::vector<report::ReasonText> shared_mpn_ids(store::View& view, const Account& account,
                                               const std::set<PartnerTenantId>& took) {
  if (took.empty()) return {};
  std::map<MpnId, std::vector<Partner>> holders;
  const auto add = [&](const Partner& partner) {
    if (partner.mpn_id) holders[*partner.mpn_id].push_back(partner);
  };
  add(account.partner);
  for (auto records = view.list_partners(); const auto* record = records.next();)
    add(record->partner);
  std::vector<report::ReasonText> warnings;
  const auto warn = [&](std::string message) { warnings.push_back({"MPN_ID_SHARED", std::move(message), {}}); };
  std::uint64_t more = 0;
  for (auto& [mpn_id, partners] : holders) {
    // The first is the one that had it before, if there is one.
    std::stable_partition(partners.begin(), partners.end(),
                          [&](const Partner& partner) { return took.count(partner.tenant_id) == 0; });
    const Partner& holder = partners.front();
    for (auto partner = partners.begin() + 1; partner != partners.end(); ++partner) {
      if (took.count(partner->tenant_id) == 0) continue;
      if (warnings.size() == most_named) {
        ++more;
        continue;
      }
      warn(text::say("{0} ({1}) has the MPN id {2}, which {3} ({4}) has as well; it names neither alone.",
                     text::visible(partner->name), partner->tenant_id.text(), mpn_id.text(), text::visible(holder.name),
                     holder.tenant_id.text()));
    }
  }
  if (more > 0) warn(text::say("Further partners with an MPN id that another one has: {}", more));
  return warnings;
}

}  // namespace pcadmin::command
