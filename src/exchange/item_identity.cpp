// What an item is about, and whether two say the same.
#include <type_traits>

#include "exchange/item.hpp"

namespace pcadmin::exchange {

namespace {

/// FNV-1a, with each value's length or presence mixed in, so that neighbours can't be confused.
class Hash {
 public:
  void add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    for (const char c : text)
      byte(static_cast<unsigned char>(c));
  }
  void add(std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8)
      byte(number >> shift & 0xFFU);
  }
  void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
  void add(bool value) { byte(value ? 1 : 0); }
  void add(Channel channel) { add(static_cast<std::uint64_t>(channel)); }
  void add(PartnerRole role) { add(static_cast<std::uint64_t>(role)); }
  void add(DapState state) { add(static_cast<std::uint64_t>(state)); }
  void add(RelationshipState state) { add(static_cast<std::uint64_t>(state)); }
  void add(const RecordedDap& dap) { all(dap.state, dap.since, dap.ended); }
  void add(const Relationship& it) {
    for_each_field<Relationship>([&](const auto& field) { add(it.*field.member); });
  }
  template <class Thing>
  void add(const Partial<Thing>& it) {
    for_each_field<Thing>([&](const auto& field) { add(it.get(field.member)); });
  }
  void add(Instant instant) { add(std::int64_t{instant.time_since_epoch().count()}); }
  template <class Kind>
  void add(const ContactText<Kind>& it) {
    add(std::string_view(it.text()));
  }
  void add(const MpnId& mpn_id) { add(std::string_view(mpn_id.text())); }
  template <class Kind>
  void add(const Id<Kind>& id) {
    for (const std::uint8_t b : id.guid().bytes())
      byte(b);
  }
  template <class Value>
  void add(const std::optional<Value>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <class... Values>
  void all(const Values&... values) {
    (add(values), ...);
  }

  std::uint64_t value() const { return value_; }

 private:
  void byte(std::uint64_t b) { value_ = (value_ ^ b) * 0x100000001b3U; }

  std::uint64_t value_ = 0xcbf29ce484222325U;
};

void add(Hash& hash, const CustomerItem& item) {
  hash.all(item.id, item.fields, item.relationship_to_partner, item.allow_delegated_access, item.relationship,
           item.dap);
}

void add(Hash& hash, const SubscriptionItem& item) {
  hash.all(item.id, item.customer_id, item.fields);
}

void add(Hash& hash, const PartnerRelationshipItem& item) {
  hash.all(item.customer_id, item.tenant_id, item.mpn_id, item.name, item.location, item.state, item.role, item.email,
           item.telephone, item.website, item.relationship, item.dap, item.recorded);
}

void add(Hash& hash, const ContactItem& item) {
  hash.all(item.subscription_id, item.customer_id, item.support_tenant_id, item.support_mpn_id, item.name,
           item.assigned_at, item.assigned_by);
}

void add(Hash& hash, const AdminItem& item) {
  const Gdap& gdap = item.gdap;
  hash.all(item.customer_id, item.indirect_provider, item.partner, std::string_view(gdap.id),
           std::string_view(gdap.display_name), std::string_view(gdap.status), gdap.activated_at, gdap.until,
           gdap.auto_extend);
  for (const Role& role : gdap.roles)
    hash.add(std::string_view(role.text()));
}

void append(std::string& key, const Guid& guid) {
  key.append(guid.bytes().begin(), guid.bytes().end());
}

void append_key(std::string& key, const CustomerItem& item) {
  append(key, item.id.guid());
}
void append_key(std::string& key, const SubscriptionItem& item) {
  append(key, item.id.guid());
}
void append_key(std::string& key, const PartnerRelationshipItem& item) {
  append(key, item.tenant_id.guid());
  if (item.customer_id) append(key, item.customer_id->guid());
}
void append_key(std::string& key, const ContactItem& item) {
  append(key, item.subscription_id.guid());
}
void append_key(std::string& key, const AdminItem& item) {
  if (item.customer_id) append(key, item.customer_id->guid());
  if (item.partner) append(key, item.partner->guid());
  key += item.gdap.id.empty() ? ' ' + item.gdap.display_name : item.gdap.id;
}

}  // namespace

Kind kind_of(const Item& item) {
  if (const auto* relationship = std::get_if<PartnerRelationshipItem>(&item)) {
    return relationship->customer_id ? Kind::customer_relationships : Kind::partnerships;
  }
  if (std::holds_alternative<CustomerItem>(item)) return Kind::customers;
  if (std::holds_alternative<SubscriptionItem>(item)) return Kind::subscriptions;
  if (std::holds_alternative<ContactItem>(item)) return Kind::contacts;
  return Kind::admin;
}

void write_key(const Item& item, std::string& key) {
  key = name(kind_of(item));
  key += ':';
  std::visit([&](const auto& it) { append_key(key, it); }, item);
}

std::string id_text(const Item& item) {
  struct Text {
    std::string operator()(const CustomerItem& it) const { return it.id.text(); }
    std::string operator()(const SubscriptionItem& it) const { return it.id.text(); }
    std::string operator()(const PartnerRelationshipItem& it) const { return it.tenant_id.text(); }
    std::string operator()(const ContactItem& it) const { return it.subscription_id.text(); }
    std::string operator()(const AdminItem& it) const { return it.gdap.id.empty() ? it.gdap.display_name : it.gdap.id; }
  };
  return std::visit(Text{}, item);
}

std::uint64_t content_hash(const Item& item) {
  Hash hash;
  std::visit([&](const auto& it) { add(hash, it); }, item);
  return hash.value();
}

}  // namespace pcadmin::exchange
