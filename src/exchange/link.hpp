// Links of Partner Center's resources, which name the ids that the resources themselves leave out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include <pcadmin/id.hpp>

#include "exchange/ascii.hpp"

namespace pcadmin::exchange {

/// What follows `segment` in a link, in any case; empty where the link hasn't got it.
inline std::string_view after_segment(std::string_view link, std::string_view segment) {
  const auto begin = std::search(link.begin(), link.end(), segment.begin(), segment.end(),
                                 [](char a, char b) { return lower(a) == lower(b); });
  if (begin == link.end()) return {};
  return link.substr(static_cast<std::size_t>(begin - link.begin()) + segment.size());
}

/// The id that follows `segment` in a link, e.g. "/customers/" in "/v1/customers/{id}/subscriptions".
inline std::optional<Guid> id_in_link(std::string_view link, std::string_view segment) {
  const std::string_view rest = after_segment(link, segment);
  return Guid::parse(rest.substr(0, rest.find_first_of("/?#")));
}

/// Whether a link is to "/customers/{id}/relationships", or to one of these.
inline bool is_of_customer_relationships(std::string_view link) {
  if (!id_in_link(link, "/customers/")) return false;
  std::string_view rest = after_segment(link, "/customers/");
  rest.remove_prefix(std::min(rest.find_first_of("/?#"), rest.size()));
  constexpr std::string_view relationships = "/relationships";
  if (!same_text(rest.substr(0, relationships.size()), relationships)) return false;
  rest.remove_prefix(relationships.size());
  return rest.empty() || rest.find_first_of("/?#") == 0;
}

}  // namespace pcadmin::exchange
