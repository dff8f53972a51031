// Setting what lies between partners, customers and subscriptions. A value equal to "nothing recorded"
// removes the row.
#include "store/sqlite/writer.hpp"

namespace pcadmin::store::sqlite {

namespace {

/// What became of a thing that was replaced by another.
template <class Value>
Upsert outcome(const Value& before) {
  return before == Value{} ? Upsert::created : Upsert::updated;
}

}  // namespace

Result<Upsert> Writer::set_support_profile(PartnerTenantId partner, const SupportProfile& profile) {
  const auto recorded = this->partner(partner);
  if (!recorded) return recorded.error();
  if (!*recorded) return unknown_partner(partner);
  Partner changed = **recorded;
  const SupportProfile before = changed.support_profile;
  if (before == profile) return Upsert::unchanged;
  changed.support_profile = profile;
  const std::int64_t row = write_partner(partner_row(partner), changed);
  journal_.changed(ChangeKind::support_profile, {.partner = row}, before, profile);
  return outcome(before);
}

Result<Upsert> Writer::set_partnership(PartnerTenantId partner, const Relationship& relationship) {
  static const Sql remove("DELETE FROM partnership WHERE partner = ?");
  static const Sql replace("INSERT OR REPLACE INTO partnership (partner, " + relationship_fields() + ") VALUES (?, " +
                           marks_for(relationship_fields()) + ")");
  const auto row = partner_row(partner);
  if (!row) return unknown_partner(partner);
  const Relationship before = partnership_of(*row);
  if (before == relationship) return Upsert::unchanged;
  if (relationship == Relationship{}) {
    Query(connection(), remove, *row).run();
  } else {
    Query(connection(), replace, *row, relationship).run();
  }
  forget_partners();
  journal_.changed(ChangeKind::partnership, {.partner = row}, before, relationship);
  return outcome(before);
}

Result<Upsert> Writer::set_customer_relationship(CustomerId customer, PartnerTenantId partner,
                                                 const Relationship& relationship) {
  static const Sql remove("DELETE FROM customer_relationship WHERE customer = ? AND partner = ?");
  static const Sql replace("INSERT OR REPLACE INTO customer_relationship (customer, partner, " + relationship_fields() +
                           ") VALUES (?, ?, " + marks_for(relationship_fields()) + ")");
  const auto customer_key = customer_row(customer);
  if (!customer_key) return unknown_customer(customer);
  const auto partner_key = partner_row(partner);
  if (!partner_key) return unknown_partner(partner);
  const Relationship before = relationship_of(*customer_key, *partner_key);
  if (before == relationship) return Upsert::unchanged;
  if (relationship == Relationship{}) {
    Query(connection(), remove, *customer_key, *partner_key).run();
  } else {
    Query(connection(), replace, *customer_key, *partner_key, relationship).run();
  }
  journal_.changed(ChangeKind::customer_relationship, {.customer = customer_key, .partner = partner_key}, before,
                   relationship);
  return outcome(before);
}

Result<Upsert> Writer::set_administration(CustomerId customer, PartnerTenantId partner,
                                          const Administration& administration) {
  static const Sql remove("DELETE FROM administration WHERE customer = ? AND partner = ?");
  static const Sql replace(
      "INSERT OR REPLACE INTO administration (customer, partner, dap, dap_since, dap_ended, gdap_status, gdap_id,"
      " gdap_display_name, gdap_roles, gdap_activated_at, gdap_until, gdap_auto_extend)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const auto customer_key = customer_row(customer);
  if (!customer_key) return unknown_customer(customer);
  const auto partner_key = partner_row(partner);
  if (!partner_key) return unknown_partner(partner);
  const Administration before = administration_of(*customer_key, *partner_key);
  if (before == administration) return Upsert::unchanged;
  if (administration == Administration{}) {
    Query(connection(), remove, *customer_key, *partner_key).run();
  } else {
    Query(connection(), replace, *customer_key, *partner_key, administration).run();
  }
  journal_.changed(ChangeKind::administration, {.customer = customer_key, .partner = partner_key}, before,
                   administration);
  return outcome(before);
}

Result<Upsert> Writer::set_support_contact(SubscriptionId subscription, const std::optional<PartnerTenantId>& partner,
                                           const std::optional<Designator>& elsewhere) {
  static const Sql remove("DELETE FROM support_contact WHERE subscription = ?");
  // Two statements: INSERT OR REPLACE would keep a copy of each page that it changes, to be able to take it back.
  static const Sql insert(
      "INSERT INTO support_contact (subscription, partner, assigned_at, assigned_by) VALUES (?, ?, ?, ?)");
  static const Sql update(
      "UPDATE support_contact SET partner = ?2, assigned_at = ?3, assigned_by = ?4 WHERE subscription = ?1");
  const auto current = read_designation(subscription);
  if (!current) return unknown_subscription(subscription);
  const Contact* const contact = partner ? this->contact(*partner) : nullptr;
  if (partner && contact == nullptr) return unknown_partner(*partner);
  const bool wants_default = contact == nullptr || contact->role == PartnerRole::provider;
  const std::optional<PartnerTenantId> wanted = wants_default ? std::nullopt : partner;
  const std::optional<std::int64_t> wanted_row = wants_default ? std::nullopt : std::optional(contact->row);
  const bool says_who = elsewhere && *elsewhere != Designator{} && wanted;
  if (wanted == current->partner && (!says_who || *elsewhere == current->designator)) return Upsert::unchanged;
  if (wanted_row) {
    const Run& run = journal_.run();
    const std::optional<Instant> at = elsewhere ? elsewhere->at : run.at;
    Query(connection(), current->partner ? update : insert, current->subscription_row, *wanted_row, at,
          elsewhere ? elsewhere->by : run.actor)
        .run();
  } else {
    Query(connection(), remove, current->subscription_row).run();
  }
  const Journal::Subject subject{.subscription = current->subscription_row,
                                 .customer = current->customer_row,
                                 .partner = wanted_row ? wanted_row : current->partner_row};
  journal_.changed(ChangeKind::support_contact, subject, current->partner, wanted);
  return outcome(current->partner);
}

std::optional<Writer::Designation> Writer::read_designation(SubscriptionId subscription) {
  static const Sql sql(
      "SELECT s.id, s.customer, p.id, p.guid, d.assigned_at, d.assigned_by FROM subscription s"
      " LEFT JOIN support_contact d ON d.subscription = s.id LEFT JOIN partner p ON p.id = d.partner WHERE s.guid = ?");
  Query query(connection(), sql, subscription);
  std::optional<Designation> designation;
  if (!query.next()) return designation;
  designation.emplace();
  query.row().read(designation->subscription_row, designation->customer_row, designation->partner_row,
                   designation->partner, designation->designator.at, designation->designator.by);
  return designation;
}

Result<Mention> Writer::mention(std::string_view key, std::uint64_t content) {
  static const Sql insert("INSERT OR IGNORE INTO temp.mention (key, content) VALUES (?, ?)");
  static const Sql select("SELECT content FROM temp.mention WHERE key = ?");
  if (!mentions_ready_) {
    connection().execute(
        "CREATE TEMP TABLE IF NOT EXISTS mention (key BLOB PRIMARY KEY, content INTEGER) WITHOUT ROWID");
    connection().execute("DELETE FROM temp.mention");
    mentions_ready_ = true;
  }
  const auto number = static_cast<std::int64_t>(content);
  Query inserting(connection(), insert, Bytes{key}, number);
  if (inserting.run() > 0) return Mention::first;
  Query known(connection(), select, Bytes{key});
  return known.next() && known.row().number() == number ? Mention::same : Mention::different;
}

Result<void> Writer::summarise(ChangeKind kind, std::string_view text) {
  journal_.summarise(kind, text);
  return {};
}

}  // namespace pcadmin::store::sqlite
