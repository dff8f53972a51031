#include "store/journal_text.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "text/translate.hpp"

namespace pcadmin::store {

namespace {

using Json = nlohmann::ordered_json;

/// Collects the members that say something.
class Writer {
 public:
  Writer& add(const char* key, const std::string& text) { return text.empty() ? *this : put(key, text); }
  Writer& add(const char* key, bool value) { return value ? put(key, true) : *this; }
  Writer& add(const char* key, std::int64_t value) { return value == 0 ? *this : put(key, value); }
  Writer& add(const char* key, const std::optional<Instant>& instant) {
    return instant ? put(key, format_instant(*instant)) : *this;
  }
  Writer& add(const char* key, const std::vector<std::string>& texts) {
    return texts.empty() ? *this : put(key, texts);
  }
  template <class Kind>
  Writer& add(const char* key, const Id<Kind>& id) {
    return id == Id<Kind>{} ? *this : put(key, id.text());
  }
  /// A word that is left out where it is the usual one.
  template <class Enumeration>
  Writer& add(const char* key, Enumeration value, Enumeration usual) {
    return value == usual ? *this : put(key, std::string(name(value)));
  }
  Writer& put(const char* key, Json value) {
    json_[key] = std::move(value);
    return *this;
  }

  const Json& json() const { return json_; }
  std::string text() const {
    return json_.empty() ? std::string() : json_.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

 private:
  Json json_ = Json::object();
};

/// Takes members, absent ones as nothing. Throws what the JSON library throws.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  std::string text(const char* key) const { return json_.value(key, std::string()); }
  bool flag(const char* key) const { return json_.value(key, false); }
  std::vector<std::string> texts(const char* key) const { return json_.value(key, std::vector<std::string>()); }
  std::optional<Instant> instant(const char* key) const {
    return json_.contains(key) ? known(parse_instant(text(key))) : std::optional<Instant>();
  }
  template <class Enumeration>
  Enumeration word(const char* key, std::optional<Enumeration> (*parse)(std::string_view), Enumeration usual) const {
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

void add(Writer& writer, const SupportProfile& profile) {
  writer.add("email", profile.email.text())
      .add("telephone", profile.telephone.text())
      .add("website", profile.website.text());
}

void add(Writer& writer, const Partner& partner) {
  writer.add("tenantId", partner.tenant_id)
      .add("mpnId", partner.mpn_id ? partner.mpn_id->text() : std::string())
      .add("name", partner.name)
      .add("role", partner.role, PartnerRole::other)
      .add("location", partner.location);
  add(writer, partner.support_profile);
}

template <class Value, class Read>
Result<Value> from_journal(std::string_view text, Read read) {
  if (text.empty()) return Value{};
  try {
    const Json json = Json::parse(text);
    return read(json);
  } catch (const Json::exception&) {
    return Error{
        ErrorCode::store_damaged, text::say("a journal entry can't be understood."), {}, std::string(text), {}};
  }
}

std::vector<Role> recorded_roles(const std::vector<std::string>& texts) {
  std::vector<Role> roles;
  for (const std::string& text : texts)
    roles.push_back(Role::recorded(text));
  return roles;
}

std::vector<std::string> texts(const std::vector<Role>& roles) {
  std::vector<std::string> texts;
  for (const Role& role : roles)
    texts.push_back(role.text());
  return texts;
}

Gdap read_gdap(const Json& json) {
  const Reader reader(json);
  return {.id = reader.text("id"),
          .display_name = reader.text("displayName"),
          .status = reader.text("status"),
          .roles = recorded_roles(reader.texts("roles")),
          .activated_at = reader.instant("activatedAt"),
          .until = reader.instant("until"),
          .auto_extend = reader.flag("autoExtend")};
}

}  // namespace

std::string to_journal_text(const SupportProfile& profile) {
  Writer writer;
  add(writer, profile);
  return writer.text();
}

std::string to_journal_text(const Relationship& relationship) {
  return Writer()
      .add("state", relationship.state, RelationshipState::none)
      .add("requestedAt", relationship.requested_at)
      .add("establishedAt", relationship.established_at)
      .add("endedAt", relationship.ended_at)
      .add("link", relationship.link)
      .add("withDap", relationship.with_dap)
      .add("agreement", relationship.agreement)
      .add("partnerCenterState", relationship.partner_center_state)
      .text();
}

std::string to_journal_text(const Administration& administration) {
  Writer writer;
  writer.add("dap", administration.dap, DapState::unknown)
      .add("dapSince", administration.dap_since)
      .add("dapEnded", administration.dap_ended);
  if (administration.gdap) {
    const Gdap& gdap = *administration.gdap;
    writer.put("gdap", Writer()
                           .add("id", gdap.id)
                           .add("displayName", gdap.display_name)
                           .add("status", gdap.status)
                           .add("roles", texts(gdap.roles))
                           .add("activatedAt", gdap.activated_at)
                           .add("until", gdap.until)
                           .add("autoExtend", gdap.auto_extend)
                           .json());
  }
  return writer.text();
}

std::string to_journal_text(const Partner& partner) {
  Writer writer;
  add(writer, partner);
  return writer.text();
}

std::string to_journal_text(const Account& account) {
  Writer writer;
  add(writer, account.partner);
  return writer.add("cloud", account.cloud, Cloud::global)
      .add("partnershipLink", account.partnership_link)
      .add("test", account.test)
      .text();
}

std::string to_journal_text(const Customer& customer) {
  return Writer()
      .add("customerId", customer.id)
      .add("companyName", customer.company_name)
      .add("domain", customer.domain)
      .add("commerceId", customer.commerce_id)
      .text();
}

std::string to_journal_text(const Subscription& subscription) {
  Writer writer;
  writer.add("subscriptionId", subscription.id)
      .add("customerId", subscription.customer_id)
      .add("offerId", subscription.offer_id)
      .add("offerName", subscription.offer_name)
      .add("friendlyName", subscription.friendly_name)
      .add("status", subscription.status)
      .add("quantity", subscription.quantity)
      .add("unitType", subscription.unit_type)
      .add("productType", subscription.product_type)
      .add("productTypeName", subscription.product_type_name)
      .add("channel", subscription.channel, Channel::csp)
      .add("partnerId", subscription.partner_id)
      .add("creationDate", subscription.creation_date)
      .add("effectiveStartDate", subscription.effective_start_date)
      .add("commitmentEndDate", subscription.commitment_end_date);
  if (subscription.auto_renew_enabled) writer.put("autoRenewEnabled", *subscription.auto_renew_enabled);
  return writer.add("billingCycle", subscription.billing_cycle).add("termDuration", subscription.term_duration).text();
}

std::string to_journal_text(const Summary& summary, const std::string& file) {
  Writer writer;
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

std::string to_journal_text(const std::optional<PartnerTenantId>& contact) {
  return contact ? contact->text() : std::string();
}

Result<SupportProfile> support_profile_from_journal(std::string_view text) {
  return from_journal<SupportProfile>(text, [](const Json& json) {
    const Reader reader(json);
    return SupportProfile{EmailAddress::recorded(reader.text("email")), Telephone::recorded(reader.text("telephone")),
                          Website::recorded(reader.text("website"))};
  });
}

Result<Relationship> relationship_from_journal(std::string_view text) {
  return from_journal<Relationship>(text, [](const Json& json) {
    const Reader reader(json);
    return Relationship{.state = reader.word("state", parse_relationship_state, RelationshipState::none),
                        .requested_at = reader.instant("requestedAt"),
                        .established_at = reader.instant("establishedAt"),
                        .ended_at = reader.instant("endedAt"),
                        .link = reader.text("link"),
                        .with_dap = reader.flag("withDap"),
                        .agreement = reader.text("agreement"),
                        .partner_center_state = reader.text("partnerCenterState")};
  });
}

Result<Administration> administration_from_journal(std::string_view text) {
  return from_journal<Administration>(text, [](const Json& json) {
    const Reader reader(json);
    return Administration{
        .dap = reader.word("dap", parse_dap_state, DapState::unknown),
        .dap_since = reader.instant("dapSince"),
        .dap_ended = reader.instant("dapEnded"),
        .gdap = json.contains("gdap") ? std::optional<Gdap>(read_gdap(json.at("gdap"))) : std::nullopt};
  });
}

}  // namespace pcadmin::store
