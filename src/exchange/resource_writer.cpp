#include "exchange/resource_writer.hpp"

#include <string_view>

#include <pcadmin/instant.hpp>

#include "fields/fields.hpp"
#include "text/json_string.hpp"

namespace pcadmin::exchange {

namespace {

/// The members of one object; those without a value are left out.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  ~Members() { out_ += '}'; }

  void text(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    begin(key);
    text::append_json_string(out_, value);
  }
  void instant(std::string_view key, const std::optional<Instant>& value) {
    if (value) text(key, format_instant(*value));
  }
  void boolean(std::string_view key, const std::optional<bool>& value) {
    if (!value) return;
    begin(key);
    out_ += *value ? "true" : "false";
  }
  void number(std::string_view key, std::int64_t value) {
    begin(key);
    out_ += std::to_string(value);
  }
  /// `write` is given the members of an object.
  template <class Write>
  void object(std::string_view key, Write write) {
    begin(key);
    Members members(out_);
    write(members);
  }
  /// `write` is given the members of each element's object. There is one at least.
  template <class Values, class Write>
  void objects(std::string_view key, const Values& values, Write write) {
    begin(key);
    char separator = '[';
    for (const auto& value : values) {
      out_ += separator;
      separator = ',';
      Members members(out_);
      write(members, value);
    }
    out_ += ']';
  }

  /// All fields that have a place of their own in the JSON. Those of one inner object follow each other in the table.
  template <class Thing>
  void fields(const Thing& thing) {
    std::optional<Members> inner;
    std::string_view inner_key;
    for_each_field<Thing>([&](const auto& field) {
      const auto& value = thing.*field.member;
      if (field.path.empty() || says_nothing(value)) return;
      const std::size_t dot = field.path.find('.');
      const std::string_view key = field.path.substr(0, dot);
      if (inner && key != inner_key) inner.reset();
      if (dot == std::string_view::npos) return put(key, value);
      if (!inner) {
        begin(key);
        inner.emplace(out_);
        inner_key = key;
      }
      inner->put(field.path.substr(dot + 1), value);
    });
  }

  void object_type(std::string_view type) {
    object("attributes", [&](Members& attributes) { attributes.text("objectType", type); });
  }
  void self_link(std::string_view uri) {
    object("links", [&](Members& links) {
      links.object("self", [&](Members& self) {
        self.text("uri", uri);
        self.text("method", "GET");
      });
    });
  }

 private:
  static bool says_nothing(const std::string& text) { return text.empty(); }
  static bool says_nothing(bool flag) { return !flag; }
  template <class Value>
  static bool says_nothing(const std::optional<Value>& value) {
    return !value;
  }
  template <class Value>
  static bool says_nothing(Value) {
    return false;
  }

  void put(std::string_view key, const std::string& value) { text(key, value); }
  void put(std::string_view key, const std::optional<Instant>& value) { instant(key, value); }
  void put(std::string_view key, const std::optional<bool>& value) { boolean(key, value); }
  void put(std::string_view key, bool value) { boolean(key, value); }
  void put(std::string_view key, std::int64_t value) { number(key, value); }
  void put(std::string_view key, Channel channel) { text(key, name(channel)); }
  void put(std::string_view key, RelationshipState state) { text(key, name(state)); }

  void begin(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    text::append_json_string(out_, key);
    out_ += ':';
  }

  std::string& out_;
  bool first_ = true;
};

void append_relationship(Members& own, const Relationship& relationship) {
  if (relationship == Relationship{}) return;
  own.object("relationship", [&](Members& members) { members.fields(relationship); });
}

bool has_dap(const Administration& administration) {
  return administration.dap != DapState::unknown || administration.dap_since || administration.dap_ended;
}

void append_dap(Members& own, const Administration& administration) {
  if (!has_dap(administration)) return;
  own.object("dap", [&](Members& members) {
    members.text("state", name(administration.dap));
    members.instant("since", administration.dap_since);
    members.instant("ended", administration.dap_ended);
  });
}

std::optional<bool> allow_delegated_access(DapState dap) {
  return dap == DapState::unknown ? std::nullopt : std::optional(dap == DapState::active);
}

std::string_view mpn_text(const Partner& partner) {
  return partner.mpn_id ? std::string_view(partner.mpn_id->text()) : std::string_view();
}

/// What identifies a partner, as Partner Center's relationships do.
void append_identity(Members& resource, const Partner& partner) {
  resource.text("id", partner.tenant_id.text());
  resource.text("name", partner.name);
  if (partner.role == PartnerRole::reseller)
    resource.text("relationshipType", "is_indirect_cloud_solution_provider_of");
}

std::string uri_of(const Subscription& subscription) {
  return "/customers/" + subscription.customer_id.text() + "/subscriptions/" + subscription.id.text();
}

}  // namespace

