#include "exchange/resource_writer.hpp"

#include <string_view>

#include "fields/fields.hpp"
#include "text/json_writer.hpp"

namespace pcadmin::exchange {

using text::JsonWriter;

namespace {

void write_object_type(JsonWriter& json, std::string_view type) {
  const auto attributes = json.object("attributes");
  json.member("objectType", type);
}

void write_self_link(JsonWriter& json, const std::string& uri) {
  const auto links = json.object("links");
  const auto self = json.object("self");
  json.member("uri", uri);
  json.member("method", "GET");
}

bool says_nothing(const std::string& text) {
  return text.empty();
}
bool says_nothing(bool flag) {
  return !flag;
}
template <class Value>
bool says_nothing(const std::optional<Value>& value) {
  return !value;
}
template <class Value>
bool says_nothing(const Value&) {
  return false;
}

/// All fields that have a place of their own in the JSON. Those of one inner object follow each other in the table.
template <class Thing>
void write_fields(JsonWriter& json, const Thing& thing) {
  std::optional<JsonWriter::Scope> inner;
  std::string_view inner_key;
  for_each_field<Thing>([&](const auto& field) {
    const auto& value = thing.*field.member;
    if (field.path.empty() || says_nothing(value)) return;
    const std::size_t dot = field.path.find('.');
    const std::string_view key = field.path.substr(0, dot);
    if (inner && key != inner_key) inner.reset();
    if (dot == std::string_view::npos) return json.member(key, value);
    if (!inner) {
      json.key(key);
      inner.emplace(json, '{', '}');
      inner_key = key;
    }
    json.member(field.path.substr(dot + 1), value);
  });
}

void write_relationship(JsonWriter& json, const Relationship& relationship) {
  if (relationship == Relationship{}) return;
  const auto object = json.object("relationship");
  write_fields(json, relationship);
}

bool has_dap(const Administration& administration) {
  return administration.dap != DapState::unknown || administration.dap_since || administration.dap_ended;
}

void write_dap(JsonWriter& json, const Administration& administration) {
  if (!has_dap(administration)) return;
  const auto object = json.object("dap");
  json.member("state", name(administration.dap));
  json.member_if_known("since", administration.dap_since);
  json.member_if_known("ended", administration.dap_ended);
}

std::optional<bool> allow_delegated_access(DapState dap) {
  return dap == DapState::unknown ? std::nullopt : std::optional(dap == DapState::active);
}

std::string_view mpn_text(const Partner& partner) {
  return partner.mpn_id ? std::string_view(partner.mpn_id->text()) : std::string_view();
}

/// What identifies a partner, as Partner Center's relationships do.
void write_identity(JsonWriter& json, const Partner& partner) {
  json.member_if_known("id", partner.tenant_id.text());
  json.member_if_known("name", partner.name);
  if (partner.role == PartnerRole::reseller)
    json.member_if_known("relationshipType", "is_indirect_cloud_solution_provider_of");
}

std::string uri_of(const Subscription& subscription) {
  return "/customers/" + subscription.customer_id.text() + "/subscriptions/" + subscription.id.text();
}

}  // namespace

void append_partnership(std::string& out, const Partner& partner, const Relationship& partnership) {
  JsonWriter json(out);
  const auto resource = json.object();
  write_identity(json, partner);
  json.member_if_known("state", partnership.partner_center_state);
  json.member_if_known("mpnId", mpn_text(partner));
  json.member_if_known("location", partner.location);
  write_object_type(json, "PartnerRelationship");
  const auto own = json.object("pcadmin");
  json.member_if_known("role", name(partner.role));
  json.member_if_known("email", partner.support_profile.email.text());
  json.member_if_known("telephone", partner.support_profile.telephone.text());
  json.member_if_known("website", partner.support_profile.website.text());
  write_relationship(json, partnership);
}

void append_customer(std::string& out, const Customer& customer, const Relationship& account_relationship,
                     const Administration& account_administration) {
  JsonWriter json(out);
  const auto resource = json.object();
  json.member_if_known("id", customer.id.text());
  json.member_if_known("commerceId", customer.commerce_id);
  {
    const auto profile = json.object("companyProfile");
    json.member_if_known("tenantId", customer.id.text());
    json.member_if_known("domain", customer.domain);
    json.member_if_known("companyName", customer.company_name);
  }
  json.member_if_known("relationshipToPartner", account_relationship.partner_center_state);
  json.member_if_known("allowDelegatedAccess", allow_delegated_access(account_administration.dap));
  write_object_type(json, "Customer");
  if (account_relationship == Relationship{} && !has_dap(account_administration)) return;
  const auto own = json.object("pcadmin");
  write_relationship(json, account_relationship);
  write_dap(json, account_administration);
}

void append_subscription(std::string& out, const Subscription& subscription) {
  JsonWriter json(out);
  const auto resource = json.object();
  json.member("id", subscription.id.text());
  write_fields(json, subscription);
  write_self_link(json, uri_of(subscription));
  write_object_type(json, "Subscription");
}

void append_contact(std::string& out, const Subscription& subscription, const Partner& contact,
                    const std::optional<Instant>& assigned_at, const std::string& assigned_by) {
  JsonWriter json(out);
  const auto resource = json.object();
  json.member_if_known("supportTenantId", contact.tenant_id.text());
  json.member_if_known("supportMpnId", mpn_text(contact));
  json.member_if_known("name", contact.name);
  write_self_link(json, uri_of(subscription) + "/supportcontact");
  write_object_type(json, "SupportContact");
  if (!assigned_at && assigned_by.empty()) return;
  const auto own = json.object("pcadmin");
  json.member_if_known("assignedAt", assigned_at);
  json.member_if_known("assignedBy", assigned_by);
}

void append_customer_relationship(std::string& out, CustomerId customer, const Partner& partner,
                                  const Relationship& relationship, const Administration& administration) {
  JsonWriter json(out);
  const auto resource = json.object();
  write_identity(json, partner);
  json.member_if_known("state", relationship.partner_center_state);
  json.member_if_known("mpnId", mpn_text(partner));
  write_self_link(json, "/customers/" + customer.text() + "/relationships");
  write_object_type(json, "PartnerRelationship");
  const auto own = json.object("pcadmin");
  json.member_if_known("role", name(partner.role));
  write_relationship(json, relationship);
  write_dap(json, administration);
}

void append_gdap(std::string& out, const Customer& customer, const std::optional<PartnerTenantId>& partner,
                 const Gdap& gdap) {
  JsonWriter json(out);
  const auto resource = json.object();
  json.member_if_known("id", gdap.id);
  json.member_if_known("displayName", gdap.display_name);
  json.member_if_known("status", gdap.status);
  {
    const auto object = json.object("customer");
    json.member_if_known("tenantId", customer.id.text());
    json.member_if_known("displayName", customer.company_name);
  }
  if (!gdap.roles.empty()) {
    const auto details = json.object("accessDetails");
    const auto roles = json.array("unifiedRoles");
    for (const Role& role : gdap.roles) {
      const auto unified = json.object();
      json.member_if_known("roleDefinitionId", role.text());
    }
  }
  json.member_if_known("activatedDateTime", gdap.activated_at);
  json.member_if_known("endDateTime", gdap.until);
  if (gdap.auto_extend) json.member("autoExtendDuration", *gdap.auto_extend ? "P180D" : "PT0S");
  write_object_type(json, "DelegatedAdminRelationship");
  if (!partner) return;
  const auto own = json.object("pcadmin");
  json.member("partnerTenantId", partner->text());
}

}  // namespace pcadmin::exchange
