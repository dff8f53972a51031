// What kind of thing a record is about.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "exchange/ascii.hpp"
#include "exchange/item.hpp"
#include "exchange/link.hpp"

namespace pcadmin::exchange {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 6> kinds{{
    {Kind::customers, "customers"},
    {Kind::subscriptions, "subscriptions"},
    {Kind::partnerships, "partnerships"},
    {Kind::customer_relationships, "customer-relationships"},
    {Kind::contacts, "contacts"},
    {Kind::admin, "admin"},
}};

bool has_any(const Record& record, std::initializer_list<std::string_view> paths) {
  for (const std::string_view path : paths) {
    if (record.find(path) != nullptr) return true;
  }
  return false;
}

/// What a resource of the REST API calls itself. A "Collection" is no resource.
std::optional<Kind> by_object_type(const Record& record) {
  const std::string_view type = record.value("attributes.objecttype");
  if (same_text(type, "Customer")) return Kind::customers;
  if (same_text(type, "Subscription")) return Kind::subscriptions;
  if (same_text(type, "PartnerRelationship")) return Kind::partnerships;
  if (same_text(type, "SupportContact")) return Kind::contacts;
  if (same_text(type, "DelegatedAdminRelationship")) return Kind::admin;
  return std::nullopt;
}

/// Fields that only things of one kind have.
struct Sign {
  Kind kind;
  bool (*is_shown_by)(const Record& record);
};

/// The first that is shown decides: subscriptions come before contacts, since list-subscriptions answers both in one
/// row, and before customers for the same reason.
constexpr std::array<Sign, 8> signs{{
    {Kind::admin,
     [](const Record& record) {
       return has_any(record, {"customer.tenantid", "accessdetails.unifiedroles[].roledefinitionid"});
     }},
    {Kind::subscriptions,
     [](const Record& record) {
       return has_any(record, {"offername", "offerid", "entitlementid", "quantity"});
     }},
    {Kind::contacts,
     [](const Record& record) {
       return has_any(record, {"supporttenantid", "supportmpnid"});
     }},
    {Kind::partnerships,
     [](const Record& record) {
       return has_any(record, {"relationshiptype", "mpnid"});
     }},
    {Kind::customers,
     [](const Record& record) {
       return has_any(record, {"companyprofile.companyname", "companyprofile.tenantid", "companyprofile.domain",
                               "microsoftid", "relationshiptopartner"});
     }},
    {Kind::subscriptions, [](const Record& record) { return has_any(record, {"subscriptionid"}); }},
    {Kind::customers,
     [](const Record& record) {
       return has_any(record, {"customerid"}) && has_any(record, {"name", "companyname", "domain"});
     }},
    {Kind::partnerships,
     [](const Record& record) {
       return has_any(record, {"partnertenantid", "partnermpnid"});
     }},
}};

std::optional<Kind> by_fields(const Record& record) {
  for (const Sign& sign : signs) {
    if (sign.is_shown_by(record)) return sign.kind;
  }
  return std::nullopt;
}

bool shows(const Record& record, Kind kind) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](const Sign& sign) { return sign.kind == kind && sign.is_shown_by(record); });
}

/// Partner Center answers the same resource for a partnership and for a customer's relationship. Only the address that
/// it was read from tells which of them it is.
Kind resource_kind(Kind kind) {
  return kind == Kind::customer_relationships ? Kind::partnerships : kind;
}

}  // namespace

std::string_view name(Kind kind) {
  for (const auto& [known, word] : kinds) {
    if (known == kind) return word;
  }
  return {};
}

std::optional<Kind> parse_kind(std::string_view text) {
  for (const auto& [kind, word] : kinds) {
    if (word == text) return kind;
  }
  return std::nullopt;
}

std::optional<Kind> recognise(const Record& record, const Said& said) {
  if (said.kind) return said.kind;
  std::optional<Kind> kind = by_object_type(record);
  if (!kind) kind = by_fields(record);
  if (kind == Kind::partnerships && (said.customer || is_of_customer_relationships(record.value("links.self.uri")))) {
    return Kind::customer_relationships;
  }
  return kind;
}

std::optional<Kind> contradicted_kind(const Record& record, Kind said) {
  const Kind kind = resource_kind(said);
  if (const auto type = by_object_type(record)) return *type == kind ? std::nullopt : type;
  return shows(record, kind) ? std::nullopt : by_fields(record);
}

}  // namespace pcadmin::exchange