void append_partnership(std::string& out, const Partner& partner, const Relationship& partnership) {
  Members resource(out);
  append_identity(resource, partner);
  resource.text("state", partnership.partner_center_state);
  resource.text("mpnId", mpn_text(partner));
  resource.text("location", partner.location);
  resource.object_type("PartnerRelationship");
  resource.object("pcadmin", [&](Members& own) {
    own.text("role", name(partner.role));
    own.text("email", partner.support_profile.email.text());
    own.text("telephone", partner.support_profile.telephone.text());
    own.text("website", partner.support_profile.website.text());
    append_relationship(own, partnership);
  });
}

void append_customer(std::string& out, const Customer& customer, const Relationship& account_relationship,
                     const Administration& account_administration) {
  Members resource(out);
  resource.text("id", customer.id.text());
  resource.text("commerceId", customer.commerce_id);
  resource.object("companyProfile", [&](Members& profile) {
    profile.text("tenantId", customer.id.text());
    profile.text("domain", customer.domain);
    profile.text("companyName", customer.company_name);
  });
  resource.text("relationshipToPartner", account_relationship.partner_center_state);
  resource.boolean("allowDelegatedAccess", allow_delegated_access(account_administration.dap));
  resource.object_type("Customer");
  if (account_relationship == Relationship{} && !has_dap(account_administration)) return;
  resource.object("pcadmin", [&](Members& own) {
    append_relationship(own, account_relationship);
    append_dap(own, account_administration);
  });
}

void append_subscription(std::string& out, const Subscription& subscription) {
  Members resource(out);
  resource.text("id", subscription.id.text());
  resource.fields(subscription);
  resource.self_link(uri_of(subscription));
  resource.object_type("Subscription");
}

void append_contact(std::string& out, const Subscription& subscription, const Partner& contact,
                    const std::optional<Instant>& assigned_at, const std::string& assigned_by) {
  Members resource(out);
  resource.text("supportTenantId", contact.tenant_id.text());
  resource.text("supportMpnId", mpn_text(contact));
  resource.text("name", contact.name);
  resource.self_link(uri_of(subscription) + "/supportcontact");
  resource.object_type("SupportContact");
  if (!assigned_at && assigned_by.empty()) return;
  resource.object("pcadmin", [&](Members& own) {
    own.instant("assignedAt", assigned_at);
    own.text("assignedBy", assigned_by);
  });
}

void append_customer_relationship(std::string& out, CustomerId customer, const Partner& partner,
                                  const Relationship& relationship, const Administration& administration) {
  Members resource(out);
  append_identity(resource, partner);
  resource.text("state", relationship.partner_center_state);
  resource.text("mpnId", mpn_text(partner));
  resource.self_link("/customers/" + customer.text() + "/relationships");
  resource.object_type("PartnerRelationship");
  resource.object("pcadmin", [&](Members& own) {
    own.text("role", name(partner.role));
    append_relationship(own, relationship);
    append_dap(own, administration);
  });
}

void append_gdap(std::string& out, const Customer& customer, const std::optional<PartnerTenantId>& partner,
                 const Gdap& gdap) {
  Members resource(out);
  resource.text("id", gdap.id);
  resource.text("displayName", gdap.display_name);
  resource.text("status", gdap.status);
  resource.object("customer", [&](Members& members) {
    members.text("tenantId", customer.id.text());
    members.text("displayName", customer.company_name);
  });
  if (!gdap.roles.empty()) {
    resource.object("accessDetails", [&](Members& details) {
      details.objects("unifiedRoles", gdap.roles,
                      [](Members& members, const Role& role) { members.text("roleDefinitionId", role.text()); });
    });
  }
  resource.instant("activatedDateTime", gdap.activated_at);
  resource.instant("endDateTime", gdap.until);
  resource.text("autoExtendDuration", gdap.auto_extend ? "P180D" : "PT0S");
  resource.object_type("DelegatedAdminRelationship");
  if (partner) resource.object("pcadmin", [&](Members& own) { own.text("partnerTenantId", partner->text()); });
}

}  // namespace pcadmin::exchange
