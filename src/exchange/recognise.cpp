// What kind of thing a record is about.
#include "exchange/recognise.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>

#include "exchange/ascii.hpp"
#include "exchange/cut_off.hpp"
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

const Field* first_of(const Record& record, std::span<const std::string_view> paths) {
  for (const std::string_view path : paths) {
    if (const Field* field = record.find(path)) return field;
  }
  return nullptr;
}

bool has_any(const Record& record, std::initializer_list<std::string_view> paths) {
  return first_of(record, {paths.begin(), paths.size()}) != nullptr;
}

/// Whether there is something at this path or within it, if only a null or an empty list.
bool has_part(const Record& record, std::string_view path) {
  const auto fields = record.fields();
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    const std::string_view rest = std::string_view(field.path).substr(std::min(path.size(), field.path.size()));
    return field.path.starts_with(path) && (rest.empty() || rest.front() == '.' || rest.front() == '[');
  });
}

/// What a resource calls itself: Partner Center's objectType, Graph's type.
const Field* type_field(const Record& record) {
  static constexpr std::string_view paths[] = {"attributes.objecttype", "@odata.type"};
  const Field* field = first_of(record, paths);
  return field == nullptr || field->value.empty() ? nullptr : field;
}

std::optional<Kind> by_object_type(const Record& record) {
  const Field* const field = type_field(record);
  if (field == nullptr) return std::nullopt;
  std::string_view type = field->value;
  constexpr std::string_view graph = "#microsoft.graph.";
  if (type.starts_with(graph)) type.remove_prefix(graph.size());
  if (same_text(type, "Customer")) return Kind::customers;
  if (same_text(type, "Subscription")) return Kind::subscriptions;
  if (same_text(type, "PartnerRelationship")) return Kind::partnerships;
  if (same_text(type, "SupportContact")) return Kind::contacts;
  if (same_text(type, "DelegatedAdminRelationship")) return Kind::admin;
  return std::nullopt;
}

/// Keys of what says something about customers, subscriptions and partners, but isn't one: of lines of bills
/// (LicenseBasedLineItem, OneTimeInvoiceLineItem, DailyRatedUsageLineItem), of what Microsoft's tool for GDAP in bulk
/// asks for and lists, of Graph's contracts. In the order of the alphabet.
constexpr std::array<std::string_view, 12> foreign_keys{"billableratio",
                                                        "chargestartdate",
                                                        "chargetype",
                                                        "defaultdomainname",
                                                        "effectiveunitprice",
                                                        "invoicenumber",
                                                        "organizationdisplayname",
                                                        "partneragentcount",
                                                        "pretaxtotal",
                                                        "subtotal",
                                                        "totalforcustomer",
                                                        "unitprice"};

/// Fields that only things of one kind have.
struct Sign {
  Kind kind;
  bool (*is_shown_by)(const Record& record);
};

/// The first that is shown decides: subscriptions come before contacts, since list-subscriptions answers both in one
/// row, and before customers for the same reason.
constexpr std::array<Sign, 8> signs{{
    {Kind::admin,
     [](const Record& record) { return has_any(record, {"customer.tenantid"}) || has_part(record, "accessdetails"); }},
    {Kind::subscriptions,
     [](const Record& record) {
       return has_any(record, {"offername", "offerid"}) && has_any(record, {"id", "subscriptionid"});
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

std::optional<std::string> error_answer(const Record& record) {
  const auto value = [&](std::initializer_list<std::string_view> paths) {
    const Field* const field = first_of(record, {paths.begin(), paths.size()});
    return field == nullptr ? std::string_view() : std::string_view(field->value);
  };
  if (has_any(record, {"id"})) return std::nullopt;
  const std::string_view code = value({"error.code", "odata.error.code", "code", "statuscode"});
  const std::string_view message =
      value({"error.message", "odata.error.message.value", "description", "message", "error_description"});
  if (code.empty() || message.empty()) return std::nullopt;
  return std::string(code) + ": " + std::string(message.substr(0, message.find_last_not_of(". \r\n") + 1));
}

const Field* foreign_type(const Record& record) {
  return by_object_type(record) ? nullptr : type_field(record);
}

const Field* foreign_sign(const Record& record) {
  const auto fields = record.fields();
  const auto found = std::find_if(fields.begin(), fields.end(), [](const Field& field) {
    return field.type != FieldType::null &&
           std::binary_search(foreign_keys.begin(), foreign_keys.end(), std::string_view(field.path));
  });
  return found == fields.end() ? nullptr : &*found;
}

const Field* cut_off_field(const Record& record) {
  const auto fields = record.fields();
  const auto found = std::find_if(fields.begin(), fields.end(), [](const Field& field) {
    return field.type == FieldType::text && is_cut_off(field.value);
  });
  return found == fields.end() ? nullptr : &*found;
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
