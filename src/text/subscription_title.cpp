#include "text/subscription_title.hpp"

#include "text/translate.hpp"

namespace pcadmin::text {

std::string subscription_title(const SubscriptionId& id, std::string_view friendly_name, std::string_view offer_name) {
  if (friendly_name.empty() && offer_name.empty()) return id.text();
  if (friendly_name.empty() || friendly_name == offer_name) return std::string(offer_name);
  if (offer_name.empty()) return std::string(friendly_name);
  return say("{0} ({1})", friendly_name, offer_name);
}

}  // namespace pcadmin::text
