#include "store/journal_text.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "fields/fields.hpp"
#include "text/json_writer.hpp"
#include "text/translate.hpp"

namespace pcadmin::store {

namespace {

using Json = nlohmann::ordered_json;

/// Collects the members that say something.
class JournalJson {
 public:
  JournalJson() = default;
  JournalJson(const JournalJson&) = delete;
  JournalJson& operator=(const JournalJson&) = delete;

  /// All fields of a thing that differ from those of one of which nothing is known.
  template <class Thing>
  JournalJson& add_fields(const Thing& thing) {
    static const Thing nothing;
    for_each_field<Thing>([&](const auto& field) { add(field.name, thing.*field.member, nothing.*field.member); });
    return *this;
  }
  JournalJson& add(std::string_view key, const std::string& text) { return add(key, text, std::string()); }
  JournalJson& add(std::string_view key, bool value) { return add(key, value, false); }
  JournalJson& add(std::string_view key, std::int64_t value) { return add(key, value, std::int64_t{0}); }
  JournalJson& add(std::string_view key, const std::optional<Instant>& instant) {
    return add(key, instant, std::optional<Instant>());
  }
  JournalJson& add(std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) return *this;
    const auto list = json_.array(key);
    for (const std::string& text : texts)
      json_.value(text);
    return *this;
  }
  template <class Kind>
  JournalJson& add(std::string_view key, const Id<Kind>& id) {
    return add(key, id == Id<Kind>{} ? std::string() : id.text());
  }
  /// A value that is left out where it is the usual one.
  template <class Value>
  JournalJson& add(std::string_view key, const Value& value, const Value& usual) {
    if (value != usual) json_.member(key, value);
    return *this;
  }
  /// An object for each thing, whose members `describe` adds; left out where there is none.
  template <class Things, class Describe>
  JournalJson& add_each(std::string_view key, const Things& things, Describe describe) {
    if (things.empty()) return *this;
    const auto list = json_.array(key);
    for (const auto& thing : things) {
      JournalJson object;
      describe(object, thing);
      json_.json('{' + object.members_ + '}');
    }
    return *this;
  }

  /// A value as it is, or null where it is the usual one.
  template <class Value>
  JournalJson& add_or_null(std::string_view key, const Value& value, const Value& usual) {
    if (value != usual) return add(key, value, usual);
    json_.key(key);
    json_.json("null");
    return *this;
  }

  /// Nothing where no member says anything.
  std::string text() const { return members_.empty() ? std::string() : '{' + members_ + '}'; }

 private:
  std::string members_;
  text::JsonWriter json_{members_, text::JsonText::kept};
};

/// Takes members, absent ones as nothing. Throws what the JSON library throws.
class JournalReader {
 public:
  explicit JournalReader(const Json& json) : json_(json) {}

  std::string text(std::string_view key) const { return json_.value(key, std::string()); }
  bool flag(std::string_view key) const { return json_.value(key, false); }
  std::optional<bool> optional_flag(std::string_view key) const {
    return json_.contains(key) ? std::optional(flag(key)) : std::nullopt;
  }
  std::vector<std::string> texts(std::string_view key) const { return json_.value(key, std::vector<std::string>()); }
  std::optional<Instant> instant(std::string_view key) const {
    return json_.contains(key) ? known(parse_instant(text(key))) : std::optional<Instant>();
  }
  void take(std::string_view key, std::string& value) const { value = text(key); }
  void take(std::string_view key, bool& value) const { value = flag(key); }
  void take(std::string_view key, std::optional<Instant>& value) const { value = instant(key); }
  void take(std::string_view key, std::int64_t& value) const { value = json_.value(key, std::int64_t{0}); }
  void take(std::string_view key, std::optional<bool>& value) const {
    value = json_.contains(key) ? std::optional(flag(key)) : std::nullopt;
  }
  void take(std::string_view key, Channel& value) const { value = word(key, parse_channel, Channel{}); }
  void take(std::string_view key, RelationshipState& value) const {
    value = word(key, parse_relationship_state, RelationshipState::none);
  }
  template <class Id>
  Id id(std::string_view key) const {
    return json_.contains(key) ? *known(Id::parse(text(key))) : Id{};
  }
  template <class Enumeration>
  Enumeration word(std::string_view key, std::optional<Enumeration> (*parse)(std::string_view),
                   Enumeration usual) const {
    return json_.contains(key) ? *known(parse(text(key))) : usual;
  }

 private:
  template <class Value>
  static std::optional<Value> known(std::optional<Value> value) {
    if (!value) throw Json::other_error::create(599, "a word that is not known", static_cast<const Json*>(nullptr));
    return value;
  }

