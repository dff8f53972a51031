#include "store/sqlite/row.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include <nlohmann/json.hpp>

#include "store/failure.hpp"
#include "store/failure_text.hpp"
#include "text/json_writer.hpp"

namespace pcadmin::store::sqlite {

namespace {

constexpr std::array administration_parts{"dap", "dap_since", "dap_ended"};
constexpr std::array gdap_parts{"id", "display_name", "status", "roles", "activated_at", "until", "auto_extend"};

/// Names with something before each.
std::string columns(const std::string& prefix, std::span<const char* const> names) {
  std::string list;
  for (const char* name : names) {
    if (!list.empty()) list += ", ";
    list += prefix + name;
  }
  return list;
}

/// A field's column: friendly_name for friendlyName.
std::string column_name(std::string_view field) {
  std::string name;
  for (const char letter : field) {
    const bool is_upper = letter >= 'A' && letter <= 'Z';
    if (is_upper) name += '_';
    name += is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return name;
}

/// Whether a field stands in its thing's own table. What subscriptions are subscriptions to stands in `offer`.
template <class Thing>
bool is_own(std::string_view) {
  return true;
}
template <>
bool is_own<Subscription>(std::string_view field) {
  static constexpr std::array<std::string_view, 5> of_offer{"offerId", "offerName", "productType", "productTypeName",
                                                            "unitType"};
  return std::find(of_offer.begin(), of_offer.end(), field) == of_offer.end();
}

/// The columns that are fields in a thing's own table, each with something before it.
template <class Thing>
std::string own_columns(const std::string& prefix) {
  std::string list;
  for_each_field<Thing>([&](const auto& field) {
    if (!is_own<Thing>(field.name)) return;
    if (!list.empty()) list += ", ";
    list += prefix + column_name(field.name);
  });
  return list;
}

/// JSON array of the roles, as they are stored.
std::string roles_text(const std::vector<Role>& roles) {
  std::string out;
  text::JsonWriter json(out, text::JsonText::kept);
  {
    const auto list = json.array();
    for (const Role& role : roles)
      json.value(role.text());
  }
  return out;
}

}  // namespace

std::string partner_columns(const std::string& table) {
  static constexpr std::array names{"guid", "mpn_id", "name", "role", "location", "email", "telephone", "website"};
  return columns(table + '.', names);
}

std::string customer_columns(const std::string& table) {
  return table + ".guid, " + own_columns<Customer>(table + '.');
}

std::string relationship_columns(const std::string& table) {
  return own_columns<Relationship>(table + '.');
}

std::string administration_columns() {
  return columns("ad.", administration_parts) + ", " + columns("g.", gdap_parts);
}

std::string administration_tables(const std::string& customer, const std::string& partner) {
  return " LEFT JOIN administration ad ON ad.customer = " + customer + " AND ad.partner = " + partner +
         " LEFT JOIN gdap g ON g.customer = ad.customer AND g.partner = ad.partner";
}

std::string subscription_columns() {
  std::string list = "s.guid, c.guid";
  for_each_field<Subscription>([&](const auto& field) {
    list += is_own<Subscription>(field.name) ? ", s." : ", o.";
    list += field.name == "offerName" ? "name" : column_name(field.name);
  });
  return list;
}

std::string customer_fields() {
  return own_columns<Customer>("");
}

std::string subscription_fields() {
  return own_columns<Subscription>("");
}

std::string relationship_fields() {
  return own_columns<Relationship>("");
}

std::string administration_fields() {
  return columns("", administration_parts);
}

std::string gdap_fields() {
  return columns("", gdap_parts);
}

void ParameterBinder::bind(std::string_view text) {
  // The library binds texts by std::string alone; a text this short is not worth more.
  statement_.bind(++last_, std::string(text));
}

void ParameterBinder::bind(const Subscription& subscription) {
  for_each_field<Subscription>([&](const auto& field) {
    if (is_own<Subscription>(field.name)) bind(subscription.*field.member);
  });
}

void ParameterBinder::bind(const Gdap& gdap) {
  const std::string roles = roles_text(gdap.roles);
  add(gdap.id, gdap.display_name, gdap.status, std::string_view(roles), gdap.activated_at, gdap.until,
      gdap.auto_extend);
}

std::string_view RowReader::text() {
  const SQLite::Column column = statement_.getColumn(next_++);
  const char* begin = column.getText();
  return {begin, static_cast<std::size_t>(column.getBytes())};
}

std::optional<std::int64_t> RowReader::optional_number() {
  const SQLite::Column column = statement_.getColumn(next_++);
  if (column.isNull()) return std::nullopt;
  return column.getInt64();
}

void RowReader::take(Guid& guid) {
  const SQLite::Column column = statement_.getColumn(next_++);
  Guid::Bytes bytes{};
  if (static_cast<std::size_t>(column.getBytes()) != bytes.size()) throw_damaged(column.getText());
  std::memcpy(bytes.data(), column.getBlob(), bytes.size());
  guid = Guid(bytes);
}

void RowReader::take(Instant& instant) {
  instant = Instant(std::chrono::seconds(number()));
}

void RowReader::take(std::optional<Instant>& instant) {
  const auto seconds = optional_number();
  instant.reset();
  if (seconds) instant = Instant(std::chrono::seconds(*seconds));
}

void RowReader::take(std::optional<bool>& value) {
  const auto number = optional_number();
  value.reset();
  if (number) value = *number != 0;
}

void RowReader::take(Partner& partner) {
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

void RowReader::take(Customer& customer) {
  read(customer.id);
  take_fields(customer);
}

void RowReader::take(Subscription& subscription) {
  read(subscription.id, subscription.customer_id);
  take_fields(subscription);
}

void RowReader::take(Relationship& relationship) {
  if (statement_.isColumnNull(next_)) {
    next_ += static_cast<int>(field_count<Relationship>);
    relationship = {};
    return;
  }
  take_fields(relationship);
}

void RowReader::take(Administration& administration) {
  if (statement_.isColumnNull(next_)) return;
  administration.dap = parsed(&parse_dap_state);
  read(administration.dap_since, administration.dap_ended);
  if (statement_.isColumnNull(next_)) return;
  Gdap gdap;
  read(gdap);
  administration.gdaps.record(std::move(gdap));
}

void RowReader::take(Gdap& gdap) {
  read(gdap.id, gdap.display_name, gdap.status);
  take_roles(gdap.roles);
  read(gdap.activated_at, gdap.until, gdap.auto_extend);
}

void RowReader::take_roles(std::vector<Role>& roles) {
  const std::string_view text = this->text();
  const auto stored = nlohmann::json::parse(text, nullptr, false);
  const auto is_text = [](const nlohmann::json& role) { return role.is_string(); };
  if (!stored.is_array() || !std::all_of(stored.begin(), stored.end(), is_text)) throw_damaged(text);
  for (const auto& role : stored)
    roles.push_back(Role::recorded(role.get<std::string>()));
}

void RowReader::throw_damaged(std::string_view content) const {
  throw Failure(Failure::Kind::damaged, store_, meaningless(content));
}

}  // namespace pcadmin::store::sqlite
