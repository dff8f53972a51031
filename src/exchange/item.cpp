#include "exchange/item.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <pcadmin/grant.hpp>

#include "exchange/column_name.hpp"
#include "exchange/cut_off.hpp"
#include "exchange/field_reader.hpp"
#include "exchange/link.hpp"
#include "exchange/recognise.hpp"
#include "text/role.hpp"
#include "text/support_profile.hpp"
#include "text/translate.hpp"

namespace pcadmin::exchange {

namespace {

/// The customer that the data names: by a key of its own, or in the link to itself.
std::optional<CustomerId> customer_in_data(FieldReader& fields, FieldReader::Paths paths) {
  if (fields.has(paths)) return fields.id<CustomerId>(paths);
  const auto guid = id_in_link(fields.text({"links.self.uri"}).value_or(""), "/customers/");
  return guid ? std::optional(CustomerId(*guid)) : std::nullopt;
}

void check_agreement(FieldReader& fields, const std::optional<CustomerId>& data, const Said& said) {
  if (!data || !said.customer || *data == *said.customer) return;
  fields.fault("CONTRADICTION", text::say("This is about the customer {}, but --customer names {}.", data->text(),
                                          said.customer->text()));
}

/// The customer by data or user; that nobody names one is a fault.
std::optional<CustomerId> customer_of(FieldReader& fields, FieldReader::Paths paths, const Said& said) {
  const bool failed_before = fields.failed();
  const std::optional<CustomerId> data = customer_in_data(fields, paths);
  check_agreement(fields, data, said);
  if (data) return data;
  if (!said.customer && fields.failed() == failed_before) {
    fields.fault("CUSTOMER_UNSAID", text::tr("Nothing says whose this is; name the customer with --customer."));
  }
  return said.customer;
}

// Partner Center's lists, in the order of the numbers that its .NET SDK publishes
// (Microsoft.Store.PartnerCenter.Models): SubscriptionStatus, BillingCycleType, CustomerPartnerRelationship,
// PartnerRelationshipType.
constexpr std::string_view subscription_statuses[] = {"none",    "active",  "suspended", "deleted",
                                                      "expired", "pending", "disabled"};
constexpr std::string_view billing_cycles[] = {"unknown",  "monthly",   "annual",  "none",
                                               "one_time", "triennial", "biennial"};
constexpr std::string_view relationships_to_partner[] = {"unknown",     "reseller",          "advisor",
                                                         "syndication", "microsoft_support", "none"};
constexpr std::string_view indirect_reseller_of = "is_indirect_reseller_of";
constexpr std::string_view relationship_types[] = {indirect_reseller_of, "is_indirect_cloud_solution_provider_of"};
// Microsoft Graph publishes names alone.
constexpr std::string_view gdap_statuses[] = {
    "created",  "approvalPending", "approved",    "activating", "active",
    "expiring", "expired",         "terminating", "terminated", "terminationRequested"};

using Numbered = FieldReader::Numbered;

// Each takes a field that goes by one of these names, and answers whether it says something that can be understood.

bool take(FieldReader& reader, FieldReader::Paths names, std::string& value) {
  const auto said = reader.text(names);
  if (said) value = *said;
  return said.has_value();
}

template <class Value>
bool take_said(const std::optional<Value>& said, Value& value) {
  if (said) value = *said;
  return said.has_value();
}

bool take(FieldReader& reader, FieldReader::Paths names, std::int64_t& value) {
  return take_said(reader.count(names), value);
}
bool take(FieldReader& reader, FieldReader::Paths names, bool& value) {
  return take_said(reader.boolean(names), value);
}
bool take(FieldReader& reader, FieldReader::Paths names, Instant& value) {
  // What this program recorded itself it must understand.
  const bool is_own = names.begin()->starts_with("pcadmin.");
  return take_said(is_own ? reader.instant(names) : reader.optional_instant(names), value);
}
bool take(FieldReader& reader, FieldReader::Paths names, RelationshipState& value) {
  return take_said(reader.word(names, parse_relationship_state), value);
}
bool take(FieldReader& reader, FieldReader::Paths names, Channel& value) {
  const Field* const field = reader.find(names);
  if (field == nullptr) return false;
  const std::optional<Channel> channel = parse_channel(field->value);
  if (!channel)
    reader.fault("INVALID_VALUE", *field, text::tr("A channel is csp, direct, open, ea, advisor or other."));
  return take_said(channel, value);
}
template <class Value>
bool take(FieldReader& reader, FieldReader::Paths names, std::optional<Value>& value) {
  Value said{};
  if (!take(reader, names, said)) return false;
  value = said;
  return true;
}

/// All that a record says of a thing's fields.
template <class Thing>
Partial<Thing> said_of(FieldReader& reader) {
  Partial<Thing> said;
  for_each_field<Thing>([&](const auto& field) {
    typename std::decay_t<decltype(field)>::value_type value{};
    if (take(reader, {field.path, field.name, field.also}, value)) said.say(field.member, std::move(value));
  });
  return said;
}

/// Data that names one thing in two places must name the same.
template <class IdType>
void check_same(FieldReader& fields, FieldReader::Paths other, const IdType& id) {
  const std::optional<IdType> second = fields.id<IdType>(other);
  if (!second || *second == id) return;
  fields.fault("CONTRADICTION", text::say("This names two different ids, {} and {}.", id.text(), second->text()));
}

/// A text of a support profile; one that can't be it is a fault.
template <class Text>
std::optional<Text> contact_text(FieldReader& fields, FieldReader::Paths paths,
                                 std::string (*sentence)(std::string_view value)) {
  const Field* const field = fields.find(paths);
  if (field == nullptr) return std::nullopt;
  std::optional<Text> text = Text::parse(field->value);
  if (!text) fields.fault("INVALID_VALUE", *field, sentence(field->value));
  return text;
}

void check_link(FieldReader& fields, FieldReader::Paths paths) {
  const Field* const field = fields.find(paths);
  if (field != nullptr && !is_web_link(field->value))
    fields.fault("INVALID_VALUE", *field, text::no_link(field->value));
}

std::string recorded_relationship_path(std::string_view field) {
  return "pcadmin.relationship." + std::string(field);
}

/// A relationship as it is recorded, in an object of `pcadmin`. Partner Center's word stands where Partner
/// Center has it.
std::optional<Relationship> recorded_relationship(FieldReader& fields,
                                                  const std::optional<std::string_view>& partner_center_state) {
  if (!fields.has_any("pcadmin.relationship.")) return std::nullopt;
  Relationship relationship;
  if (!fields.has({"pcadmin.relationship.state"})) fields.missing("pcadmin.relationship.state");
  for_each_field<Relationship>([&](const auto& field) {
    if (field.path.empty()) return;
    take(fields, {fields.kept(recorded_relationship_path(field.path))}, relationship.*field.member);
  });
  check_link(fields, {"pcadmin.relationship.link"});
  relationship.partner_center_state = partner_center_state.value_or("");
  return relationship;
}

std::optional<RecordedDap> recorded_dap(FieldReader& fields) {
  if (!fields.has_any("pcadmin.dap.")) return std::nullopt;
  if (!fields.has({"pcadmin.dap.state"})) fields.missing("pcadmin.dap.state");
  return RecordedDap{.state = fields.word({"pcadmin.dap.state"}, parse_dap_state).value_or(DapState::unknown),
                     .since = fields.instant({"pcadmin.dap.since"}),
                     .ended = fields.instant({"pcadmin.dap.ended"})};
}

CustomerItem customer_item(FieldReader& fields, const Said& said) {
  CustomerItem item;
  item.id = fields.required_id<CustomerId>({"id", "customerid", "microsoftid", "companyprofile.tenantid"}, "id");
  if (!fields.failed()) check_agreement(fields, item.id, said);
  if (!fields.failed()) check_same(fields, {"companyprofile.tenantid"}, item.id);
  item.fields = said_of<Customer>(fields);
  item.relationship_to_partner =
      fields.listed({"relationshiptopartner", "relationship"}, relationships_to_partner, Numbered::yes);
  if (item.relationship_to_partner) item.relationship_to_partner = relationship_word(*item.relationship_to_partner);
  item.allow_delegated_access = fields.boolean({"allowdelegatedaccess"});
  item.relationship = recorded_relationship(fields, item.relationship_to_partner);
  item.dap = recorded_dap(fields);
  return item;
}

SubscriptionItem subscription_item(FieldReader& fields, const Said& said) {
  SubscriptionItem item;
  item.id = fields.required_id<SubscriptionId>({"subscriptionid", "id"}, "id");
  item.customer_id = customer_of(fields, {"customerid"}, said).value_or(CustomerId());
  if (const auto linked = id_in_link(fields.text({"links.self.uri"}).value_or(""), "/subscriptions/");
      linked && !fields.failed() && SubscriptionId(*linked) != item.id) {
    fields.fault("CONTRADICTION",
                 text::say("This names two different ids, {} and {}.", item.id.text(), linked->text()));
  }
  item.fields = said_of<Subscription>(fields);
  if (const auto status = fields.listed({"status"}, subscription_statuses, Numbered::yes))
    item.fields.say(&Subscription::status, std::string(*status));
  if (const auto cycle = fields.listed({"billingcycle"}, billing_cycles, Numbered::yes))
    item.fields.say(&Subscription::billing_cycle, std::string(*cycle));
  if (said.channel && !item.fields.says(&Subscription::channel)) item.fields.say(&Subscription::channel, *said.channel);
  return item;
}

/// The provider is the account, which no data of partners records.
std::optional<PartnerRole> parse_recorded_role(std::string_view text) {
  const std::optional<PartnerRole> role = parse_partner_role(text);
  return role == PartnerRole::provider ? std::nullopt : role;
}

PartnerRelationshipItem partner_relationship_item(FieldReader& fields, const Said& said, bool with_customer) {
  PartnerRelationshipItem item;
  if (with_customer) item.customer_id = customer_of(fields, {"customerid"}, said);
  item.tenant_id = fields.required_id<PartnerTenantId>({"id", "partnertenantid", "partnerid"}, "id");
  item.mpn_id = fields.mpn_id({"mpnid", "partnermpnid"});
  item.name = fields.text({"name", "partnername"});
  item.location = fields.text({"location"});
  item.state = fields.text({"state"});
  // A provider of the account's, not a reseller of it. Who serves a customer is a reseller.
  const auto type = fields.listed({"relationshiptype"}, relationship_types, Numbered::yes);
  if (!with_customer && type == indirect_reseller_of) item.role = PartnerRole::other;
  item.recorded = fields.has_any("pcadmin.");
  if (!item.recorded) return item;
  item.role = fields.word({"pcadmin.role"}, parse_recorded_role).value_or(item.role);
  item.email = contact_text<EmailAddress>(fields, {"pcadmin.email"}, text::no_email);
  item.telephone = contact_text<Telephone>(fields, {"pcadmin.telephone"}, text::no_telephone);
  item.website = contact_text<Website>(fields, {"pcadmin.website"}, text::no_link);
  item.relationship = recorded_relationship(fields, item.state);
  if (with_customer) item.dap = recorded_dap(fields);
  return item;
}

/// The subscription of a contact: by a key of its own, in the link to itself, or by the user.
SubscriptionId contact_subscription(FieldReader& fields, const Said& said) {
  std::optional<SubscriptionId> data;
  if (fields.has({"subscriptionid"})) {
    data = fields.id<SubscriptionId>({"subscriptionid"});
    if (!data) return {};
  } else if (const auto guid = id_in_link(fields.text({"links.self.uri"}).value_or(""), "/subscriptions/")) {
    data = SubscriptionId(*guid);
  }
  if (data && said.subscription && *data != *said.subscription) {
    fields.fault("CONTRADICTION", text::say("This is about the subscription {}, but --subscription names {}.",
                                            data->text(), said.subscription->text()));
  }
  if (!data && !said.subscription) {
    fields.fault("SUBSCRIPTION_UNSAID",
                 text::tr("Nothing says whose contact this is; name the subscription with --subscription."));
  }
  return data ? *data : said.subscription.value_or(SubscriptionId());
}

ContactItem contact_item(FieldReader& fields, const Said& said) {
  ContactItem item;
  item.subscription_id = contact_subscription(fields, said);
  item.customer_id = customer_in_data(fields, {"customerid"});
  check_agreement(fields, item.customer_id, said);
  if (!item.customer_id) item.customer_id = said.customer;
  item.support_tenant_id = fields.required_id<PartnerTenantId>({"supporttenantid"}, "supportTenantId");
  item.support_mpn_id = fields.mpn_id({"supportmpnid"});
  item.name = fields.text({"name", "supportname"});
  item.assigned_at = fields.instant({"pcadmin.assignedat"});
  item.assigned_by = fields.text({"pcadmin.assignedby"});
  return item;
}

/// A text that is no role would be a grant that silently counts for nothing.
std::vector<Role> roles_of(FieldReader& fields) {
  constexpr std::string_view path = "accessdetails.unifiedroles[].roledefinitionid";
  std::vector<Role> roles;
  if (!fields.has({path})) return roles;
  for (const Field& field : fields.record().fields()) {
    if (field.path != path || field.value.empty()) continue;
    if (const auto role = Role::parse(field.value)) {
      roles.push_back(*role);
    } else {
      fields.fault("INVALID_VALUE", field, text::unknown_role(field.value));
    }
  }
  // Graph's order means nothing and may change.
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

/// "PT0S" and "P0D" say that it isn't extended; any other duration, that it is. PowerShell writes a duration as an
/// object with its days.
std::optional<bool> is_extended(FieldReader& fields) {
  const auto duration = fields.text(
      {"autoextendduration", "autoextendduration.totaldays", "autoextendduration.days", "autoextendduration.ticks"});
  if (!duration) return std::nullopt;
  return duration->find_first_of("123456789") != std::string_view::npos;
}

/// Nobody has accepted it: its customer is null, or an empty cell.
bool is_open_invitation(FieldReader& fields, const Said& said) {
  if (said.customer || fields.has({"customer.tenantid", "customerid"})) return false;
  const auto all = fields.record().fields();
  return std::any_of(all.begin(), all.end(), [](const Field& field) {
    return field.value.empty() &&
           (field.path == "customer" || field.path == "customer.tenantid" || field.path == "customerid");
  });
}

AdminItem admin_item(FieldReader& fields, const Said& said) {
  AdminItem item;
  if (!is_open_invitation(fields, said)) {
    item.customer_id = customer_of(fields, {"customer.tenantid", "customerid"}, said).value_or(CustomerId());
  }
  item.indirect_provider = fields.id<PartnerTenantId>({"indirectprovidertenantid"});
  item.partner = fields.id<PartnerTenantId>({"pcadmin.partnertenantid"});
  item.gdap.id = fields.text({"id"}).value_or("");
  item.gdap.display_name = fields.text({"displayname"}).value_or("");
  if (!fields.has({"status"})) fields.missing("status");
  item.gdap.status = fields.listed({"status"}, gdap_statuses, Numbered::no).value_or("");
  item.gdap.roles = roles_of(fields);
  if (item.gdap.roles.size() > gdap_most_roles)
    fields.fault("RECORD_TOO_LONG", text::say("GDAP can't have more than {} roles.", gdap_most_roles));
  item.gdap.activated_at = fields.optional_instant({"activateddatetime"});
  item.gdap.until = fields.end({"enddatetime"});
  item.gdap.auto_extend = is_extended(fields);
  return item;
}

std::vector<std::string> recorded_relationship_paths() {
  std::vector<std::string> paths;
  for_each_field<Relationship>([&](const auto& field) {
    if (!field.path.empty()) paths.push_back(recorded_relationship_path(field.path));
  });
  return paths;
}

/// The object `pcadmin` is this program's own: what it doesn't know there is a slip of the pen.
void check_own_fields(FieldReader& fields, Kind kind) {
  static const std::vector<std::string> relationship_paths = recorded_relationship_paths();
  static const std::vector<std::string_view> relationship(relationship_paths.begin(), relationship_paths.end());
  static constexpr std::string_view dap[] = {"pcadmin.dap.state", "pcadmin.dap.since", "pcadmin.dap.ended"};
  static constexpr std::string_view partner[] = {"pcadmin.role", "pcadmin.email", "pcadmin.telephone",
                                                 "pcadmin.website"};
  static constexpr std::string_view contact[] = {"pcadmin.assignedat", "pcadmin.assignedby"};
  static constexpr std::string_view admin[] = {"pcadmin.partnertenantid"};
  switch (kind) {
    case Kind::customers:
      return fields.check_members("pcadmin", {relationship, dap});
    case Kind::subscriptions:
      return fields.check_members("pcadmin", {});
    case Kind::partnerships:
      return fields.check_members("pcadmin", {partner, relationship});
    case Kind::customer_relationships:
      return fields.check_members("pcadmin", {partner, relationship, dap});
    case Kind::contacts:
      return fields.check_members("pcadmin", {contact});
    case Kind::admin:
      return fields.check_members("pcadmin", {admin});
  }
}

Item item_of(Kind kind, FieldReader& fields, const Said& said) {
  switch (kind) {
    case Kind::customers:
      return customer_item(fields, said);
    case Kind::subscriptions:
      return subscription_item(fields, said);
    case Kind::partnerships:
      return partner_relationship_item(fields, said, false);
    case Kind::customer_relationships:
      return partner_relationship_item(fields, said, true);
    case Kind::contacts:
      return contact_item(fields, said);
    case Kind::admin:
      return admin_item(fields, said);
  }
  return CustomerItem{};
}

/// What prevents that a record is looked at as an item of any kind; answers whether there is something.
bool is_something_else(const Record& record, FieldReader& fields) {
  if (const auto answer = error_answer(record)) {
    fields.fault("ERROR_ANSWER",
                 text::say("This is no data but an error that was answered: {}. Ask for the data again.", *answer));
    return true;
  }
  if (const Field* type = foreign_type(record)) {
    fields.fault("UNKNOWN_KIND", *type, text::say("Things of the type '{}' are not imported.", type->value));
    return true;
  }
  if (const Field* sign = foreign_sign(record)) {
    fields.fault("UNKNOWN_KIND", *sign,
                 text::say("Nothing that is imported has '{}': this is a bill, a request or another thing about "
                           "customers and subscriptions.",
                           sign->written));
    return true;
  }
  return false;
}

}  // namespace

std::optional<Item> to_item(const Record& record, const Said& said, Faults& faults) {
  FieldReader fields(record, faults);
  if (is_something_else(record, fields)) return std::nullopt;
  const std::optional<Kind> kind = recognise(record, said);
  if (!kind) {
    if (const Field* cut = cut_off_field(record)) {
      fields.fault("JSON_DEPTH", *cut, cut_off_sentence());
      return std::nullopt;
    }
    fields.fault("UNKNOWN_KIND",
                 text::tr("This looks like nothing that Partner Center hands out; if it is, say what it "
                          "is in attributes.objectType, or to import with --kind."));
    return std::nullopt;
  }
  if (const auto evident = said.kind ? contradicted_kind(record, *said.kind) : std::nullopt) {
    fields.fault("CONTRADICTION", text::say("By what it says itself this is one of '{0}', but --kind says '{1}'.",
                                            name(*evident), name(*said.kind)));
    return std::nullopt;
  }
  FieldReader reader(record, faults,
                     said.is_handwritten ? FieldReader::Dates::all_count : FieldReader::Dates::some_count);
  const std::size_t before = faults.details().size();
  Item item = item_of(*kind, reader, said);
  check_own_fields(reader, *kind);
  reader.check_doubled();
  const std::size_t others = faults.details().size();
  reader.check_shapes();
  // What isn't understood for its shape is missed as well; that is no fault of its own.
  if (faults.details().size() > others) faults.withdraw(before, others);
  if (reader.failed()) return std::nullopt;
  return item;
}

}  // namespace pcadmin::exchange