  const Json& json_;
};

void add(JournalJson& writer, const SupportProfile& profile) {
  writer.add("email", profile.email.text())
      .add("telephone", profile.telephone.text())
      .add("website", profile.website.text());
}

void add(JournalJson& writer, const Partner& partner) {
  writer.add("tenantId", partner.tenant_id)
      .add("mpnId", partner.mpn_id ? partner.mpn_id->text() : std::string())
      .add("name", partner.name)
      .add("role", partner.role, PartnerRole::other)
      .add("location", partner.location);
  add(writer, partner.support_profile);
}

Error not_understood(std::string_view text) {
  return {ErrorCode::store_damaged, text::say("a journal entry can't be understood."), {}, std::string(text), {}};
}

template <class Value, class Read>
Result<Value> from_journal(std::string_view text, Read read) {
  if (text.empty()) return Value{};
  try {
    const Json json = Json::parse(text);
    return read(json);
  } catch (const Json::exception&) {
    return not_understood(text);
  }
}

std::vector<Role> recorded_roles(const std::vector<std::string>& texts) {
  std::vector<Role> roles;
  roles.reserve(texts.size());
  for (const std::string& text : texts)
    roles.push_back(Role::recorded(text));
  return roles;
}

std::vector<std::string> texts(const std::vector<Role>& roles) {
  std::vector<std::string> texts;
  texts.reserve(roles.size());
  for (const Role& role : roles)
    texts.push_back(role.text());
  return texts;
}

Gdap read_gdap(const Json& json) {
  const JournalReader reader(json);
  return {.id = reader.text("id"),
          .display_name = reader.text("displayName"),
          .status = reader.text("status"),
          .roles = recorded_roles(reader.texts("roles")),
          .activated_at = reader.instant("activatedAt"),
          .until = reader.instant("until"),
          .auto_extend = reader.optional_flag("autoExtend")};
}

template <class Thing>
ReplacedTexts differing_fields(const Thing& before, const Thing& after) {
  static const Thing nothing;
  JournalJson was;
  JournalJson is;
  for_each_field<Thing>([&](const auto& field) {
    if (before.*field.member == after.*field.member) return;
    was.add_or_null(field.name, before.*field.member, nothing.*field.member);
    is.add_or_null(field.name, after.*field.member, nothing.*field.member);
  });
  return {was.text(), is.text()};
}

template <class Thing>
Result<Thing> with_fields_of(Thing thing, std::string_view text) {
  return from_journal<Thing>(text, [&](const Json& json) {
    static const Thing nothing;
    const JournalReader reader(json);
    for_each_field<Thing>([&](const auto& field) {
      const auto said = json.find(field.name);
      if (said == json.end()) return;
      if (said->is_null()) {
        thing.*field.member = nothing.*field.member;
      } else {
        reader.take(field.name, thing.*field.member);
      }
    });
    return thing;
  });
}

SupportProfile read_profile(const JournalReader& reader) {
  return {EmailAddress::recorded(reader.text("email")), Telephone::recorded(reader.text("telephone")),
          Website::recorded(reader.text("website"))};
}

}  // namespace

std::string to_journal_text(const SupportProfile& profile) {
  JournalJson writer;
  add(writer, profile);
  return writer.text();
}

std::string to_journal_text(const Relationship& relationship) {
  return JournalJson().add_fields(relationship).text();
}

std::string to_journal_text(const Administration& administration) {
  JournalJson writer;
  writer.add("dap", administration.dap, DapState::unknown)
      .add("dapSince", administration.dap_since)
      .add("dapEnded", administration.dap_ended)
      .add_each("gdaps", administration.gdaps, [](JournalJson& object, const Gdap& gdap) {
        object.add("id", gdap.id)
            .add("displayName", gdap.display_name)
            .add("status", gdap.status)
            .add("roles", texts(gdap.roles))
            .add("activatedAt", gdap.activated_at)
            .add("until", gdap.until)
            .add("autoExtend", gdap.auto_extend, std::optional<bool>());
      });
  return writer.text();
}

std::string to_journal_text(const Partner& partner) {
  JournalJson writer;
  add(writer, partner);
  return writer.text();
}

std::string to_journal_text(const Account& account) {
  JournalJson writer;
  add(writer, account.partner);
  return writer.add("cloud", account.cloud, Cloud::global)
      .add("partnershipLink", account.partnership_link)
      .add("test", account.test)
      .text();
}

std::string to_journal_text(const Customer& customer) {
  return JournalJson().add("customerId", customer.id).add_fields(customer).text();
}

std::string to_journal_text(const Subscription& subscription) {
  return JournalJson()
      .add("subscriptionId", subscription.id)
      .add("customerId", subscription.customer_id)
      .add_fields(subscription)
      .text();
}

