#include "store/sqlite/row.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include <nlohmann/json.hpp>

#include "store/sqlite/failure.hpp"
#include "text/translate.hpp"

namespace pcadmin::store::sqlite {

using text::say;

namespace {

std::string columns(const std::string& table, std::initializer_list<const char*> names) {
  std::string list;
  for (const char* name : names) {
    if (!list.empty()) list += ", ";
    list += table + '.' + name;
  }
  return list;
}

/// Whether a stored text says just these roles; sure of it only where nothing had to be escaped.
bool says(std::string_view text, const std::vector<Role>& roles) {
  const auto consume = [&text](std::string_view expected) {
    if (text.substr(0, expected.size()) != expected) return false;
    text.remove_prefix(expected.size());
    return true;
  };
  std::string_view opening = "[\"";
  for (const Role& role : roles) {
    if (role.text().find_first_of("\"\\") != std::string::npos) return false;
    if (!consume(opening) || !consume(role.text()) || !consume("\"")) return false;
    opening = ",\"";
  }
  return text == "]";
}

/// Most rows repeat the roles of the row before, which `roles` still holds.
void read_roles(std::string_view text, std::vector<Role>& roles) {
  if (says(text, roles)) return;
  roles.clear();
  const auto stored = nlohmann::json::parse(text, nullptr, false);
  const auto is_text = [](const nlohmann::json& role) { return role.is_string(); };
  if (!stored.is_array() || !std::all_of(stored.begin(), stored.end(), is_text)) {
    throw DamagedContent(say("'{}' is no list of roles", text));
  }
  for (const auto& role : stored)
    roles.push_back(Role::recorded(role.get<std::string>()));
}

}  // namespace

std::string partner_columns(const std::string& table) {
  return columns(table, {"guid", "mpn_id", "name", "role", "location", "email", "telephone", "website"});
}

std::string customer_columns(const std::string& table) {
  return columns(table, {"guid", "company_name", "domain", "commerce_id"});
}

std::string relationship_columns(const std::string& table) {
  return columns(table, {"state", "requested_at", "established_at", "ended_at", "link", "with_dap", "agreement",
                         "partner_center_state"});
}

std::string administration_columns(const std::string& table) {
  return columns(table, {"dap", "dap_since", "dap_ended", "gdap_status", "gdap_id", "gdap_display_name", "gdap_roles",
                         "gdap_activated_at", "gdap_until", "gdap_auto_extend"});
}

std::string subscription_columns() {
  return "s.guid, c.guid, o.offer_id, o.name, s.friendly_name, s.status, s.quantity, o.unit_type, o.product_type, "
         "o.product_type_name, s.channel, s.partner_id, s.creation_date, s.effective_start_date, "
         "s.commitment_end_date, s.auto_renew_enabled, s.billing_cycle, s.term_duration";
}

std::string roles_text(const std::vector<Role>& roles) {
  nlohmann::json texts = nlohmann::json::array();
  for (const Role& role : roles)
    texts.push_back(role.text());
  return texts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void Parameters::bind(std::string_view text) {
  // The library binds texts by std::string alone; a text this short is not worth more.
  statement_.bind(++last_, std::string(text));
}

void Parameters::bind(const Relationship& relationship) {
  add(name(relationship.state), relationship.requested_at, relationship.established_at, relationship.ended_at,
      relationship.link, relationship.with_dap, relationship.agreement, relationship.partner_center_state);
}

void Parameters::bind(const Administration& administration) {
  add(name(administration.dap), administration.dap_since, administration.dap_ended);
  if (!administration.gdap) {
    for (int column = 0; column < 7; ++column)
      statement_.bind(++last_);
    return;
  }
  const Gdap& gdap = *administration.gdap;
  const std::string roles = roles_text(gdap.roles);
  add(gdap.status, gdap.id, gdap.display_name, std::string_view(roles), gdap.activated_at, gdap.until,
      gdap.auto_extend);
}

std::string_view Row::text() {
  const SQLite::Column column = statement_.getColumn(next_++);
  const char* begin = column.getText();
  return {begin, static_cast<std::size_t>(column.getBytes())};
}

std::optional<std::int64_t> Row::optional_number() {
  const SQLite::Column column = statement_.getColumn(next_++);
  if (column.isNull()) return std::nullopt;
  return column.getInt64();
}

void Row::take(Guid& guid) {
  const SQLite::Column column = statement_.getColumn(next_++);
  Guid::Bytes bytes{};
  if (static_cast<std::size_t>(column.getBytes()) != bytes.size())
    throw DamagedContent(say("an id isn't 16 bytes long"));
  std::memcpy(bytes.data(), column.getBlob(), bytes.size());
  guid = Guid(bytes);
}

void Row::take(Instant& instant) {
  instant = Instant(std::chrono::seconds(number()));
}

void Row::take(std::optional<Instant>& instant) {
  const auto seconds = optional_number();
  instant.reset();
  if (seconds) instant = Instant(std::chrono::seconds(*seconds));
}

void Row::take(std::optional<bool>& value) {
  const auto number = optional_number();
  value.reset();
  if (number) value = *number != 0;
}

void Row::take(Partner& partner) {
  read(partner.tenant_id);
  partner.mpn_id.reset();
  if (statement_.isColumnNull(next_)) {
    ++next_;
  } else {
    partner.mpn_id = parsed(&MpnId::parse);
  }
  read(partner.name);
  partner.role = parsed(&parse_partner_role);
  read(partner.location);
  partner.support_profile.email = EmailAddress::recorded(std::string(text()));
  partner.support_profile.telephone = Telephone::recorded(std::string(text()));
  partner.support_profile.website = Website::recorded(std::string(text()));
}

void Row::take(Customer& customer) {
  read(customer.id, customer.company_name, customer.domain, customer.commerce_id);
}

void Row::take(Subscription& subscription) {
  read(subscription.id, subscription.customer_id, subscription.offer_id, subscription.offer_name,
       subscription.friendly_name, subscription.status, subscription.quantity, subscription.unit_type,
       subscription.product_type, subscription.product_type_name);
  subscription.channel = parsed(&parse_channel);
  read(subscription.partner_id, subscription.creation_date, subscription.effective_start_date,
       subscription.commitment_end_date, subscription.auto_renew_enabled, subscription.billing_cycle,
       subscription.term_duration);
}

void Row::take(Relationship& relationship) {
  if (statement_.isColumnNull(next_)) {
    next_ += 8;
    relationship = {};
    return;
  }
  relationship.state = parsed(&parse_relationship_state);
  read(relationship.requested_at, relationship.established_at, relationship.ended_at, relationship.link,
       relationship.with_dap, relationship.agreement, relationship.partner_center_state);
}

void Row::take(Administration& administration) {
  if (statement_.isColumnNull(next_)) {
    next_ += 10;
    administration = {};
    return;
  }
  administration.dap = parsed(&parse_dap_state);
  read(administration.dap_since, administration.dap_ended);
  take_gdap(administration.gdap);
}

void Row::take_gdap(std::optional<Gdap>& gdap) {
  if (statement_.isColumnNull(next_)) {
    next_ += 7;
    gdap.reset();
    return;
  }
  if (!gdap) gdap.emplace();
  read(gdap->status, gdap->id, gdap->display_name);
  read_roles(text(), gdap->roles);
  read(gdap->activated_at, gdap->until, gdap->auto_extend);
}

void Row::throw_damaged(std::string_view content) {
  throw DamagedContent(say("'{}' stands where it has no meaning", content));
}

}  // namespace pcadmin::store::sqlite