std::string to_journal_text(const Summary& summary, const std::string& file) {
  JournalJson writer;
  writer.add("file", file);
  if (summary.account) writer.add("tenantId", summary.account->partner.tenant_id);
  writer.add("resellers", summary.resellers)
      .add("customers", summary.customers)
      .add("subscriptions", summary.subscriptions);
  if (!summary.newest) return writer.text();
  return writer.add("lastChangeId", summary.newest->change_id)
      .add("lastChangeAt", std::optional(summary.newest->at))
      .text();
}

namespace {

void append_words(std::string& words, std::string_view name, const Json& value) {
  if (value.is_structured()) {
    for (const auto& [member, inner] : value.items())
      append_words(words, member, inner);
    return;
  }
  if (value.is_null()) return;
  if (!words.empty()) words += ", ";
  if (value.is_string()) {
    words += value.get<std::string>();
  } else {
    words += std::string(name) + " " + value.dump();
  }
}

}  // namespace

std::string journal_text_in_words(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_structured()) return std::string(text);
  std::string words;
  append_words(words, {}, json);
  return words;
}

std::string to_journal_text(const std::optional<PartnerTenantId>& contact) {
  return contact ? contact->text() : std::string();
}

Result<std::optional<PartnerTenantId>> contact_from_journal(std::string_view text) {
  if (text.empty()) return std::optional<PartnerTenantId>();
  const std::optional<Guid> guid = Guid::parse(text);
  if (!guid) return not_understood(text);
  return std::optional(PartnerTenantId{*guid});
}

Result<SupportProfile> support_profile_from_journal(std::string_view text) {
  return from_journal<SupportProfile>(text, [](const Json& json) { return read_profile(JournalReader(json)); });
}

Result<Relationship> relationship_from_journal(std::string_view text) {
  return from_journal<Relationship>(text, [](const Json& json) {
    const JournalReader reader(json);
    Relationship relationship;
    for_each_field<Relationship>([&](const auto& field) { reader.take(field.name, relationship.*field.member); });
    return relationship;
  });
}

Result<Administration> administration_from_journal(std::string_view text) {
  return from_journal<Administration>(text, [](const Json& json) {
    const JournalReader reader(json);
    Administration administration{.dap = reader.word("dap", parse_dap_state, DapState::unknown),
                                  .dap_since = reader.instant("dapSince"),
                                  .dap_ended = reader.instant("dapEnded"),
                                  .gdaps = {}};
    for (const Json& gdap : json.value("gdaps", Json::array()))
      administration.gdaps.record(read_gdap(gdap));
    return administration;
  });
}

Result<Partner> partner_from_journal(std::string_view text) {
  return from_journal<Partner>(text, [](const Json& json) {
    const JournalReader reader(json);
    Partner partner;
    partner.tenant_id = reader.id<PartnerTenantId>("tenantId");
    if (json.contains("mpnId")) partner.mpn_id = MpnId::parse(reader.text("mpnId"));
    partner.name = reader.text("name");
    partner.role = reader.word("role", parse_partner_role, PartnerRole::other);
    partner.location = reader.text("location");
    partner.support_profile = read_profile(reader);
    return partner;
  });
}

ReplacedTexts replaced_texts(const Customer& before, const Customer& after) {
  return differing_fields(before, after);
}

ReplacedTexts replaced_texts(const Subscription& before, const Subscription& after) {
  return differing_fields(before, after);
}

Result<Customer> with_fields(Customer customer, std::string_view text) {
  return with_fields_of(std::move(customer), text);
}

Result<Subscription> with_fields(Subscription subscription, std::string_view text) {
  return with_fields_of(std::move(subscription), text);
}

Result<std::vector<JournalField>> fields_from_journal(ChangeKind kind, std::string_view text) {
  using Fields = std::vector<JournalField>;
  if (kind == ChangeKind::support_contact && !text.empty()) return Fields{{"supportTenantId", std::string(text)}};
  return from_journal<Fields>(text, [](const Json& json) {
    Fields fields;
    for (const auto& [name, value] : json.items())
      fields.push_back({name, value.is_string() ? value.get<std::string>() : value.dump()});
    return fields;
  });
}

std::string to_complete_text(const DesignatedContact& contact) {
  JournalJson writer;
  writer.add("supportTenantId", contact.partner.value_or(PartnerTenantId{}))
      .add("assignedAt", contact.designator.at)
      .add("assignedBy", contact.designator.by);
  return writer.text();
}

Result<DesignatedContact> contact_from_complete_text(std::string_view text) {
  return from_journal<DesignatedContact>(text, [](const Json& json) {
    const JournalReader reader(json);
    DesignatedContact contact;
    if (json.contains("supportTenantId")) contact.partner = reader.id<PartnerTenantId>("supportTenantId");
    contact.designator = {reader.instant("assignedAt"), reader.text("assignedBy")};
    return contact;
  });
}

}  // namespace pcadmin::store
